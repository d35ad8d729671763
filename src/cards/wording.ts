import type { CauseClass } from '../diagnosis/causes.ts';
import { type CauseId, causeOf } from '../diagnosis/causes.ts';
import type { Certainty, Finding, Veto } from '../diagnosis/finding.ts';
import { type Message, say } from '../diagnosis/message.ts';
import type { Source } from '../diagnosis/reading.ts';
import { ours } from './page.ts';

/** A word beside each icon: a state is never only a sign or a color. */
export const outcomeWords: Readonly<Record<Finding['outcome'], Message>> = {
  pass: say`✔ Fine`,
  fail: say`✖ Found something`,
  'cannot-tell': say`? Could not tell`,
  'not-applicable': say`– Does not apply`,
};

/** How sure a verdict is. */
export const certaintyWords: Readonly<Record<Certainty, Message>> = {
  confirmed: say`Certain`,
  likely: say`Likely, but not certain`,
  undetermined: say`Not known yet`,
};

/** What kind of verdict it is, without a word about the person. */
export const classWords: Readonly<Record<CauseClass, Message>> = {
  blocker: say`Something stands in the way, and it can be put right`,
  wait: say`It only needs time`,
  guard: say`There is something to protect first`,
  warning: say`The mailbox is there, and something about it needs a look`,
  escalate: say`This is one for Microsoft`,
  ask: say`A question is open`,
  'not-a-fault': say`There is no fault in the mailbox`,
  note: say`There is something to know`,
};

/** Where something was read. */
export const sourceWords: Readonly<Record<Source, Message>> = {
  graph: say`Microsoft Graph`,
  exchange: say`Exchange Online`,
  person: say`told by a person`,
};

const unknownWords: Readonly<Record<string, Message>> = {
  'mailbox-elsewhere': say`it is not known whether a mailbox lives on premises or in another tenant`,
  'mailbox-state': say`it is not known whether there is a mailbox`,
  'soft-deleted-mailbox': say`nobody has looked for a deleted mailbox yet`,
  'inactive-mailbox': say`nobody has looked for a mailbox on hold yet`,
  'deleted-users': say`the deleted users could not be read`,
  'exchange-user': say`it is not known whether this person had a mailbox before`,
  'exchange-organization': say`nobody has looked yet whether Exchange delays the removal of licenses`,
};

/** Why something must not be done, after a colon. */
export function vetoWords({ because }: Veto): Message {
  const fact = /^unknown: (.*)$/.exec(because)?.[1];
  if (fact === undefined) return ours(causeOf(because as CauseId).title);
  return Object.hasOwn(unknownWords, fact) ? (unknownWords[fact] ?? unlooked) : unlooked;
}

const unlooked: Message = say`something that it could destroy was not looked at yet`;
