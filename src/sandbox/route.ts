import type { Refusal } from './answer.ts';
import type { Call } from './call.ts';
import type { Clock } from './clock.ts';
import type { Permission } from './permissions.ts';
import type { Tenant } from './tenant/tenant.ts';

/** What every endpoint answers from. */
export interface World {
  readonly tenant: Tenant;
  readonly clock: Clock;
  /** Where nextLinks point: scheme and host. */
  readonly linkBase: string;
}

/** A request that has found its endpoint: `keys` are the parts of the path that stood for `{}`. */
export interface Ask {
  readonly world: World;
  readonly call: Call;
  readonly keys: readonly string[];
}

/** One endpoint. */
export interface Route {
  /** Relative to the version; `{}` stands for one segment. */
  readonly path: string;
  /** The request is refused when one of these is missing. */
  readonly permissions: readonly Permission[];
  /** What to answer when a permission is missing; left out: the directory's 403. */
  readonly refusal?: () => Refusal;
  /** A service with a limit of its own. */
  readonly service?: 'outlook' | 'auditLogs';
  /** Resource units before modifiers; left out: the service does not count in units. */
  readonly units?: number;
  handle(ask: Ask): unknown;
}

/** The keys of a path that fits a route, else undefined. */
export function keysIn(route: Route, segments: readonly string[]): readonly string[] | undefined {
  const parts = route.path.split('/');
  if (parts.length !== segments.length) return undefined;
  const keys: string[] = [];
  for (const [at, part] of parts.entries()) {
    const segment = segments[at] ?? '';
    if (part === '{}') keys.push(segment);
    else if (part.toLowerCase() !== segment.toLowerCase()) return undefined;
  }
  return keys;
}
