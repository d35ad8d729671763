import type { Diagnose } from '../../src/cases/case.ts';
import { type Check, defineCheck, pass } from '../../src/diagnosis/check.ts';
import type { Advice, Diagnosis, FailFinding, Finding, Verdict } from '../../src/diagnosis/finding.ts';
import { say } from '../../src/diagnosis/message.ts';
import type { Ask } from '../../src/diagnosis/reading.ts';
import { choiceOf } from '../../src/facts/person/choice.ts';
import recipient from '../../src/facts/recipient.ts';
import { diagnosed } from '../cases/world.ts';
import { personFor } from './bot-stage.ts';

const wanted = choiceOf({ id: 'mailbox-wanted', question: 'Whose mailbox is it?', options: ['own', 'shared-or-room'] });

const checkWith = (id: string, steps: readonly string[]): Check =>
  defineCheck({
    id,
    question: `Is ${id} fine?`,
    steps,
    causes: [],
    hears: { wanted, recipient },
    evaluate: () => [pass<'wanted'>()],
  });

/** Checks out of the documented order: the walk puts `license`, `known`, `recipient` and `wanted` into it. */
export const checks: readonly Check[] = [
  checkWith('wanted', []),
  checkWith('recipient', ['connect-4']),
  checkWith('known', ['delays-5']),
  checkWith('license', ['delays-4']),
];

export const failing = (check: string): FailFinding => ({
  check,
  question: `Is ${check} fine?`,
  outcome: 'fail',
  cause: 'no-license-at-all',
  summary: say`There is something about ${check}.`,
  evidence: [{ fact: 'user', shows: say`Seen in ${check}`, source: 'graph', at: '2026-11-20T09:00:01.000Z' }],
  remedies: ['assign-license'],
  decides: true,
  atMost: 'confirmed',
  settledBy: [],
});

export const passing = (check: string): Finding => ({
  check,
  question: `Is ${check} fine?`,
  outcome: 'pass',
  evidence: [],
});

export const asking = (check: string, ask: Ask): Finding => ({
  check,
  question: `Is ${check} fine?`,
  outcome: 'cannot-tell',
  reason: say`Nobody told about ${check} yet.`,
  ask,
  because: [],
});

export const question: Ask = {
  question: 'Whose mailbox is it?',
  fact: 'mailbox-wanted',
  options: ['own', 'shared-or-room'],
};
export const cmdlet: Ask = {
  cmdlet: "Get-Recipient -Identity 'jane@contoso.com' | Format-List ExchangeGuid",
  where: 'Exchange Online PowerShell',
  fact: 'recipient',
};

/** A diagnosis of these findings: what fails is the verdict, and certain; without it nothing is known yet. */
export function found(findings: readonly Finding[], person: Parameters<typeof diagnosed>[0] = null): Diagnosis {
  const fail = findings.find((one) => one.outcome === 'fail');
  const asks = findings.flatMap((one) => (one.outcome === 'cannot-tell' && one.ask ? [one.ask] : []));
  const before = diagnosed(person, fail ? fail.cause : 'undetermined');
  const verdict: Verdict = fail
    ? before.verdict
    : { ...before.verdict, class: 'ask', certainty: 'undetermined', settledBy: asks };
  const advice: readonly Advice[] = fail ? [{ remedy: 'assign-license', by: 'person' }] : [];
  return { ...before, findings, verdict, advice };
}

/** Looks that find what this says: the answers of the case and the number of the look decide. */
export const finding = (
  findings: (answers: Readonly<Record<string, unknown>>, look: number) => readonly Finding[],
): Diagnose => {
  const looks = new Map<string, number>();
  return async (input, { answers = {} }): Promise<Diagnosis> => {
    const person = personFor(input);
    const look = (looks.get(person.id) ?? 0) + 1;
    looks.set(person.id, look);
    return found(findings(answers, look), person);
  };
};

/** The usual: a license to assign, done after one more look; a cmdlet to run; a question. */
export const usual = () =>
  finding((answers, look) => [
    answers['mailbox-wanted'] === undefined ? asking('wanted', question) : passing('wanted'),
    answers.recipient === undefined ? asking('recipient', cmdlet) : passing('recipient'),
    passing('known'),
    look < 2 ? failing('license') : passing('license'),
  ]);
