import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { type Diagnose, LookFailed } from './cases/case.ts';
import { Cases } from './cases/cases.ts';
import { Looks } from './cases/looks.ts';
import type { Check } from './diagnosis/check.ts';
import { type DiagnoseOptions, diagnose, NoReport, type Practice } from './diagnosis/diagnose.ts';
import type { Diagnosis } from './diagnosis/finding.ts';
import { gather, memoryCache, type Sources } from './diagnosis/gather.ts';
import type { Remedy, RemedyId } from './diagnosis/remedies.ts';
import organization, { type Organization } from './facts/organization.ts';
import person from './facts/person.ts';
import { connectGraph } from './graph/connect.ts';
import { credentialOf } from './graph/credentials.ts';
import { loadFolder } from './load.ts';
import { isLoopback, type Settings, type TenantSettings } from './settings.ts';
import { openSqlite } from './storage/sqlite.ts';
import { type Bot, createBot, createEdge } from './teams/bot.ts';

/** Settings that say how to reach a tenant. */
export type Connected = TenantSettings & Required<Pick<TenantSettings, 'graph'>>;

/** Everything that a diagnosis needs, joined once for a process. */
export interface Clinic {
  /** One look at one user. Throws NoReport when nothing was answered. */
  look(input: string, options?: DiagnoseOptions): Promise<Diagnosis>;
  readonly checks: readonly Check[];
  readonly remedies: ReadonlyMap<RemedyId, Remedy>;
  readonly now: () => Date;
  /** The tenant’s name; empty when it cannot be read now. */
  tenantName(): Promise<string>;
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
    tenantName: async () => {
      const { readings } = await gather([organization], sources, { answers: {} });
      const reading = readings.get(organization.id)?.reading;
      return reading?.state === 'known' ? ((reading.value as Organization).displayName ?? '') : '';
    },
  };
}

/** The one clock of the process; a rate above 1 lets hours pass in minutes, for trying things out. */
function clockOf({ clockRate, clockOrigin }: Pick<TenantSettings, 'clockRate' | 'clockOrigin'>): () => Date {
  const origin = clockOrigin ? Date.parse(clockOrigin) : Date.now();
  return () => new Date(origin + (Date.now() - origin) * clockRate);
}

/** The bot and what ends it. */
export interface BotProcess {
  readonly bot: Bot;
  /** Takes up the looks that an earlier process left unfinished. */
  resume(): Promise<void>;
  /** Lets running turns and looks end, within 10 seconds, and closes the store. */
  close(): Promise<void>;
}

/** Joins the bot: clinic, store, cases, looks and the way to Teams. Opens the store; listens nowhere yet. */
export async function composeBot(settings: Settings): Promise<BotProcess> {
  const log = pino({ level: settings.logLevel }, pino.destination(2));
  const clinic = await composeClinic(settings);
  const documents = openSqlite(settings.storage.sqlite);
  const clock = { now: clinic.now };
  const tenant = { id: settings.tenantId ?? 'sandbox', name: await clinic.tenantName(), mode: settings.mode };

  const edge = createEdge({
    documents,
    clock,
    remedies: clinic.remedies,
    timeZone: settings.timeZone,
    channelDetail: settings.channelDetail,
    registration: settings.bot,
    allows: (url) => url.protocol === 'http:' && isLoopback(url.hostname),
    log,
  });
  const cases = new Cases({ documents, clock });
  const looks = new Looks({ cases, diagnose: asLook(clinic), display: edge.display, clock, tenant, log });
  const bot = createBot({ edge, cases, looks, tenant, version });
  return {
    bot,
    resume: async () => void (await looks.resume()),
    close: async () => {
      await bot.close();
      await looks.drain();
      edge.close();
      await documents.close();
    },
  };
}

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** A look as cases know it: progress goes on, and a look without a report fails with a sentence. */
const asLook =
  (clinic: Clinic): Diagnose =>
  async (input, { signal, onProgress }) => {
    try {
      return await clinic.look(input, { signal, onProgress: (findings, checks) => onProgress({ findings, checks }) });
    } catch (error) {
      throw error instanceof NoReport ? new LookFailed(error.message) : error;
    }
  };
