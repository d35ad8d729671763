import { isSeen, type RoundVerb, type RoundView } from '../cases/round.ts';
import { type Message, say } from '../diagnosis/message.ts';
import { notShownHere } from './discreet.ts';
import { ageOf } from './found.ts';
import { placeLine } from './header.ts';
import type { CardOptions } from './options.ts';
import { type Block, type Button, block, type Choice, type Page } from './page.ts';
import { groupBlocks, groupsOf, headingOf } from './summary-groups.ts';
import { type Member, membersOf, shortly } from './summary-people.ts';

/** Reads lists of people in a terminal, thousands of them. */
const inTerminal = 'npm run -s cli -- check --file users.csv';

/** What the summary of a round says. */
export function pageOfRound(view: RoundView, options: CardOptions): Page {
  const discreet = options.detail === 'case-only';
  const members = membersOf(view);
  const groups = groupsOf(members, options);
  const choice = discreet ? undefined : choiceOf(view, members);
  return {
    round: view.round.number,
    summary: summaryOf(view, groups.map(headingOf)),
    blocks: [
      placeLine(view.tenant),
      block('title', countOf(view)),
      ...stateBlocks(view, options, discreet),
      ...groups.flatMap((group) => (discreet ? [block('text', headingOf(group))] : groupBlocks(group))),
      ...unseenBlocks(view, members, discreet),
      ...leftBlocks(view, discreet),
      ...(discreet ? [block('aside', notShownHere)] : []),
      ...twins(view, choice, members),
    ],
    ...(choice && { choice }),
    buttons: buttonsOf(view, choice !== undefined),
  };
}

const seenIn = ({ round }: RoundView): number => round.people.filter(isSeen).length;

const countOf = (view: RoundView): Message =>
  say`${view.round.people.length} people: ${seenIn(view)} of ${view.round.people.length} looked at`;

function summaryOf(view: RoundView, headings: readonly Message[]): Message {
  const isOver = view.round.state !== 'looking' && headings.length > 0;
  return isOver ? say`${countOf(view)}. ${{ list: headings }}` : countOf(view);
}

function stateBlocks({ round, slow = [] }: RoundView, { now }: CardOptions, discreet: boolean): Block[] {
  const age = ageOf({ at: round.endedAt ?? round.askedAt }, now);
  switch (round.state) {
    case 'looking':
      return slow.length === 0 ? [] : [block('text', discreet ? slowly : say`${slowly} For: ${{ list: slow }}.`)];
    case 'done':
      return [block('text', age)];
    case 'stopped':
      return [block('text', say`Stopped before everybody was looked at. ${age}`)];
    case 'interrupted':
      return [block('text', say`A restart interrupted this. ${age}`)];
  }
}

const slowly = say`This takes longer than usual. I am still waiting for answers from Microsoft.`;

/** Once it has ended: who was not looked at. Nobody is left waiting without a word. */
function unseenBlocks({ round }: RoundView, members: readonly Member[], discreet: boolean): Block[] {
  const unseen = members.filter(({ outcome }) => outcome === undefined);
  if (round.state === 'looking' || unseen.length === 0) return [];
  const heading = say`– Not looked at`;
  const group = { says: heading, members: unseen, parts: [{ members: unseen }] };
  return discreet ? [block('text', headingOf(group))] : groupBlocks(group);
}

/** More people than fit into one round. */
function leftBlocks({ round: { people, left } }: RoundView, discreet: boolean): Block[] {
  if (left.length === 0) return [];
  const most = say`I look at ${people.length} people at a time.`;
  const others = discreet ? say`Not yet: ${left.length} more.` : say`Not yet: ${{ list: left }}.`;
  const next = say`Ask for them when these are done. The terminal takes thousands: ${inTerminal}`;
  return [block('aside', say`${most} ${others} ${next}`)];
}

/** People who have no open case yet; whoever has one is named with its number. */
function choiceOf({ round }: RoundView, members: readonly Member[]): Choice | undefined {
  const people = members
    .filter(({ openCase }) => openCase === undefined)
    .map((member) => ({ value: String(member.place), title: shortly(member) }));
  if (round.state === 'looking' || people.length === 0) return undefined;
  return { label: say`Open a case for one person, with everything I find`, placeholder: say`Choose a person`, people };
}

function buttonsOf({ round }: RoundView, canOpen: boolean): Button[] {
  const missing = round.people.filter((person) => !isSeen(person)).length;
  const titles: Readonly<Record<RoundVerb, Message | undefined>> = {
    open: canOpen ? say`Open a case` : undefined,
    again: missing === 1 ? say`Look at the one that is missing` : say`Look at the ${missing} that are missing`,
    stop: say`Stop looking`,
  };
  return Object.entries(round.actions).flatMap(([action, verb]) => {
    const title = titles[verb];
    return title ? [{ action, title }] : [];
  });
}

/** What can be typed in place of pressing. */
function twins({ round }: RoundView, choice: Choice | undefined, members: readonly Member[]): Block[] {
  if (round.state === 'looking') return [block('aside', say`You can also type: ${'cancel'}`)];
  const first = members.find(({ place }) => String(place) === choice?.people[0]?.value);
  return first ? [block('aside', say`You can also type, for example: check ${first.address}`)] : [];
}
