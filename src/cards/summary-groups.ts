import type { RoundOutcome, RoundVerdict } from '../cases/round.ts';
import { type CauseClass, causeOf } from '../diagnosis/causes.ts';
import { type Message, say } from '../diagnosis/message.ts';
import { nothingAdvised, titleOf } from './advice.ts';
import type { CardOptions } from './options.ts';
import { type Block, block, dotted, ours } from './page.ts';
import { type Member, personLine } from './summary-people.ts';
import { certaintyWords } from './wording.ts';

/** People with the same outcome. `says` is the heading without the number of people. */
export interface Group {
  readonly says: Message;
  readonly members: readonly Member[];
  /** What stands below the heading, with those it is about. */
  readonly parts: readonly { readonly says?: Message; readonly members: readonly Member[] }[];
}

type With<Found extends RoundOutcome['found']> = Member & { readonly outcome: Extract<RoundOutcome, { found: Found }> };

/** A word beside each sign, and what needs somebody comes first. */
const classLabels: Readonly<Record<CauseClass, Message>> = {
  blocker: say`✖ To put right`,
  guard: say`✖ To protect first`,
  escalate: say`✖ For Microsoft`,
  warning: say`✖ To look into`,
  ask: say`? To find out`,
  wait: say`– To wait for`,
  note: say`✔ To know`,
  'not-a-fault': say`✔ No fault`,
};
const urgency = Object.keys(classLabels);

/** By cause, the most urgent and then the most frequent first; then who could not be looked at, or be found. */
export const groupsOf = (members: readonly Member[], options: CardOptions): Group[] => [
  ...causeGroups(members.filter(isFound('cause')), options),
  ...failedGroup(members.filter(isFound('failed'))),
  ...nobodyGroup(members.filter(isFound('nobody'))),
  ...severalGroup(members.filter(isFound('several'))),
];

/** "✖ To put right: Exchange is switched off · 5 people". */
export const headingOf = ({ says, members }: Group): Message =>
  members.length === 1 ? say`${says} · 1 person` : say`${says} · ${members.length} people`;

/** Heading, what holds for whom, and who it is. */
export const groupBlocks = (group: Group): Block[] => [
  block('heading', headingOf(group)),
  ...group.parts.flatMap(({ says, members }) => [
    ...(says ? [block('text', says)] : []),
    ...members.map((member, i) => block(i === 0 ? 'text' : 'line', personLine(member))),
  ]),
];

function causeGroups(members: readonly With<'cause'>[], options: CardOptions): Group[] {
  const groups = [...Map.groupBy(members, ({ outcome }) => outcome.cause).values()];
  const rank = ([first]: readonly With<'cause'>[]) => urgency.indexOf(first?.outcome.class ?? 'note');
  return groups
    .toSorted((a, b) => rank(a) - rank(b) || b.length - a.length)
    .flatMap((group) => group.slice(0, 1).map(({ outcome }) => causeGroup(outcome, group, options)));
}

/** How sure and what to do first may differ from person to person: then each part of the group has its own line. */
function causeGroup(outcome: RoundVerdict, members: readonly With<'cause'>[], options: CardOptions): Group {
  const parts = Map.groupBy(members, ({ outcome: { certainty, first, open } }) => `${certainty} ${first} ${open}`);
  return {
    says: say`${classLabels[outcome.class]}: ${ours(causeOf(outcome.cause).title)}`,
    members,
    parts: [...parts.values()]
      .toSorted((a, b) => b.length - a.length)
      .map((part) => ({ ...(part[0] && { says: lineOf(part[0].outcome, options) }), members: part })),
  };
}

const lineOf = (outcome: RoundVerdict, options: CardOptions): Message =>
  dotted([certaintyWords[outcome.certainty], stepOf(outcome, options)]);

const stepOf = ({ first, class: kind, open }: RoundVerdict, options: CardOptions): Message =>
  first === undefined ? nothingAdvised(kind, open) : say`Do this first: ${titleOf(first, options)}`;

function failedGroup(members: readonly With<'failed'>[]): Group[] {
  const parts = Map.groupBy(members, ({ outcome }) => outcome.why);
  const inWords = [...parts].map(([why, part]) => ({ says: say`${why}`, members: part }));
  return members.length === 0 ? [] : [{ says: say`? Could not be looked at`, members, parts: inWords }];
}

function nobodyGroup(members: readonly With<'nobody'>[]): Group[] {
  const [close, none] = [true, false].map((isClose) => members.filter(({ outcome }) => outcome.close > 0 === isClose));
  const parts = [
    ...part(none, say`Please compare it letter by letter with what the person gave you.`),
    ...part(close, say`Perhaps a typing error: there are names close to it. Open a case to pick one.`),
  ];
  return members.length === 0 ? [] : [{ says: say`? Nobody has this name or address`, members, parts }];
}

function severalGroup(members: readonly With<'several'>[]): Group[] {
  const parts = part(members, say`Open a case to pick who is meant, or ask for the whole address.`);
  return members.length === 0 ? [] : [{ says: say`? Several people have this name`, members, parts }];
}

const part = (members: readonly Member[] = [], says: Message): Group['parts'] =>
  members.length === 0 ? [] : [{ says, members }];

const isFound =
  <Found extends RoundOutcome['found']>(found: Found) =>
  (member: Member): member is With<Found> =>
    member.outcome?.found === found;
