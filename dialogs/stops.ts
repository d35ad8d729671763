import { causeOf } from '../src/diagnosis/causes.ts';
import type { Diagnosis, FailFinding, Finding } from '../src/diagnosis/finding.ts';
import { type Message, say } from '../src/diagnosis/message.ts';
import { procedures } from '../src/diagnosis/procedures.ts';
import type { Ask } from '../src/diagnosis/reading.ts';

/** Where a walk waits for a person: because something was found, or because only a person can tell. */
export type Stop = { readonly id: string; readonly check: string } & (
  | { readonly kind: 'found'; readonly finding: FailFinding }
  | { readonly kind: 'ask'; readonly ask: Ask; readonly reason: Message }
);

/** Stands for the questions that no check asks, and that would make the verdict certain. They come last. */
export const VERDICT = 'verdict';

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

/** Everything that needs a person now, in the order of the checks, each once. */
export function stopsOf(diagnosis: Diagnosis, order: readonly string[]): readonly Stop[] {
  const { findings, verdict } = diagnosis;
  const found = inOrder(findings, order).flatMap((finding) => stopsIn(finding));
  const settling = [...findings.flatMap((one) => (one.outcome === 'fail' ? one.settledBy : [])), ...verdict.settledBy];
  const last = settling.flatMap((ask) =>
    'text' in ask ? [] : [asking(VERDICT, ask, say`This would make it certain.`)],
  );
  const all = [...found, ...last];
  return all.filter(({ id }, i) => all.findIndex((stop) => stop.id === id) === i);
}

/** Findings in the order of their checks; of checks that the order does not know, last. */
export const inOrder = (findings: readonly Finding[], order: readonly string[]): readonly Finding[] =>
  [...findings].sort((a, b) => placeIn(order, a.check) - placeIn(order, b.check));

/** The first stop not dealt with, from the check where the walk is; then those before it, which a new look brought. */
export function nextStop(
  stops: readonly Stop[],
  {
    order,
    check,
    over,
  }: { readonly order: readonly string[]; readonly check?: string; readonly over: readonly string[] },
): Stop | undefined {
  const open = stops.filter(({ id }) => !over.includes(id));
  const from = check === undefined ? 0 : placeIn(order, check);
  return open.find((stop) => placeIn(order, stop.check) >= from) ?? open[0];
}

/** Where a check stands; what is not there stands behind everything. */
export function placeIn(order: readonly string[], check: string): number {
  const place = order.indexOf(check);
  return place < 0 ? order.length : place;
}

/** Whether a finding is told in passing: nobody has to do anything about it. */
export const isInPassing = (finding: Finding): boolean => stopsIn(finding).length === 0;

function stopsIn(finding: Finding): readonly Stop[] {
  const { check } = finding;
  if (finding.outcome === 'cannot-tell' && finding.ask) return [asking(check, finding.ask, finding.reason)];
  if (finding.outcome !== 'fail' || finding.explainedBy || causeOf(finding.cause).class === 'note') return [];
  return [{ kind: 'found', id: `found ${check} ${finding.cause}`, check, finding }];
}

/** The same fact has the same id, whoever asks: it is asked once. */
const asking = (check: string, ask: Ask, reason: Message): Stop => ({
  kind: 'ask',
  id: `ask ${ask.fact ?? ('cmdlet' in ask ? ask.cmdlet : ask.question)}`,
  check,
  ask,
  reason,
});
