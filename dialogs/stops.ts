import { causeOf } from '../src/diagnosis/causes.ts';
import type { Diagnosis, FailFinding, Finding } from '../src/diagnosis/finding.ts';
import { type Message, say } from '../src/diagnosis/message.ts';
import { procedures } from '../src/diagnosis/procedures.ts';
import { type Ask, isAsk } from '../src/diagnosis/reading.ts';

/**
 * Where a walk waits for a person: because something can be done, because only a person can tell, or to ask whether to
 * go through what would change nothing any more.
 */
export type Stop = { readonly id: string; readonly check: string } & (
  | { readonly kind: 'found'; readonly finding: FailFinding }
  | { readonly kind: 'ask'; readonly ask: Ask; readonly reason: Message }
  | { readonly kind: 'rest'; readonly checks: number }
);

/** Stands for the questions that no check asks, and that would make the verdict certain. They come last. */
const VERDICT = 'verdict';

/** Whether to go through the rest. */
export const REST = 'rest';

const documented: readonly string[] = procedures.flatMap(({ steps }) => steps.map(({ id }) => id));

/** Ids of checks in the order of the published procedures; those of no procedure come last. */
export function orderOf(
  checks: readonly { readonly id: string; readonly steps: readonly string[] }[],
): readonly string[] {
  const place = (steps: readonly string[]) => {
    const places = steps.map((step) => documented.indexOf(step)).filter((found) => found >= 0);
    return places.length > 0 ? Math.min(...places) : documented.length;
  };
  return [...checks].sort((a, b) => place(a.steps) - place(b.steps)).map(({ id }) => id);
}

/**
 * Everything that needs a person now, each once, in the order in which it helps: what mail may hang on, what could make the
 * verdict certain, then what the verdict asks to be done, then the rest; within each in the order of the checks. A remedy of
 * another finding is not offered, because what decides comes first; nor one that must wait for an answer.
 */
export function stopsOf(diagnosis: Diagnosis, order: readonly string[]): readonly Stop[] {
  const { verdict, findings } = diagnosis;
  const isCertain = verdict.certainty === 'confirmed';
  const guarding = findings.flatMap((one) => (isGuard(one) ? one.settledBy : []));
  const deciding = new Set([...guarding, ...(isCertain ? [] : verdict.settledBy)].filter(isAsk).map(idOf));
  const asks = asksOf(diagnosis, order);
  // Where a mailbox answers, only what the person sees tells one kind of trouble from another.
  const isFirst = ({ id }: Stop) => deciding.has(id) || (verdict.class === 'not-a-fault' && id === 'ask symptom');
  const settling = asks.filter(isFirst);
  const others = asks.filter((stop) => !isFirst(stop));
  const found = foundOf(diagnosis);
  const first = [...settling, ...(found ? [found] : [])];
  return found || isCertain ? [...first, ...restOf(others), ...others] : [...first, ...others];
}

/** What is known to hold mail that could be lost. */
const isGuard = (one: Finding): one is FailFinding => one.outcome === 'fail' && causeOf(one.cause).class === 'guard';

/** Findings in the order of their checks; of checks that the order does not know, last. */
export const inOrder = <T extends { readonly check: string }>(all: readonly T[], order: readonly string[]): T[] =>
  [...all].sort((a, b) => placeIn(order, a.check) - placeIn(order, b.check));

/** Where a check stands; what is not there stands behind everything. */
function placeIn(order: readonly string[], check: string): number {
  const place = order.indexOf(check);
  return place < 0 ? order.length : place;
}

/** Whether a finding is mentioned on the way: nobody has to do anything about it now. */
export function isInPassing(finding: Finding, { verdict }: Diagnosis): boolean {
  if (finding.outcome === 'cannot-tell') return finding.ask?.fact === undefined;
  if (finding.outcome !== 'fail') return true;
  // That it takes long is a symptom of whatever it turns out to be.
  const isSymptom = finding.explainedBy !== undefined || ['wait', 'escalate'].includes(causeOf(finding.cause).class);
  return finding.cause !== verdict.cause && !isSymptom;
}

/** What the verdict asks to be done; undefined where nothing can be advised, or time alone helps. */
function foundOf({ verdict, findings, advice }: Diagnosis): Stop | undefined {
  const [first] = advice;
  const finding = findings.find((one): one is FailFinding => one.outcome === 'fail' && one.cause === verdict.cause);
  if (!first || first.remedy === 'wait' || !finding) return undefined;
  if (['not-a-fault', 'note'].includes(causeOf(verdict.cause).class)) return undefined;
  return { kind: 'found', id: `found ${finding.check} ${finding.cause}`, check: finding.check, finding };
}

/** Every fact that a person can tell, asked for once; questions that settle no fact have no answer that would count. */
function asksOf({ findings, verdict }: Diagnosis, order: readonly string[]): readonly Stop[] {
  const open = inOrder(findings, order).flatMap((one) =>
    one.outcome === 'cannot-tell' && one.ask ? [asking(one.check, one.ask, one.reason)] : [],
  );
  const settling = [...findings.flatMap((one) => (one.outcome === 'fail' ? one.settledBy : [])), ...verdict.settledBy];
  const last = settling.filter(isAsk).map((ask) => asking(VERDICT, ask, toBeCertain));
  const all = [...open, ...last].filter((stop) => stop.kind === 'ask' && stop.ask.fact !== undefined);
  return all.filter(({ id }, i) => all.findIndex((stop) => stop.id === id) === i);
}

const toBeCertain = say`The answer can make it certain.`;

const restOf = (others: readonly Stop[]): readonly Stop[] =>
  others.length === 0 ? [] : [{ kind: 'rest', id: REST, check: REST, checks: others.length }];

/** The same fact has the same id, whoever asks: it is asked once. */
const asking = (check: string, ask: Ask, reason: Message): Stop => ({ kind: 'ask', id: idOf(ask), check, ask, reason });

const idOf = (ask: Ask): string => `ask ${ask.fact ?? ('cmdlet' in ask ? ask.cmdlet : ask.question)}`;
