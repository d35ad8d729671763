import { cardMessage } from '../src/cards/card-message.ts';
import { walkCard } from '../src/cards/walk-card.ts';
import { endPage } from '../src/cards/walk-end.ts';
import { inCase, passingPage, remedyOf } from '../src/cards/walk-pages.ts';
import type { Case } from '../src/cases/case.ts';
import { toldNow } from '../src/cases/told.ts';
import type { Diagnosis, Finding } from '../src/diagnosis/finding.ts';
import { say } from '../src/diagnosis/message.ts';
import type { WalkParts } from './parts.ts';
import { openStops, triedId } from './progress.ts';
import type { WalkState } from './walk-state.ts';

/** The last card of a walk: what came out, what was tried, what happens next, and what is still open. */
export function endCard(shown: Case, diagnosis: Diagnosis, state: WalkState, { options, clock, tenant }: WalkParts) {
  const reader = options(shown);
  // Skipped is not answered.
  const open = openStops({ ...state, over: [] }, toldNow(shown, clock.now()), diagnosis);
  const asks = open.flatMap((stop) => (stop.kind === 'ask' ? [stop.ask] : []));
  const remedy = remedyOf(diagnosis);
  const isDone =
    remedy !== undefined && open.some((stop) => state.tried.some(({ id }) => id === triedId(stop, remedy)));
  const page = endPage(shown.number, diagnosis, { tried: state.tried, open: asks, isDone }, reader);
  const buttons = [
    { action: 'recheck', title: say`Look again` },
    ...(asks.length > 0 ? [{ action: 'guide', title: say`Answer what is open` }] : []),
  ];
  return cardMessage(walkCard({ ...inCase(page, shown, tenant), buttons }, reader));
}

/** A card that asks nothing: what the checks answered on the way. */
export function passingCard(shown: Case, findings: readonly Finding[], { options, tenant }: WalkParts) {
  const page = inCase(passingPage(shown.number, findings), shown, tenant);
  return cardMessage(walkCard({ ...page, buttons: [] }, options(shown)));
}
