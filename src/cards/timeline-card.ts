import type { CaseView } from '../cases/case.ts';
import type { Diagnosis } from '../diagnosis/finding.ts';
import { type Message, say } from '../diagnosis/message.ts';
import {
  type ChainLink,
  type LinkState,
  linkNames,
  type Moment,
  remarkOn,
  standingOf,
  type Timeline,
} from '../diagnosis/timeline.ts';
import { discreetBlocks, discreetSummary } from './discreet.ts';
import type { AdaptiveCard } from './elements.ts';
import { fitCard } from './fit.ts';
import { ageOf } from './found.ts';
import { header, nameOf, whoIs } from './header.ts';
import type { CardOptions } from './options.ts';
import { type Block, block, type Page } from './page.ts';
import { notification, plainReader, writeText } from './write-text.ts';

/** Moments that a card keeps as long as it can; earlier ones go first. */
const latest = 15;

/** Why not yet, as an Adaptive Card: where the way to a mailbox stops, and what happened when. Pure; values are escaped. */
export const timelineCard = (view: CaseView, options: CardOptions): AdaptiveCard =>
  fitCard(pageOf(view, options), options);

/** The same as plain text. */
export const timelineText = (view: CaseView, options: CardOptions): string =>
  writeText(pageOf(view, options), plainReader(options));

/** The same in a line: for notifications. */
export const timelineSummary = (view: CaseView, options: CardOptions): string =>
  notification(pageOf(view, options), options);

function pageOf(view: CaseView, options: CardOptions): Page {
  const { number: caseNumber, diagnosis } = view.case;
  if (options.detail === 'case-only') {
    return { caseNumber, summary: discreetSummary(view), blocks: discreetBlocks(view), buttons: [] };
  }
  const shown = diagnosis?.timeline;
  const says = shown?.summary ?? noTimes;
  return {
    caseNumber,
    summary: say`Case ${caseNumber}, ${nameOf(whoIs(view))}: ${says}`,
    blocks: [
      ...header(view, options),
      block('title', says),
      ...(diagnosis && shown ? body(shown, diagnosis, options) : []),
      ...(view.case.state === 'open' ? [twins(caseNumber)] : []),
    ],
    buttons: [],
  };
}

const noTimes: Message = say`There are no times for this case yet. Please look again.`;

const body = (shown: Timeline, diagnosis: Diagnosis, options: CardOptions): Block[] => [
  block('text', ageOf(diagnosis, options.now)),
  block('heading', say`How far it came`, 4),
  ...shown.chain.map((link, i) => linkBlock(link, shown, i)),
  block('heading', say`What happened, in order`, 4),
  ...momentBlocks(shown.moments, diagnosis.at),
  ...shown.unseen.map((one) => block('small', one, 4)),
];

/** A sign beside the words, never in place of them. */
const signs: Readonly<Record<LinkState, Message>> = {
  holds: say`✔`,
  broken: say`✖`,
  unknown: say`?`,
  'not-in-the-way': say`–`,
  'not-reached': say`–`,
};

function linkBlock(link: ChainLink, shown: Timeline, i: number): Block {
  const standing = standingOf(link, shown);
  const says = say`${signs[link.state]} ${linkNames[link.id]}, ${standing}: ${link.says}`;
  return block(i === 0 ? 'text' : 'line', says, shown.brokeAt?.link === link.id ? undefined : 4);
}

/** The look itself stands among them: what is below it is still to come. */
function momentBlocks(moments: readonly Moment[], at: string): Block[] {
  const past = moments.filter(({ future }) => !future);
  const ahead = moments.filter(({ future }) => future);
  const early = past.length - latest;
  const lines = [
    ...past.map((moment, i) => ({ says: lineOf(moment), goes: i < early ? (1 as const) : (4 as const) })),
    { says: say`${{ time: at }} · now: this look`, goes: 4 as const },
    ...ahead.map((moment) => ({ says: lineOf(moment), goes: 4 as const })),
  ];
  return lines.map(({ says, goes }, i) => block(i === 0 ? 'text' : 'line', says, goes));
}

function lineOf(moment: Moment): Message {
  const remark = remarkOn(moment);
  return remark
    ? say`${{ time: moment.at }} · ${remark}: ${moment.what}`
    : say`${{ time: moment.at }} · ${moment.what}`;
}

const twins = (number: number): Block =>
  block('aside', say`You can also type: ${`recheck ${number}`} · ${`details ${number}`}`, 4);
