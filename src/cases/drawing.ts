import type { Case, CaseDisplay, CaseView, Place, Progress } from './case.ts';
import type { Cases } from './cases.ts';
import { type LookLog, warn } from './look-log.ts';
import { type Timers, within } from './timers.ts';

/** Milliseconds that one message may take. The Bot Framework's connector has no timeout of its own. */
export const PATIENCE = 15_000;

/** What drawing needs. */
export interface DrawingParts {
  readonly cases: Cases;
  readonly display: CaseDisplay;
  readonly tenant: CaseView['tenant'];
  readonly log: LookLog;
  readonly timers: Timers;
}

/** What a message rejects with that takes longer. */
export const late = (): Error =>
  Object.assign(new Error('the conversation did not answer in time'), { code: 'ETIMEDOUT' });

/**
 * Shows the case as it is stored now, or as `fresh` says, and remembers the card. Never rejects: a conversation that
 * is gone must not lose what was found.
 */
export async function drawCard(parts: DrawingParts, number: number, progress?: Progress, fresh?: Case): Promise<void> {
  const { cases, display, tenant, timers } = parts;
  try {
    const drawn = fresh ?? (await cases.get(number));
    if (!drawn) return;
    const shown = async () => {
      const view = {
        case: asShown(drawn),
        tenant,
        detailed: false,
        ...(progress && drawn.state === 'open' && { progress }),
      };
      const { activityId } = await display.show(view);
      if (activityId === drawn.card?.activityId) return;
      const isStillLast = (before: Case) => before.card?.activityId === drawn.card?.activityId;
      await cases.update(number, (before) => (isStillLast(before) ? { ...before, card: { activityId } } : before));
    };
    // A card that arrives late is still remembered, unless a later drawing has posted another one.
    await within(timers, PATIENCE, shown(), late);
  } catch (error) {
    warn(parts.log, number, error, 'a card could not be shown');
  }
}

/** The case when this card stands. */
function asShown(drawn: Case): Case {
  const { undrawn: _, ...look } = drawn.look;
  return { ...drawn, look };
}

/** Says a line in the case's conversation. Never rejects. */
export async function sayInCase(parts: DrawingParts, number: number, place: Place, text: string): Promise<void> {
  try {
    await within(parts.timers, PATIENCE, (async () => parts.display.say(place, text))(), late);
  } catch (error) {
    warn(parts.log, number, error, 'a line could not be said');
  }
}
