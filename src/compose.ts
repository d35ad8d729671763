import { join } from 'node:path';
import type { Check } from './diagnosis/check.ts';
import { type DiagnoseOptions, diagnose, type Practice } from './diagnosis/diagnose.ts';
import type { Diagnosis } from './diagnosis/finding.ts';
import { closure, gather, memoryCache, type Sources } from './diagnosis/gather.ts';
import type { Remedy, RemedyId } from './diagnosis/remedies.ts';
import { connectExchange } from './exchange/connect.ts';
import { inLine } from './exchange/in-line.ts';
import type { Credential } from './exchange/tokens.ts';
import licenseHistory from './facts/license-history.ts';
import organization, { type Organization } from './facts/organization.ts';
import person from './facts/person.ts';
import { connectGraph } from './graph/connect.ts';
import { localToken } from './graph/local-token.ts';
import type { Totals } from './graph/traffic.ts';
import { loadFolder } from './load.ts';
import type { GraphIdentity, TenantSettings } from './settings.ts';
import { buildTimeline } from './timeline/build.ts';
import { timelineFacts } from './timeline/facts.ts';

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
  /** What went to Graph since the start, by all looks together: a call that several share counts once. */
  traffic(): Totals;
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
  const credential = await credentialFor(settings, settings.graph.identity);
  const graph = connectGraph({
    credential,
    cloud: settings.cloud,
    ...(settings.graph.endpoint && { endpoint: settings.graph.endpoint }),
  });
  const exchange = settings.exchange.connection === 'rest' ? exchangeOf(settings, credential) : undefined;
  const refused = new Map<string, Set<string>>();
  const sources: Sources = {
    graph: variations.around?.(graph) ?? graph,
    ...(exchange && { exchange }),
    cache: memoryCache(),
    now,
    onRefused: (permission, factId) => void refused.set(permission, (refused.get(permission) ?? new Set()).add(factId)),
  };
  const timeline = { facts: timelineFacts, build: buildTimeline };
  const tenantId = settings.tenantId ?? '';
  const practice: Practice = { checks, person, organization, mode: settings.mode, tenantId, timeline };
  return {
    look: (input, options) => diagnose(input, practice, sources, options),
    checks,
    traffic: () => graph.totals(),
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

/** The questions of the checks that stand on any of the facts, near or far; no check waits for the audit log. */
function questionsOf(facts: ReadonlySet<string>, checks: readonly Check[]): readonly string[] {
  const missing = [...facts].filter((fact) => fact !== licenseHistory.id);
  const open = checks.filter(({ requires, uses }) => {
    const needed = closure([...Object.values(requires), ...Object.values(uses)]);
    return missing.some((fact) => needed.has(fact));
  });
  return [
    ...open.map((check) => check.question),
    ...(facts.has(licenseHistory.id) ? ['Who changed what on this account, and when?'] : []),
  ];
}

/** The one clock of the process; a rate above 1 lets hours pass in minutes, for trying things out. */
function clockOf({ clockRate, clockOrigin }: Pick<TenantSettings, 'clockRate' | 'clockOrigin'>): () => Date {
  const origin = clockOrigin ? Date.parse(clockOrigin) : Date.now();
  return () => new Date(origin + (Date.now() - origin) * clockRate);
}

/** Looks that ask Exchange at the same time: each has several cmdlets, and a few run side by side. */
const askExchangeAtOnce = 3;

/** The door to Exchange, with the identity that reads Graph. */
function exchangeOf({ graph, exchange, cloud, tenantId }: Connected, credential: Credential): Sources['exchange'] {
  const { identity } = graph;
  const connected = connectExchange({
    access: identity.kind === 'local-token' ? identity : { kind: 'sign-in', credential },
    cloud,
    ...(tenantId && { tenantId }),
    ...(exchange.endpoint && { endpoint: exchange.endpoint }),
  });
  return inLine(connected, askExchangeAtOnce);
}

/** The sign-in library takes longer to load than a look takes, and a local token needs none of it. */
async function credentialFor({ cloud, tenantId }: TenantSettings, identity: GraphIdentity) {
  if (identity.kind === 'local-token') return localToken(identity.token);
  return (await import('./graph/credentials.ts')).credentialOf(identity, cloud, tenantId);
}
