import { type CauseClass, causeOf, precedence } from './causes.ts';
import type { Advice, Certainty, FailFinding, Finding, Verdict, Veto } from './finding.ts';
import type { Readings } from './gather.ts';
import { type Message, say } from './message.ts';
import type { Ask } from './reading.ts';
import { type RemedyId, remedyRules } from './remedies.ts';

/** What judging adds to the findings. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  readonly advice: readonly Advice[];
  readonly vetoes: readonly Veto[];
}

/**
 * The order in which rows are asked. Row 1 comes first, for a mailbox that answers ends the question; row 9 comes
 * before row 8, for an incident explains a wait better than the clock does.
 */
const order = [1, 0, 2, 3, 4, 5, 6, 7, 9, 8, 10, 11, 12];

/** Facts that could overturn whatever is said of the account: above all, that another one was meant. */
const anyCause: readonly string[] = ['meant'];

/** Causes that give way to a guard: where nothing is to be repaired, what must not be lost is the news. */
const givesWay: ReadonlySet<CauseClass> = new Set(['wait', 'escalate', 'ask']);

/** Names the verdict, folds its symptoms, and sorts remedies into advice and vetoes. */
export function judge(findings: readonly Finding[], readings: Readings): Judgement {
  const chosen = choose(
    findings.filter((finding) => finding.outcome === 'fail'),
    readings,
  );
  const verdict = chosen ? verdictOf(chosen, findings, readings) : undetermined(findings);
  const vetoes = vetoesOf(findings, readings);
  return {
    verdict,
    findings: findings.map((finding) => fold(finding, verdict)),
    advice: adviceOf(verdict.cause === chosen?.cause ? chosen.remedies : [], vetoes),
    vetoes,
  };
}

function choose(fails: readonly FailFinding[], readings: Readings): FailFinding | undefined {
  const deciding = fails.filter((fail) => fail.decides).sort(inOrder);
  const guards = deciding.filter((fail) => causeOf(fail.cause).class === 'guard');
  const [first] = deciding.filter((fail) => !guards.includes(fail));
  if (!first) return guards[0];
  const weight = (fail: FailFinding): CauseClass =>
    lackingOf(fail, readings).length > 0 ? 'ask' : causeOf(fail.cause).class;
  const blocked = deciding.some((fail) => weight(fail) === 'blocker');
  return guards[0] && !blocked && givesWay.has(weight(first)) ? guards[0] : first;
}

/** Facts without which the cause may not even be named, and which are unknown. */
const lackingOf = ({ cause, needs = [] }: FailFinding, readings: Readings): readonly string[] =>
  [...(causeOf(cause).needs ?? []), ...needs].filter((fact) => isUnknown(fact, readings));

const inOrder = (a: FailFinding, b: FailFinding): number =>
  placeOf(a) - placeOf(b) ||
  (precedence.get(a.cause) ?? 0) - (precedence.get(b.cause) ?? 0) ||
  // Of two findings with the same cause the surer one speaks.
  Number(b.atMost === 'confirmed') - Number(a.atMost === 'confirmed');

/** A mailbox that is known to live elsewhere makes a license beside the point; that it may live there does not. */
function placeOf({ cause, atMost }: FailFinding): number {
  // Two sources that disagree on the mailbox itself come before everything that rests on it.
  if (cause === 'undetermined') return order.indexOf(1);
  const { row, mailboxElsewhere } = causeOf(cause);
  const elsewhere = mailboxElsewhere === true && atMost === 'confirmed';
  return order.indexOf(elsewhere ? 5 : row) - (elsewhere ? 0.5 : 0);
}

function verdictOf(finding: FailFinding, findings: readonly Finding[], readings: Readings): Verdict {
  const cause = causeOf(finding.cause);
  const lacking = lackingOf(finding, readings);
  if (lacking.length > 0) return undetermined(findings, finding, asksFor(lacking, readings));
  if (finding.cause === 'undetermined') {
    const { summary, settledBy } = finding;
    return { ...undetermined(findings, undefined, settledBy), summary };
  }
  const open = [...cause.overturnedBy, ...anyCause].filter((fact) => isUnknown(fact, readings));
  const certainty: Certainty = finding.atMost === 'confirmed' && open.length === 0 ? 'confirmed' : 'likely';
  return {
    cause: finding.cause,
    class: cause.class,
    certainty,
    summary: finding.summary,
    settledBy: certainty === 'confirmed' ? [] : orAnother(unique([...asksFor(open, readings), ...finding.settledBy])),
    tellTheUser: finding.tellTheUser ?? tellByClass[cause.class],
  };
}

/** Whoever is told "likely" must be told how to be certain; time is the last resort. */
const orAnother = (ways: readonly (Ask | Message)[]): readonly (Ask | Message)[] =>
  ways.length > 0 ? ways : [{ question: 'Is the mailbox there after what is advised here was done? Look again then.' }];

