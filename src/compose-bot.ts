import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { GuidedWalks } from '../dialogs/guided-walk.ts';
import type { WalkState } from '../dialogs/walk-state.ts';
import { type Case, type Diagnose, LookFailed } from './cases/case.ts';
import { Cases } from './cases/cases.ts';
import { Looks } from './cases/looks.ts';
import { Rounds } from './cases/rounds.ts';
import { type Clinic, composeClinic } from './compose.ts';
import { NoReport } from './diagnosis/diagnose.ts';
import { pasted } from './exchange/paste/pasted.ts';
import { isLoopback, type Settings } from './settings.ts';
import { openSqlite } from './storage/sqlite.ts';
import { type Bot, createBot, createEdge } from './teams/bot.ts';
import { optionsFor } from './teams/draw.ts';
import { ConversationValue } from './teams/turn-memory.ts';

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
  const names = tenantNames(clinic, settings);
  const tenant = {
    id: settings.tenantId ?? 'sandbox',
    mode: settings.mode,
    get name() {
      return names.now;
    },
  };

  const drawing = {
    clock,
    remedies: clinic.remedies,
    timeZone: settings.timeZone,
    channelDetail: settings.channelDetail,
  };
  const edge = createEdge({
    ...drawing,
    documents,
    registration: settings.bot,
    allows: (url) => url.protocol === 'http:' && isLoopback(url.hostname),
    log,
  });
  const cases = new Cases({ documents, clock });
  const looking = { cases, diagnose: asLook(clinic, names), display: edge.display, clock, tenant, log };
  const looks = new Looks(looking);
  const rounds = new Rounds({ ...looking, documents });
  const walking = {
    ...{ cases, looks, clock, checks: clinic.checks, readPaste: pasted, staleHours: settings.dialogStaleHours },
    options: (shown: Case) => optionsFor({ case: { ...shown, place: shown.walkPlace ?? shown.place } }, drawing),
    tenant,
    memory: new ConversationValue<WalkState>('walk'),
    parked: new ConversationValue<Readonly<Record<string, WalkState>>>('parked-walks'),
  };
  const walks = new GuidedWalks(walking, new ConversationValue('dialog'));
  const { missingPermissions } = clinic;
  const exchange = settings.exchange.connection === 'rest';
  const bot = createBot({ edge, cases, looks, rounds, walks, tenant, version, exchange, missingPermissions });
  return {
    bot,
    resume: async () => {
      await Promise.all([looks.resume(), rounds.resume()]);
      await bot.resume();
    },
    close: async () => {
      await bot.close();
      await Promise.all([looks.drain(), rounds.drain()]);
      await bot.settled();
      edge.close();
      await documents.close();
    },
  };
}

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** The tenant's name for cards, which every look renews: at the start Graph may be down. */
interface Names {
  now: string;
}

/** Asks for the name without waiting: a slow Graph must not keep the bot from listening. */
function tenantNames(clinic: Clinic, { tenantId }: Settings): Names {
  const names = { now: tenantId ?? 'a tenant that did not tell its name yet' };
  void clinic.tenantName().then((name) => {
    names.now = name || names.now;
  });
  return names;
}

/** A look as cases know it: progress goes on, and a look without a report fails with a sentence. */
const asLook =
  (clinic: Clinic, names: Names): Diagnose =>
  async (input, { signal, onProgress, answers }) => {
    try {
      const diagnosis = await clinic.look(input, {
        signal,
        ...(answers && { answers }),
        onProgress: (findings, checks) => onProgress({ findings, checks }),
      });
      names.now = diagnosis.tenant.name || names.now;
      return diagnosis;
    } catch (error) {
      throw error instanceof NoReport ? new LookFailed(error.message) : error;
    }
  };
