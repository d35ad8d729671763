import type { Round, RoundOutcome, RoundPerson, RoundVerdict, RoundView } from '../../src/cases/round.ts';
import { at, janeId, type Names } from './views.ts';

export const jane: Names = { name: 'Jane Doe', address: 'jane@contoso.com', tenant: 'Contoso' };

/** A verdict about somebody; `id` tells people apart. */
export const verdict = (id: number, names: Names = jane, more: Partial<RoundVerdict> = {}): RoundVerdict => ({
  found: 'cause',
  subject: { id: `${id}`, userPrincipalName: names.address, displayName: names.name },
  cause: 'exchange-plan-disabled-in-license',
  class: 'blocker',
  certainty: 'confirmed',
  first: 'enable-exchange-plan',
  open: false,
  ...more,
});

/** People with these outcomes, typed as their address. */
export const peopleWith = (outcomes: readonly (RoundOutcome | undefined)[], names: Names = jane): RoundPerson[] =>
  outcomes.map((outcome) => ({ input: names.address, ...(outcome && { outcome }) }));

/** What a summary is drawn from. */
export const aRound = (
  changes: Partial<Round> = {},
  rest: Partial<RoundView> = {},
  names: Names = jane,
): RoundView => ({
  round: {
    schema: 1,
    number: 7,
    tenantId: janeId,
    owner: { id: janeId, name: 'Ana Owner' },
    place: { conversationId: 'c', scope: 'channel', reference: {} },
    actions: { r1: 'open' },
    state: 'done',
    run: 'run',
    askedAt: at,
    endedAt: at,
    people: [],
    left: [],
    ...changes,
  },
  tenant: { name: names.tenant, mode: 'sandbox' },
  cases: [],
  ...rest,
});

/** One of each outcome. */
export const mixture = (names: Names = jane): readonly RoundOutcome[] => [
  verdict(1, names),
  verdict(2, names),
  verdict(3, names, { certainty: 'likely', open: true }),
  verdict(4, names, { cause: 'user-deleted', deleted: true, first: 'restore-user' }),
  { ...withoutStep(verdict(5, names)), cause: 'mailbox-healthy', class: 'not-a-fault' },
  { ...withoutStep(verdict(6, names)), cause: 'undetermined', class: 'ask', certainty: 'undetermined', open: true },
  { found: 'failed', why: `Graph did not answer about ${names.name}.` },
  { found: 'nobody', close: 0 },
  { found: 'nobody', close: 2 },
  { found: 'several', people: 3 },
];

function withoutStep({ first: _, ...rest }: RoundVerdict): RoundVerdict {
  return rest;
}

/** One view of each kind, by a name for the test. */
export function roundViews(names: Names = jane): Readonly<Record<string, RoundView>> {
  const people = peopleWith(mixture(names), names);
  const half = people.map(({ input, outcome }, i) => (i < 4 && outcome ? { input, outcome } : { input }));
  const both = { r1: 'open', r2: 'again' } as const;
  const view = (changes: Partial<Round>, rest: Partial<RoundView> = {}) => aRound(changes, rest, names);
  return {
    begun: view({ state: 'looking', people: peopleWith(Array(12).fill(undefined), names), actions: { r1: 'stop' } }),
    slow: view({ state: 'looking', people: half, actions: { r1: 'stop' } }, { slow: [names.address, names.name] }),
    mixture: view({ people, actions: both }),
    'with cases': view({ people, actions: both }, { cases: [1042, undefined, 1043] }),
    'all with cases': view({ people: peopleWith([verdict(1, names)], names) }, { cases: [1042] }),
    live: view({ people }, { tenant: { name: names.tenant, mode: 'live' } }),
    stopped: view({ state: 'stopped', people: half, actions: both }),
    interrupted: view({ state: 'interrupted', people: half, actions: both }),
    'too many': view({ people: peopleWith([verdict(1, names)], names), left: Array(40).fill(names.address) }),
    'one twice': view({
      people: [...peopleWith([verdict(1, names)], names), { input: names.name, outcome: verdict(1, names) }],
    }),
  };
}
