import type { Fact, FactInput } from '../../src/diagnosis/fact.ts';
import { gather, memoryCache } from '../../src/diagnosis/gather.ts';
import type { Ask } from '../../src/diagnosis/reading.ts';
import type { Answer, ExchangeRequest, Transport } from '../../src/diagnosis/request.ts';
import { worlds } from '../diagnosis/worlds.ts';
import { graphOf, now, synced, syncing, user, type World } from '../world.ts';

/** Exchange that knows nobody: every cmdlet is sent, and nothing is found. */
const emptyExchange: Transport<ExchangeRequest> = {
  send: async (requests) => ({
    answers: requests.map((): Answer => {
      return { ok: false, fault: { kind: 'not-found', message: 'couldn’t be found on' } };
    }),
    cost: { requests: requests.length, httpCalls: requests.length, resourceUnits: 0 },
  }),
};

const jane: World = { users: [user('jane', synced)], organization: syncing };
/** Jane as she is mostly met, by the names under which Exchange is asked in different ways, and in every other trouble. */
const looks: readonly (readonly [World, string])[] = [
  [jane, 'jane@contoso.com'],
  [jane, 'jane'],
  [{ ...jane, users: [user('jane', { ...synced, userPrincipalName: 'jd@contoso.com' })] }, 'jane@contoso.com'],
  ...Object.values(worlds).map((world) => [world, 'jane@contoso.com'] as const),
];

/** A fact as it is met in a look: what it is given, so that its requests and its question can be read off. */
export interface Met {
  readonly fact: Fact<unknown>;
  readonly input: FactInput;
  /** The way to find out that goes with its reading, where it is unknown. */
  readonly ask?: Ask;
}

/** Every fact with what it sees in many looks, in which Exchange answers or is not connected. */
export async function factsMet(facts: readonly Fact<unknown>[]): Promise<readonly Met[]> {
  const met: Met[] = [];
  for (const [world, input] of looks) {
    for (const exchange of [emptyExchange, undefined]) met.push(...(await metIn(world, input, facts, exchange)));
  }
  return met;
}

async function metIn(
  world: World,
  typed: string,
  facts: readonly Fact<unknown>[],
  exchange: Transport<ExchangeRequest> | undefined,
): Promise<readonly Met[]> {
  const sources = { graph: graphOf(world), cache: memoryCache(), now: () => now, ...(exchange && { exchange }) };
  const { readings } = await gather(facts, sources, { answers: { input: typed } });
  return facts.flatMap((fact) => {
    const from: Record<string, unknown> = {};
    const uses: Record<string, FactInput['uses'][string]> = {};
    for (const [name, other] of Object.entries(fact.from)) {
      const reading = readings.get(other.id)?.reading;
      if (reading?.state !== 'known') return [];
      from[name] = reading.value;
    }
    for (const [name, other] of Object.entries(fact.uses)) {
      const reading = readings.get(other.id)?.reading;
      if (!reading) return [];
      uses[name] = reading;
    }
    const input: FactInput = { from, uses, now };
    const reading = readings.get(fact.id)?.reading;
    const ask = (reading?.state === 'unknown' ? reading.ask : undefined) ?? fact.remedyForUnknown(input);
    return [{ fact, input, ...(ask && { ask }) }];
  });
}
