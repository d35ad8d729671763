import type { Diagnosis, Veto } from '../diagnosis/finding.ts';
import { type Message, say } from '../diagnosis/message.ts';
import type { RemedyId } from '../diagnosis/remedies.ts';
import { titleOf } from './advice.ts';
import type { CardOptions } from './options.ts';
import { type Block, block } from './page.ts';
import { vetoWords } from './wording.ts';

/** Lines about what must not be done on a short card. */
const mostLines = 2;

/** What a refused remedy would do to a person, in a word for several remedies. */
type Harm = 'delete' | 'license-off' | 'license-on' | 'guid';

/** Refused remedies from the most dangerous on: what is gone for good, what cuts mail off, what may make a second mailbox. */
const harms = new Map<RemedyId, Harm>([
  ['purge-deleted-user', 'delete'],
  ['delete-and-recreate', 'delete'],
  ['remove-license', 'license-off'],
  ['cycle-license', 'license-off'],
  ['cycle-exchange-plan', 'license-off'],
  ['clear-mailbox-guid', 'guid'],
  ['assign-license', 'license-on'],
  ['enable-exchange-plan', 'license-on'],
  ['add-to-licensing-group', 'license-on'],
  ['reprocess-license', 'license-on'],
]);
const byDanger = [...harms.keys()];

/** What must not be done while things are as they are: all of it in the details, the worst in two lines before. */
export const vetoBlocks = (diagnosis: Diagnosis, options: CardOptions, detailed: boolean): Block[] =>
  detailed ? allOf(diagnosis, options) : worstOf(diagnosis);

function allOf({ vetoes }: Diagnosis, options: CardOptions): Block[] {
  if (vetoes.length === 0) return [];
  return [
    block('heading', say`Please do not`),
    ...byReason(vetoes).map((group) => {
      const titles = group.map(({ remedy }) => say`“${titleOf(remedy, options)}”`);
      return block('text', say`${{ list: titles }}: ${whyOf(group)}.`);
    }),
  ];
}

/** A line a reason; nothing is warned of twice, and the GUID only where nothing else is refused. */
function worstOf({ vetoes, subject }: Diagnosis): Block[] {
  const warned = new Set<Harm>(vetoes.every(({ remedy }) => harms.get(remedy) === 'guid') ? [] : ['guid']);
  const lines = byReason(vetoes).flatMap((group) => {
    const fresh = new Set(group.flatMap(({ remedy }) => harms.get(remedy) ?? []).filter((harm) => !warned.has(harm)));
    for (const harm of fresh) warned.add(harm);
    return fresh.size === 0 ? [] : [say`Please do not ${doing(fresh, subject.deleted === true)}: ${whyOf(group)}.`];
  });
  return lines.slice(0, mostLines).map((says) => block('text', says));
}

function byReason(vetoes: readonly Veto[]): Veto[][] {
  const danger = (group: readonly Veto[]) => Math.min(...group.map(({ remedy }) => rank(remedy)));
  const groups = Map.groupBy(vetoes, ({ because }) => because);
  return [...groups.values()].toSorted((a, b) => danger(a) - danger(b));
}

/** A remedy that nobody ranked comes last. */
const rank = (remedy: RemedyId): number => (harms.has(remedy) ? byDanger.indexOf(remedy) : byDanger.length);

const whyOf = ([veto]: readonly Veto[]): Message => (veto ? vetoWords(veto) : say``);

function doing(harm: ReadonlySet<Harm>, deleted: boolean): Message {
  const license = licensing(harm);
  if (!harm.has('delete')) return license ?? say`clear the mailbox GUID`;
  const account = deleted ? say`delete the account for good or create it anew` : say`delete or recreate the account`;
  return license ? say`${account}, or ${license}` : account;
}

function licensing(harm: ReadonlySet<Harm>): Message | undefined {
  const [on, off] = [harm.has('license-on'), harm.has('license-off')];
  if (on && off) return say`change the license`;
  if (off) return say`take the license off`;
  return on ? say`switch Exchange on` : undefined;
}
