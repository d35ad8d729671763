import type { CauseClass } from '../diagnosis/causes.ts';
import type { Diagnosis } from '../diagnosis/finding.ts';
import { type Message, say } from '../diagnosis/message.ts';
import type { RemedyId, RemedyStep } from '../diagnosis/remedies.ts';
import type { CardOptions } from './options.ts';
import { type Block, block, code, dotted, type Fold, ours, type Round } from './page.ts';
import { isFirst } from './settle.ts';

/** What to do first, and what comes after it. The steps are folded on a short card, and open in the details. */
export function adviceBlocks(diagnosis: Diagnosis, options: CardOptions, detailed: boolean): Block[] {
  const [first, ...others] = diagnosis.advice.map(({ remedy }) => remedy);
  if (!first) return [block('heading', nothingToDo(diagnosis))];
  const heading = block('heading', say`Do this first: ${titleOf(first, options)}`);
  if (!detailed) {
    const then = dotted(others.map((remedy) => titleOf(remedy, options)));
    return [heading, ...(others.length > 0 ? [block('text', say`Then: ${then}`, 4)] : [])];
  }
  return [
    heading,
    ...stepBlocks(first, options, 4),
    ...others.flatMap((remedy, i) => {
      const title = titleOf(remedy, options);
      const says = i === 0 ? say`If that does not help: ${title}` : say`Then: ${title}`;
      return [block('heading', says, 4), ...stepBlocks(remedy, options, 3)];
    }),
  ];
}

/** The steps of what to do first, behind a button: until the bot can do it, its instructions. */
export function adviceFolds({ advice: [first] }: Diagnosis, options: CardOptions): Fold[] {
  const blocks = first ? stepBlocks(first.remedy, options, 4) : [];
  if (!first || blocks.length === 0) return [];
  const title = titleOf(first.remedy, options);
  return [{ title: say`How to do it`, blocks: [block('heading', title, 4), ...blocks], primary: true }];
}

/** A remedy without instructions in this version still has a name that can be read. */
export const titleOf = (id: RemedyId, options: CardOptions): Message =>
  options.remedies(id)?.title ?? ours(id.replaceAll('-', ' '));

/** The steps of a remedy, numbered when there are several. */
export function stepBlocks(id: RemedyId, options: CardOptions, goes: Round): Block[] {
  const steps = options.remedies(id)?.steps ?? [];
  return steps.flatMap((step, i) => stepBlock(step, steps.length === 1 ? undefined : i + 1, goes));
}

function stepBlock({ does, cmdlet, link }: RemedyStep, number: number | undefined, goes: Round): Block[] {
  // Read aloud alone, each link must say where it leads.
  const page = number === undefined ? say`Microsoft's page about this` : say`Microsoft's page about step ${number}`;
  const says = number === undefined ? does : say`Step ${number}: ${does}`;
  return [
    block('text', says, goes, link === undefined ? undefined : { says: page, url: link }),
    ...(cmdlet === undefined ? [] : [code(cmdlet, goes)]),
  ];
}

const nothingToDo = (diagnosis: Diagnosis): Message => nothingAdvised(diagnosis.verdict.class, isFirst(diagnosis));

/** What to do where nothing is advised. `open`: something is still to be found out. */
export function nothingAdvised(kind: CauseClass, open: boolean): Message {
  if (['not-a-fault', 'note'].includes(kind)) return say`Nothing has to be repaired`;
  return open
    ? say`Do this first: Find out what is missing, and change nothing until then`
    : say`There is nothing that I can safely advise yet`;
}
