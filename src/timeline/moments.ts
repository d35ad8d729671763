import type { Message } from '../diagnosis/message.ts';
import { type LinkId, linkIds, type Moment, type Tone } from '../diagnosis/timeline.ts';
import type { Sight } from './sight.ts';

/** A moment as a fact tells it: the date as it came, or none. */
export interface Draft {
  readonly at: string | null | undefined;
  readonly what: Message;
  readonly link: LinkId;
  readonly fact: string;
  readonly tone?: Tone;
}

/** More than this on one person is a log, not a timeline; the latest stay. */
const most = 60;

/** Directories write dates like these for "never". */
const earliest = Date.UTC(1990, 0, 1);

/** Begins with a year, a month and a day: a date in a country's own order could mean two days. */
const isoLike = /^\d{4}-\d{2}-\d{2}([T ]|$)/;

/** Whether the text says in which zone it is. */
const zoned = /(Z|[+-]\d{2}:?\d{2})$/i;

/** Sorts drafts by time, then by link, then as they came; what is no date is left out. */
export function inOrder(drafts: readonly Draft[], sight: Sight): readonly Moment[] {
  return drafts
    .flatMap((draft): Moment[] => {
      const time = instantOf(draft.at);
      if (time === undefined) return [];
      const { what, link, fact, tone = 'neutral' } = draft;
      const source = sight.gathered(fact)?.source ?? 'graph';
      const at = new Date(time).toISOString();
      return [{ at, what, link, fact, source, tone, future: time > sight.now.getTime() }];
    })
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || linkIds.indexOf(a.link) - linkIds.indexOf(b.link))
    .slice(-most);
}

/** Milliseconds since 1970; undefined for what is no date or stands for "never". A date without a zone is UTC. */
export function instantOf(text: string | null | undefined): number | undefined {
  if (!text || !isoLike.test(text)) return undefined;
  const time = Date.parse(text.length === 10 || zoned.test(text) ? text : `${text}Z`);
  return Number.isNaN(time) || time < earliest ? undefined : time;
}
