import { diagnose } from '../../src/diagnosis/diagnose.ts';
import type { Diagnosis } from '../../src/diagnosis/finding.ts';
import { gather, memoryCache, type Readings, type Sources } from '../../src/diagnosis/gather.ts';
import { type Message, say } from '../../src/diagnosis/message.ts';
import type { ExchangeRequest, Fault, GraphRequest, Transport } from '../../src/diagnosis/request.ts';
import type { LinkId, LinkState, Timeline } from '../../src/diagnosis/timeline.ts';
import organization from '../../src/facts/organization.ts';
import person from '../../src/facts/person.ts';
import { plain } from '../../src/texts/escape.ts';
import { render } from '../../src/texts/render.ts';
import { buildTimeline, type Judged } from '../../src/timeline/build.ts';
import { timelineFacts } from '../../src/timeline/facts.ts';
import { checks, graphOf, now, type World } from '../world.ts';

/** What a look may meet beside the world of Graph: the audit log, and Exchange by cmdlet and switch. */
export interface Beside {
  readonly audits?: readonly object[] | Fault;
  /** `Get-Mailbox`, `Get-Mailbox SoftDeletedMailbox`: its objects; what is left out is not found. */
  readonly exchange?: Readonly<Record<string, readonly object[]>>;
}

const free = { requests: 1, httpCalls: 1, resourceUnits: 0 };

function graphWith(world: World, audits: Beside['audits'] = []): Transport<GraphRequest> {
  const graph = graphOf(world);
  const log = Array.isArray(audits)
    ? ({ ok: true, body: { value: audits } } as const)
    : ({ ok: false, fault: audits as Fault } as const);
  return {
    send: async (requests) => {
      const isAudit = ({ url }: GraphRequest) => url.startsWith('/auditLogs');
      const others = await graph.send(requests.filter((request) => !isAudit(request)));
      const answers = [...others.answers];
      return {
        answers: requests.map((request) => (isAudit(request) ? log : (answers.shift() as never))),
        cost: others.cost,
      };
    },
  };
}

const exchangeWith = (objects: NonNullable<Beside['exchange']>): Transport<ExchangeRequest> => ({
  send: async (requests) => ({
    answers: requests.map(({ cmdlet, parameters }) => {
      const switches = Object.keys(parameters).filter((name) => parameters[name] === true);
      const value = objects[[cmdlet, ...switches].join(' ')];
      return value
        ? { ok: true, body: { value, warnings: [] } }
        : { ok: false, fault: { kind: 'not-found', message: 'not there' } };
    }),
    cost: free,
  }),
});

/** One look in a world, with its timeline. */
export const looked = (world: World, input: string, beside: Beside = {}): Promise<Diagnosis> =>
  diagnose(
    input,
    {
      ...{ checks, person, organization, mode: 'sandbox', tenantId: '' },
      timeline: { facts: timelineFacts, build: buildTimeline },
    },
    sourcesOf(world, beside),
  );

const sourcesOf = (world: World, { audits, exchange }: Beside): Sources => ({
  graph: graphWith(world, audits),
  ...(exchange && { exchange: exchangeWith(exchange) }),
  cache: memoryCache(),
  now: () => now,
});

/** What the facts of a timeline say in a world, before anything is built of them. */
export async function readingsIn(world: World, input: string, beside: Beside = {}): Promise<Readings> {
  const { readings } = await gather(timelineFacts, sourcesOf(world, beside), { answers: { input } });
  return readings;
}

/** A verdict that explains nothing. */
export const judged: Judged = {
  verdict: {
    cause: 'undetermined',
    class: 'ask',
    certainty: 'undetermined',
    summary: say`Not known yet.`,
    settledBy: [],
    tellTheUser: say`Please wait.`,
  },
  findings: [],
};

/** The timeline of one look. */
export async function timelineIn(world: World, input: string, beside?: Beside): Promise<Timeline> {
  const { timeline } = await looked(world, input, beside);
  if (!timeline) throw new Error('The look has no timeline.');
  return timeline;
}

/** A message as a person in UTC reads it. */
export const words = (message: Message): string => render(message, { locale: 'en', timeZone: 'UTC', escape: plain });

/** How each link stands. */
export const standing = ({ chain }: Timeline): Readonly<Partial<Record<LinkId, LinkState>>> =>
  Object.fromEntries(chain.map(({ id, state }) => [id, state]));

/** What happened, in order, a line each. */
export const story = ({ moments }: Timeline): readonly string[] =>
  moments.map(({ at, what }) => `${at.slice(0, 16)} ${words(what)}`);
