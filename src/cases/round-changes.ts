import { randomUUID } from 'node:crypto';
import { withIds } from './actions.ts';
import type { Person, Place } from './case.ts';
import { isSeen, MOST_PEOPLE, type Round, type RoundOutcome, type RoundVerb } from './round.ts';

/** What a round is begun with. */
export interface Asking {
  readonly tenantId: string;
  /** As typed, each once: addresses, object ids or display names. */
  readonly people: readonly string[];
  readonly owner: Person;
  readonly place: Place;
}

/** A round whose looks are all still to come; who does not fit in is left. */
export const newRound = (number: number, { tenantId, people, owner, place }: Asking, at: Date): Round => ({
  schema: 1,
  number,
  tenantId,
  owner,
  place,
  ...looking(at),
  people: people.slice(0, MOST_PEOPLE).map((input) => ({ input })),
  left: people.slice(MOST_PEOPLE),
});

/** The round with what was found about one person; done with the last one. Only its present run adds to it. */
export function withOutcome(before: Round, run: string, place: number, outcome: RoundOutcome, at: Date): Round {
  const person = before.people[place];
  if (!isRunBy(before, run) || !person || person.outcome) return before;
  const after = { ...before, people: before.people.with(place, { ...person, outcome }) };
  return after.people.every((each) => each.outcome) ? ended(after, 'done', at) : after;
}

/** The round without the looks that are still to come; one that has ended stays as it is. */
export const withEnd = (before: Round, state: 'stopped' | 'interrupted', at: Date): Round =>
  before.state === 'looking' ? ended(before, state, at) : before;

/** The round with another look at everybody who is missing; unchanged while it looks, and when nobody is. */
export function withAnotherLook(before: Round, at: Date): Round {
  if (before.state === 'looking' || before.people.every(isSeen)) return before;
  const { endedAt: _, ...round } = before;
  const people = before.people.map((person) => (isSeen(person) ? person : { input: person.input }));
  return { ...round, ...looking(at), people };
}

/** The round in the hands of a new run, after a restart. */
export const takenOver = (before: Round): Round =>
  before.state === 'looking' ? { ...before, run: randomUUID() } : before;

/** Whether this run may add to the round. */
export const isRunBy = (round: Round, run: string): boolean => round.state === 'looking' && round.run === run;

const looking = (at: Date): Pick<Round, 'state' | 'run' | 'askedAt' | 'actions'> => ({
  state: 'looking',
  run: randomUUID(),
  askedAt: at.toISOString(),
  actions: withIds<RoundVerb>(['stop']),
});

function ended(round: Round, state: Round['state'], at: Date): Round {
  const verbs: RoundVerb[] = round.people.every(isSeen) ? ['open'] : ['open', 'again'];
  return { ...round, state, endedAt: at.toISOString(), actions: withIds(verbs) };
}
