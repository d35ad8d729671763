import { join } from 'node:path';
import type { Check } from './diagnosis/check.ts';
import { type DiagnoseOptions, diagnose, type Practice } from './diagnosis/diagnose.ts';
import type { Diagnosis } from './diagnosis/finding.ts';
import { memoryCache, type Sources } from './diagnosis/gather.ts';
import type { Remedy, RemedyId } from './diagnosis/remedies.ts';
import organization from './facts/organization.ts';
import person from './facts/person.ts';
import { connectGraph } from './graph/connect.ts';
import { credentialOf } from './graph/credentials.ts';
import { loadFolder } from './load.ts';
import type { TenantSettings } from './settings.ts';

/** Settings that say how to reach a tenant. */
export type Connected = TenantSettings & Required<Pick<TenantSettings, 'graph'>>;

/** Everything that a diagnosis needs, joined once for a process. */
export interface Clinic {
  /** One look at one user. Throws NoReport when nothing was answered. */
  look(input: string, options?: DiagnoseOptions): Promise<Diagnosis>;
  readonly checks: readonly Check[];
  readonly remedies: ReadonlyMap<RemedyId, Remedy>;
  readonly now: () => Date;
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
  const now = variations.now ?? clockOf(settings.clockRate);
  const graph = connectGraph({
    credential: credentialOf(settings.graph.identity, settings.cloud, settings.tenantId),
    cloud: settings.cloud,
    ...(settings.graph.endpoint && { endpoint: settings.graph.endpoint }),
  });
  const sources: Sources = { graph: variations.around?.(graph) ?? graph, cache: memoryCache(), now };
  const practice: Practice = { checks, person, organization, mode: settings.mode, tenantId: settings.tenantId ?? '' };
  return {
    look: (input, options) => diagnose(input, practice, sources, options),
    checks,
    remedies: new Map(remedies.map((remedy) => [remedy.id, remedy])),
    now,
  };
}

/** The one clock of the process; a rate above 1 lets hours pass in minutes, for trying things out. */
function clockOf(rate: number): () => Date {
  const begun = Date.now();
  return () => new Date(begun + (Date.now() - begun) * rate);
}
