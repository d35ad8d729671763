import type { CauseId } from './causes.ts';
import { type Message, say } from './message.ts';
import type { Source } from './reading.ts';

/** The way to a mailbox, link by link, in its order. */
export const linkIds = ['account', 'synced', 'location', 'license', 'plan', 'exchange', 'mailbox'] as const;

export type LinkId = (typeof linkIds)[number];

/** What each link is called in a sentence. */
export const linkNames: Readonly<Record<LinkId, Message>> = {
  account: say`account`,
  synced: say`directory sync`,
  location: say`usage location`,
  license: say`license`,
  plan: say`mailbox plan`,
  exchange: say`take-over by Exchange`,
  mailbox: say`mailbox`,
};

/** `mark`: nothing happened then, it is a limit of what is normal. */
export type Tone = 'good' | 'bad' | 'neutral' | 'mark';

/** Something that happened, or a limit of what is normal, with where it was read. */
export interface Moment {
  /** ISO. */
  readonly at: string;
  readonly what: Message;
  /** The link that it belongs to; at the same instant this decides the order. */
  readonly link: LinkId;
  readonly fact: string;
  readonly source: Source;
  readonly tone: Tone;
  /** Later than the look: a mark to come, or a clock that runs ahead. */
  readonly future: boolean;
}

/**
 * How a link stands. `not-in-the-way`: it does not hold, or is not needed, and the mailbox does not wait for it;
 * `not-reached`: it cannot hold before an earlier one does. Unknown is never taken for holding.
 */
export type LinkState = 'holds' | 'broken' | 'unknown' | 'not-in-the-way' | 'not-reached';

export interface ChainLink {
  readonly id: LinkId;
  readonly state: LinkState;
  /** What shows it: a clause without a full stop. */
  readonly says: Message;
  /** The fact that says so. */
  readonly fact: string;
}

/** Why not yet: what happened, in order, and the first link of the way to a mailbox that does not hold. */
export interface Timeline {
  /** Earliest first. */
  readonly moments: readonly Moment[];
  /** All links, in their order. */
  readonly chain: readonly ChainLink[];
  /** The first link that does not hold; null when none is known to be broken. `cause`: the verdict's, when it explains it. */
  readonly brokeAt: { readonly link: LinkId; readonly cause?: CauseId } | null;
  /** Where the way to a mailbox stops, in a sentence. */
  readonly summary: Message;
  /** What could not be read, a sentence each. */
  readonly unseen: readonly Message[];
}

const stateWords: Readonly<Record<LinkState, Message>> = {
  holds: say`holds`,
  broken: say`missing`,
  unknown: say`not known`,
  'not-in-the-way': say`not in the way`,
  'not-reached': say`not reached`,
};

/** How a link stands, in a word or two; the first that does not hold is where it stops. */
export const standingOf = ({ id, state }: ChainLink, { brokeAt }: Pick<Timeline, 'brokeAt'>): Message =>
  brokeAt?.link === id ? say`stops here` : stateWords[state];

/** What is to be said of a moment beside what happened; undefined for what simply happened. */
export function remarkOn({ tone, future }: Pick<Moment, 'tone' | 'future'>): Message | undefined {
  if (future) return tone === 'mark' ? say`to come` : say`ahead of this clock`;
  if (tone === 'mark') return say`limit`;
  return tone === 'bad' ? say`trouble` : undefined;
}