/** Thin evidence: what to fetch next is the answer. A cause that only lacks one answer is named in the sentence. */
function undetermined(
  findings: readonly Finding[],
  almost?: FailFinding,
  first: readonly (Ask | Message)[] = [],
): Verdict {
  const asks = findings.flatMap((finding) =>
    finding.outcome === 'cannot-tell' ? [finding.ask ?? finding.reason] : [],
  );
  const settledBy = orAnother(unique([...first, ...asks]));
  const [only, ...others] = settledBy;
  return {
    cause: 'undetermined',
    class: 'ask',
    certainty: 'undetermined',
    summary: almost
      ? say`What stops the mailbox cannot be said before one answer is there. So far: ${almost.summary}`
      : only && 'question' in only && others.length === 0
        ? say`What stops the mailbox cannot be said yet. ${only.question}`
        : say`What stops the mailbox cannot be said yet. What is missing, and how to find it, is listed below.`,
    settledBy,
    tellTheUser: say`We are still finding out why your mailbox is missing.`,
  };
}

const tellByClass: Readonly<Record<CauseClass, Message>> = {
  blocker: say`We found what keeps your mailbox from being made, and are putting it right.`,
  wait: say`Your mailbox is on its way; there is nothing you need to do.`,
  guard: say`We found older mail of yours and are making sure that nothing is lost.`,
  warning: say`Your mailbox needs a small correction; we are looking after it.`,
  escalate: say`We are asking Microsoft to finish your mailbox.`,
  ask: say`We need one more piece of information about your mailbox.`,
  'not-a-fault': say`Nothing is broken; we tell you how to reach your mail.`,
  note: say`We are still finding out why your mailbox is missing.`,
};

/** Symptoms are folded under the verdict: what only says that it takes long, or that a license does not work. */
function fold(finding: Finding, verdict: Verdict): Finding {
  if (finding.outcome !== 'fail' || finding.cause === verdict.cause || verdict.cause === 'undetermined') return finding;
  const { row, class: kind } = causeOf(finding.cause);
  const verdictRow = causeOf(verdict.cause).row;
  const late =
    row >= 8 && row <= 11 && (kind === 'wait' || kind === 'escalate' || kind === 'blocker') && verdictRow < row;
  const licenseSide = row === 5 && (verdictRow === 3 || verdictRow === 4) && finding.decides;
  return late || licenseSide ? { ...finding, explainedBy: verdict.cause } : finding;
}

function adviceOf(remedies: readonly RemedyId[], vetoes: readonly Veto[]): readonly Advice[] {
  const refused = new Set(vetoes.map((veto) => veto.remedy));
  return remedies.filter((remedy) => !refused.has(remedy)).map((remedy) => ({ remedy, by: 'person' }));
}

/** Of several reasons to refuse a remedy the best one counts: data to protect, then what decides, then what comes first. */
const mostTelling = (a: FailFinding, b: FailFinding): number =>
  Number(causeOf(b.cause).class === 'guard') - Number(causeOf(a.cause).class === 'guard') ||
  Number(b.decides) - Number(a.decides) ||
  inOrder(a, b);

function vetoesOf(findings: readonly Finding[], readings: Readings): readonly Veto[] {
  const byRemedy = new Map<RemedyId, Veto>();
  // Without an account there is nothing to switch off, whatever the organization has set.
  const nobody = readings.get('subject')?.reading.state === 'absent';
  for (const finding of findings.filter((one) => one.outcome === 'fail').sort(mostTelling)) {
    for (const remedy of [...(causeOf(finding.cause).vetoes ?? []), ...(finding.vetoes ?? [])]) {
      if (!byRemedy.has(remedy)) byRemedy.set(remedy, { remedy, because: finding.cause });
    }
  }
  for (const finding of findings) {
    if (finding.outcome !== 'cannot-tell') continue;
    const fact = finding.ask?.fact ?? finding.because[0] ?? finding.check;
    for (const remedy of finding.vetoes ?? [])
      if (!byRemedy.has(remedy)) byRemedy.set(remedy, { remedy, because: `unknown: ${fact}` });
  }
  for (const remedy of Object.keys(remedyRules) as RemedyId[]) {
    const fact = remedyRules[remedy].unlessUnknown.find((id) => isUnknown(id, readings) && !(nobody && isOfTenant(id)));
    if (fact && !byRemedy.has(remedy)) byRemedy.set(remedy, { remedy, because: `unknown: ${fact}` });
  }
  return [...byRemedy.values()];
}

const isOfTenant = (fact: string): boolean => fact === 'exchange-organization';

/** A fact that was never gathered counts as unknown: nobody looked. */
const isUnknown = (fact: string, readings: Readings): boolean =>
  (readings.get(fact)?.reading.state ?? 'unknown') === 'unknown';

const asksFor = (facts: readonly string[], readings: Readings): readonly (Ask | Message)[] =>
  facts.flatMap((fact) => {
    const reading = readings.get(fact)?.reading;
    return reading?.state === 'unknown' ? [reading.ask ?? reading.reason] : [];
  });

/** Each once; of two that ask the same, the first. */
const unique = (items: readonly (Ask | Message)[]): readonly (Ask | Message)[] =>
  [...new Map(items.toReversed().map((item) => [keyOf(item), item])).values()].toReversed();

const keyOf = (item: Ask | Message): string =>
  'question' in item ? item.question : 'cmdlet' in item ? item.cmdlet : JSON.stringify(item);
