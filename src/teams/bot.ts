import type { CloudAdapter } from 'botbuilder';
import type { Server } from 'restify';
import type { Case, CaseDisplay, CaseView } from '../cases/case.ts';
import type { Cases } from '../cases/cases.ts';
import { drawCard } from '../cases/drawing.ts';
import type { Looks } from '../cases/looks.ts';
import type { RoundDisplay, RoundView } from '../cases/round.ts';
import type { Rounds } from '../cases/rounds.ts';
import { realTimers } from '../cases/timers.ts';
import type { Documents } from '../storage/documents.ts';
import { createAdapter, type Log, type Registration } from './adapter.ts';
import { ConnectorDoor } from './connector.ts';
import { TeamsDisplay } from './display.ts';
import { type DrawParts, drawing, drawingTimeline, isDiscreet } from './draw.ts';
import { drawingRounds } from './draw-round.ts';
import type { About } from './guidance.ts';
import { Limiter, type Pace } from './limiter.ts';
import { sendPrivateCopy, sendPrivateSummary } from './private-copy.ts';
import { createRouter } from './router.ts';
import { createServer } from './server.ts';
import { ConversationTurns } from './turns.ts';
import { tellWalks } from './walk-news.ts';
import type { Walks } from './walks.ts';

/** Milliseconds that open connections get to end. */
const PATIENCE = 1_000;

/** What the way to Teams is made of. */
export interface EdgeParts extends DrawParts {
  readonly registration: Registration;
  /** Whether an address may be answered: only this machine's in the sandbox. */
  readonly allows: (serviceUrl: URL) => boolean;
  readonly documents: Documents;
  readonly log: Log;
  /** Real time for the limits of Teams; tests do not wait for it. */
  readonly pace?: Pace;
}

/** The way to Teams: what looks show goes out here. Made first, because looks need its display. */
export interface Edge extends EdgeParts {
  readonly adapter: CloudAdapter;
  readonly display: CaseDisplay & RoundDisplay;
  readonly draw: ReturnType<typeof drawing>;
  readonly drawRound: ReturnType<typeof drawingRounds>;
  readonly drawTimeline: ReturnType<typeof drawingTimeline>;
  /** Ends idle connections to Teams; after the last look has drawn its card. */
  close(): void;
}

/** Joins adapter, connector and display. Opens nothing yet. */
export function createEdge(parts: EdgeParts): Edge {
  const door = new ConnectorDoor(parts.allows, new Limiter(parts.pace));
  const adapter = createAdapter(parts.registration, door, parts.log);
  const draw = drawing(parts);
  const drawRound = drawingRounds(parts);
  const { allows, documents, log, channelDetail } = parts;
  const ways = { adapter, botId: parts.registration.id, draw, drawRound, allows, documents };
  const onShown = async (view: CaseView) => {
    if (!isDiscreet(view.case.place.scope, channelDetail)) return;
    await sendPrivateCopy(view, ways).catch((error: Error) => {
      log.warn({ case: view.case.number, error: error.name }, 'A private copy could not be sent.');
    });
  };
  const onRoundShown = async (view: RoundView) => {
    if (!isDiscreet(view.round.place.scope, channelDetail)) return;
    await sendPrivateSummary(view, ways).catch((error: Error) => {
      log.warn({ round: view.round.number, error: error.name }, 'A private summary could not be sent.');
    });
  };
  const display = new TeamsDisplay({ ...ways, onShown, onRoundShown });
  const drawTimeline = drawingTimeline(parts);
  return { ...parts, adapter, display, draw, drawRound, drawTimeline, close: () => door.close() };
}

/** What the bot is made of, beside its way to Teams. */
export interface BotParts {
  readonly edge: Edge;
  readonly cases: Cases;
  readonly looks: Looks;
  readonly rounds: Rounds;
  readonly walks: Walks;
  readonly tenant: CaseView['tenant'] & { readonly id: string };
  readonly version: string;
  readonly exchange: boolean;
  readonly missingPermissions: About['missingPermissions'];
}

/** The bot, ready to listen. */
export interface Bot {
  readonly server: Server;
  /** Goes on with the walks whose look ended without their being told. After looks were resumed. */
  resume(): Promise<void>;
  /** Takes no more turns and resolves when those under way have ended. */
  close(): Promise<void>;
  /** Resolves when what looks led to since then has been said too. */
  settled(): Promise<void>;
}

/** Joins server, router and cases. */
export function createBot({ edge, ...parts }: BotParts): Bot {
  const { cases, looks, tenant } = parts;
  const turns = new ConversationTurns();
  const drawing = { cases, display: edge.display, tenant, log: edge.log, timers: realTimers };
  const redraw = ({ number }: Case) => void drawCard(drawing, number);
  const router = createRouter({ ...edge, ...parts, redraw });
  const onTurn = async (context: Parameters<typeof router.run>[0]) => void (await router.run(context));
  const server = createServer({ adapter: edge.adapter, turns, allows: edge.allows, onTurn });
  const resume = tellWalks({ ...edge, cases, looks, turns, onTurn, botId: edge.registration.id });
  return { server, resume, close: () => closed(server, turns), settled: () => turns.idle() };
}

async function closed(server: Server, turns: ConversationTurns): Promise<void> {
  const all = new Promise<void>((resolve) => server.close(resolve));
  await turns.idle();
  server.server.closeIdleConnections();
  // Who holds a connection without saying anything does not hold us.
  const patience = setTimeout(() => server.server.closeAllConnections(), PATIENCE);
  await all;
  clearTimeout(patience);
}
