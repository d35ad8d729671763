import { join } from 'node:path';
import type { Check } from './diagnosis/check.ts';
import { type DiagnoseOptions, diagnose, type Practice } from './diagnosis/diagnose.ts';
import type { Diagnosis } from './diagnosis/finding.ts';
import { gather, memoryCache, type Sources } from './diagnosis/gather.ts';
import type { Remedy, RemedyId } from './diagnosis/remedies.ts';
import organization, { type Organization } from './facts/organization.ts';
import person from './facts/person.ts';
import { connectGraph } from './graph/connect.ts';
import { localToken } from './graph/local-token.ts';
import { loadFolder } from './load.ts';
import type { GraphIdentity, TenantSettings } from './settings.ts';

/** Settings that say how to reach a tenant. */
export type Connected = TenantSettings & Required<Pick<TenantSettings, 'graph'>>;

/** Everything that a diagnosis needs, joined once for a process. */
export interface Clinic {
  /** One look at one user. Throws NoReport when nothing was answered. */
  look(input: string, options?: DiagnoseOptions): Promise<Diagnosis>;
  readonly checks: readonly Check[];
  readonly remedies: ReadonlyMap<RemedyId, Remedy>;
  readonly now: () => Date;
  /** Permissions that Graph refused since the start, and the checks that lack them. */
  missingPermissions(): readonly MissingPermission[];
  /** The tenant’s name; empty when it cannot be read now. */
  tenantName(): Promise<string>;
}

/** A permission that is not granted, and the questions that stay open without it. */
export interface MissingPermission {
  readonly permission: string;
  readonly questions: readonly string[];
}

/** What benchmarks and golden tests put in place of the usual. */
export interface Variations {
  readonly now?: () => Date;
  /** Wraps the door to Graph. */
  readonly around?: (graph: Sources['graph']) => Sources['graph'];
}

/** Joins engine, facts, checks, remedies and the door to Graph. Sends nothing yet. */
export async function composeClinic(settings: Connected, variations: Variations = {}): Promise<Clinic> {
  const [checks, remedies] = await Promise.all([
    loadFolder<Check>(join(import.meta.dirname, 'checks')),
    loadFolder<Remedy>(join(import.meta.dirname, 'remedies')),
  ]);
  const now = variations.now ?? clockOf(settings);
  const graph = connectGraph({
    credential: await credentialFor(settings, settings.graph.identity),
    cloud: settings.cloud,
    ...(settings.graph.endpoint && { endpoint: settings.graph.endpoint }),
  });
  const refused = new Map<string, Set<string>>();
  const sources: Sources = {
    graph: variations.around?.(graph) ?? graph,
    cache: memoryCache(),
    now,
    onRefused: (permission, factId) => void refused.set(permission, (refused.get(permission) ?? new Set()).add(factId)),
  };
  const practice: Practice = { checks, person, organization, mode: settings.mode, tenantId: settings.tenantId ?? '' };
  return {
    look: (input, options) => diagnose(input, practice, sources, options),
    checks,
    remedies: new Map(remedies.map((remedy) => [remedy.id, remedy])),
    now,
    missingPermissions: () =>
      [...refused].map(([permission, facts]) => ({ permission, questions: questionsOf(facts, checks) })),
    tenantName: async () => {
      const { readings } = await gather([organization], sources, { answers: {} });
      const reading = readings.get(organization.id)?.reading;
      return reading?.state === 'known' ? ((reading.value as Organization).displayName ?? '') : '';
    },
  };
}

/** The questions of the checks that stand on any of the facts. */
const questionsOf = (facts: ReadonlySet<string>, checks: readonly Check[]): readonly string[] =>
  checks
    .filter((check) =>
      [...Object.values(check.requires), ...Object.values(check.uses)].some((fact) => facts.has(fact.id)),
    )
    .map((check) => check.question);

/** The one clock of the process; a rate above 1 lets hours pass in minutes, for trying things out. */
function clockOf({ clockRate, clockOrigin }: Pick<TenantSettings, 'clockRate' | 'clockOrigin'>): () => Date {
  const origin = clockOrigin ? Date.parse(clockOrigin) : Date.now();
  return () => new Date(origin + (Date.now() - origin) * clockRate);
}

/** The sign-in library takes longer to load than a look takes, and a local token needs none of it. */
async function credentialFor({ cloud, tenantId }: TenantSettings, identity: GraphIdentity) {
  if (identity.kind === 'local-token') return localToken(identity.token);
  return (await import('./graph/credentials.ts')).credentialOf(identity, cloud, tenantId);
}
