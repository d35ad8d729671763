import type { Drawn } from '../cards/card-message.ts';
import { caseCard, summaryOf } from '../cards/case-card.ts';
import type { CardOptions } from '../cards/options.ts';
import { timelineCard, timelineSummary } from '../cards/timeline-card.ts';
import type { CaseView, Clock } from '../cases/case.ts';
import type { Remedy, RemedyId } from '../diagnosis/remedies.ts';
import { readerAt } from './reader-at.ts';

/** What drawing cards needs beside the case. */
export interface DrawParts {
  readonly clock: Clock;
  readonly remedies: ReadonlyMap<RemedyId, Remedy>;
  /** Zone of the times in shared conversations, and where a person's client reports none. */
  readonly timeZone: string;
  /** What conversations of more than two see of a case. */
  readonly channelDetail: 'full' | 'case-only';
  /** Where the Microsoft 365 admin center of this cloud is; the global one when left out. */
  readonly adminCenter?: string;
}

/** Draws cases for the conversation that their place names. */
export const drawing =
  (parts: DrawParts) =>
  (view: CaseView): Drawn => {
    const options = optionsFor(view, parts);
    return { card: caseCard(view, options), summary: summaryOf(view, options) };
  };

/** Draws why not yet, likewise. */
export const drawingTimeline =
  (parts: DrawParts) =>
  (view: CaseView): Drawn => {
    const options = optionsFor(view, parts);
    return { card: timelineCard(view, options), summary: timelineSummary(view, options) };
  };

/** Whether a conversation gets no more of a case than its number and kind of verdict. */
export const isDiscreet = (scope: string, channelDetail: DrawParts['channelDetail']): boolean =>
  scope !== 'personal' && channelDetail === 'case-only';

/** How a case is drawn in the conversation that its place names. */
export function optionsFor(
  view: Pick<CaseView, 'case'>,
  { clock, remedies, timeZone, channelDetail, adminCenter }: DrawParts,
): CardOptions {
  const { place, input, diagnosis } = view.case;
  const found = diagnosis?.subject;
  const subject = {
    id: found?.id ?? null,
    userPrincipalName: found?.userPrincipalName ?? input,
    mail: found?.mail ?? null,
    synced: found?.synced ?? true,
  };
  return {
    ...readerAt(place, timeZone),
    now: clock.now(),
    remedies: (id) => {
      const remedy = remedies.get(id);
      return remedy && { title: remedy.title, steps: remedy.steps(subject) };
    },
    detail: isDiscreet(place.scope, channelDetail) ? 'case-only' : 'full',
    ...(adminCenter && { adminCenter }),
  };
}
