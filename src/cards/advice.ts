import type { CaseView } from '../cases/case.ts';
import type { Diagnosis, Veto } from '../diagnosis/finding.ts';
import { type Message, say } from '../diagnosis/message.ts';
import type { RemedyId, RemedyStep } from '../diagnosis/remedies.ts';
import type { CardOptions } from './options.ts';
import { type Block, block, code, ours } from './page.ts';
import { vetoWords } from './wording.ts';

/** Titles of one reason on a card that is not detailed; the rest are counted. */
const fewTitles = 3;

/** Characters of PowerShell that a card shows before it is detailed: a longer script fills a phone's screen. */
const shortScript = 300;

/** What to do first, with its steps, and what to do when that does not help. */
export function adviceBlocks(diagnosis: Diagnosis, view: CaseView, options: CardOptions): Block[] {
  const [first, ...others] = diagnosis.advice;
  if (!first) return [block('heading', say`What to do`), block('text', nothingToDo(diagnosis))];
  const steps = options.remedies(first.remedy)?.steps ?? [];
  return [
    block('heading', say`Do this first: ${titleOf(first.remedy, options)}`),
    ...steps.flatMap((step, i) => stepBlocks(step, steps.length === 1 ? undefined : i + 1, view)),
    ...others.map(({ remedy }, i) => {
      const title = titleOf(remedy, options);
      return block('small', i === 0 ? say`If that does not help: ${title}` : say`Then: ${title}`, 4);
    }),
  ];
}

function stepBlocks({ does, cmdlet, link }: RemedyStep, number: number | undefined, view: CaseView): Block[] {
  const blocks = [block('text', number === undefined ? does : say`Step ${number}: ${does}`, 4)];
  if (cmdlet !== undefined) {
    const here = view.detailed || cmdlet.length <= shortScript;
    const there = say`The commands for this are in the details. Type: details ${view.case.number}`;
    blocks.push(here ? code(cmdlet, 4) : block('small', there, 4));
  }
  if (link !== undefined) {
    // Read aloud alone, each link must say where it leads.
    const says = number === undefined ? say`Microsoft's page about this` : say`Microsoft's page about step ${number}`;
    blocks.push({ as: 'link', says, url: link, goes: 4 });
  }
  return blocks;
}

/** What must not be done while things are as they are, one line a reason; what was found comes before what is unknown. */
export function vetoBlocks({ vetoes }: Diagnosis, options: CardOptions, detailed: boolean): Block[] {
  const reasons = Map.groupBy(vetoes, ({ because }) => because);
  const known = [...reasons.values()].toSorted((a, b) => Number(isUnknown(a[0])) - Number(isUnknown(b[0])));
  if (known.length === 0) return [];
  return [
    block('heading', say`Please do not`),
    ...known.flatMap((group) => {
      const [veto] = group;
      const titles = group.map(({ remedy }) => say`“${titleOf(remedy, options)}”`);
      return veto ? [block('text', say`${listed(titles, detailed)}: ${vetoWords(veto)}.`)] : [];
    }),
  ];
}

const isUnknown = (veto: Veto | undefined): boolean => veto?.because.startsWith('unknown: ') ?? false;

function listed(titles: readonly Message[], all: boolean): Message {
  const shown = all || titles.length <= fewTitles ? titles : titles.slice(0, fewTitles);
  const more = titles.length - shown.length;
  return say`${{ list: more > 0 ? [...shown, say`${more} more`] : shown }}`;
}

/** A remedy without instructions in this version still has a name that can be read. */
const titleOf = (id: RemedyId, options: CardOptions): Message =>
  options.remedies(id)?.title ?? ours(id.replaceAll('-', ' '));

function nothingToDo({ verdict }: Diagnosis): Message {
  if (verdict.class === 'not-a-fault' || verdict.class === 'note') return say`Nothing has to be repaired.`;
  if (verdict.settledBy.length > 0)
    return say`Please change nothing yet. First find out what stands under “What would settle it”.`;
  return say`There is nothing that I can safely advise yet.`;
}
