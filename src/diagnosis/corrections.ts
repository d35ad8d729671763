import { type CauseId, causeOf } from './causes.ts';
import type { Advice, Correction, Finding, Subject, Verdict, Veto } from './finding.ts';
import { type OutdatedAdvice, outdatedAdvice } from './outdated-advice.ts';
import type { RemedySubject } from './remedies.ts';

/** More would hide what is to be done. */
const most = 3;

/** What was judged: all that decides which advice has to be put right. */
export interface Judged {
  readonly verdict: Verdict;
  readonly advice: readonly Advice[];
  readonly vetoes: readonly Veto[];
  readonly findings: readonly Finding[];
}

/**
 * Outdated advice that somebody would follow with this diagnosis in hand, with what holds today: three pieces at
 * most, and what comes closest to the verdict first.
 */
export function correctionsFor(judged: Judged, subject: Subject): readonly Correction[] {
  return outdatedAdvice
    .map((advice) => ({ advice, weight: weightOf(advice, judged) }))
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, most)
    .map(({ advice }) => {
      const { id, outdated, instead, source } = advice;
      const cmdlet = cmdletFor(advice, subject);
      return { id, outdated, instead, source, ...(cmdlet && { cmdlet }) };
    });
}

/** None where it would have to name somebody, and nobody was found. */
function cmdletFor({ cmdlet }: OutdatedAdvice, subject: Subject): string | undefined {
  if (typeof cmdlet !== 'function') return cmdlet;
  return subject.id === null ? undefined : cmdlet(whoIs(subject));
}

/** How near it is: the verdict itself 4, what is advised 3, a finding 2, a temptation or an open look 1. */
function weightOf({ when }: OutdatedAdvice, { verdict, advice, vetoes, findings }: Judged): number {
  const fails = findings.filter((finding) => finding.outcome === 'fail');
  if (when.verdict?.includes(verdict.cause) || when.found?.includes(verdict.cause)) return 4;
  if (advice.some(({ remedy }) => when.advised?.includes(remedy))) return 3;
  if (fails.some(({ cause }) => when.found?.includes(cause))) return 2;
  const { shows } = when;
  if (shows && fails.some(({ evidence }) => JSON.stringify(evidence).includes(shows))) return 2;
  if (vetoes.some(({ remedy, because }) => when.vetoed?.includes(remedy) && isTempting(because))) return 1;
  // A certain verdict sends nobody looking any further.
  const looking = verdict.certainty !== 'confirmed';
  return looking && findings.some((one) => one.outcome === 'cannot-tell' && when.untold?.includes(one.check)) ? 1 : 0;
}

/** Rows in which there may be mail to lose, or a mailbox elsewhere. */
const delicate: ReadonlySet<number> = new Set([3, 6]);

/** Where something can be repaired, people repair it; where they must wait or be careful, they try other things. */
function isTempting(because: Veto['because']): boolean {
  if (because.startsWith('unknown: ')) return false;
  const { row, class: kind } = causeOf(because as CauseId);
  return kind === 'blocker' ? delicate.has(row) : kind !== 'not-a-fault';
}

const whoIs = ({ id, input, userPrincipalName, mail, synced }: Subject): RemedySubject => ({
  id,
  userPrincipalName: userPrincipalName ?? input,
  mail: mail ?? null,
  synced: synced ?? true,
});
