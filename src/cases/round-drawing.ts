import type { CaseView } from './case.ts';
import type { Cases } from './cases.ts';
import { late, PATIENCE } from './drawing.ts';
import { type LookLog, warnRound } from './look-log.ts';
import type { Round, RoundDisplay, RoundPerson, RoundView } from './round.ts';
import type { RoundStore } from './round-store.ts';
import { type Timers, within } from './timers.ts';

/** What drawing a summary needs. */
export interface RoundDrawingParts {
  readonly store: RoundStore;
  readonly cases: Cases;
  readonly display: RoundDisplay;
  readonly tenant: CaseView['tenant'];
  readonly log: LookLog;
  readonly timers: Timers;
}

/**
 * Shows the round as it is stored now, or as `fresh` says, and remembers the card. Never rejects: a conversation that
 * is gone must not lose what was found.
 */
export async function drawRound(
  parts: RoundDrawingParts,
  number: number,
  slow: readonly string[] = [],
  fresh?: Round,
): Promise<void> {
  const { store, display, timers, log } = parts;
  try {
    const round = fresh ?? (await store.get(number));
    if (!round) return;
    const shown = async () => {
      const view = await viewOf(round, parts);
      const { activityId } = await display.showRound(slow.length > 0 ? { ...view, slow } : view);
      if (activityId === round.card?.activityId) return;
      const isStillLast = (before: Round) => before.card?.activityId === round.card?.activityId;
      await store.update(number, (before) => (isStillLast(before) ? { ...before, card: { activityId } } : before));
    };
    await within(timers, PATIENCE, shown(), late);
  } catch (error) {
    warnRound(log, number, error, 'a summary could not be shown');
  }
}

/** The round with the cases that its people have open. Not looked up while it looks: nothing can be opened then. */
export async function viewOf(
  round: Round,
  { cases, tenant }: Pick<RoundDrawingParts, 'cases' | 'tenant'>,
): Promise<RoundView> {
  if (round.state === 'looking') return { round, tenant, cases: [] };
  const numbers = round.people.map((person) => openCaseOf(person, round.tenantId, cases));
  return { round, tenant, cases: await Promise.all(numbers) };
}

async function openCaseOf({ input, outcome }: RoundPerson, tenantId: string, cases: Cases) {
  const id = outcome?.found === 'cause' ? outcome.subject?.id : undefined;
  const open = (id && (await cases.openCaseOf(tenantId, id))) || (await cases.openCaseOf(tenantId, input));
  return open?.number;
}
