import type { CauseId } from './causes.ts';
import type { Correction, Diagnosis, Finding } from './finding.ts';
import { type Message, say } from './message.ts';
import { type Ask, isAsk } from './reading.ts';
import type { Timeline } from './timeline.ts';

/** Puts a message into words; see texts/. */
export type Render = (message: Message) => string;

/**
 * The report as JSON, schema 1: what `check --json` prints, one line a user. Keys keep their order, so that two
 * reports can be compared as text.
 */
export const reportOf = (diagnosis: Diagnosis, render: Render) => ({
  schema: 1 as const,
  at: diagnosis.at,
  tenant: diagnosis.tenant,
  subject: subjectOf(diagnosis.subject),
  verdict: {
    cause: diagnosis.verdict.cause,
    class: diagnosis.verdict.class,
    certainty: diagnosis.verdict.certainty,
    summary: render(diagnosis.verdict.summary),
    settledBy: diagnosis.verdict.settledBy.map((ask) => inWords(ask, render)),
    asks: diagnosis.verdict.settledBy.filter(isAsk),
    tellTheUser: render(diagnosis.verdict.tellTheUser),
  },
  findings: diagnosis.findings.map((finding) => findingOf(finding, render)),
  advice: diagnosis.advice,
  vetoes: diagnosis.vetoes,
  corrections: (diagnosis.corrections ?? []).map((one) => correctionOf(one, render)),
  ...(diagnosis.timeline && { timeline: timelineOf(diagnosis.timeline, render) }),
  cost: diagnosis.cost,
});

/** Why not yet, in words: what happened when, and how each link of the way to a mailbox stands. */
export const timelineOf = ({ moments, chain, brokeAt, summary, unseen }: Timeline, render: Render) => ({
  summary: render(summary),
  brokeAt,
  chain: chain.map(({ id, state, says, fact }) => ({ link: id, state, says: render(says), fact })),
  moments: moments.map(({ at, what, link, fact, source, tone, future }) => {
    return { at, what: render(what), link, fact, source, tone, ...(future && { future }) };
  }),
  unseen: unseen.map(render),
});

/** Without what only our own instructions need. */
const subjectOf = ({ mail: _, synced: __, ...subject }: Diagnosis['subject']) => subject;

/** What would settle it, as a sentence. */
export function inWords(ask: Ask | Message, render: Render): string {
  if ('text' in ask) return render(ask);
  // A cmdlet stays as it is: it is to be pasted.
  return 'question' in ask ? render(say`${ask.question}`) : `${render(say`${ask.where}`)}: ${ask.cmdlet}`;
}

function findingOf(finding: Finding, render: Render) {
  const { check, outcome } = finding;
  switch (finding.outcome) {
    case 'pass':
      return { check, outcome, evidence: evidenceOf(finding.evidence, render) };
    case 'fail':
      return {
        check,
        outcome,
        cause: finding.cause,
        summary: render(finding.summary),
        evidence: evidenceOf(finding.evidence, render),
        remedies: finding.remedies,
        ...(!finding.decides && { decides: false }),
        ...(finding.explainedBy && { explainedBy: finding.explainedBy satisfies CauseId }),
      };
    case 'not-applicable':
      return { check, outcome, reason: render(finding.reason) };
    case 'cannot-tell':
      return { check, outcome, reason: render(finding.reason), ...(finding.ask && { ask: finding.ask }) };
  }
}

const correctionOf = ({ id, outdated, instead, source, cmdlet }: Correction, render: Render) => ({
  id,
  outdated: render(outdated),
  instead: render(instead),
  source,
  ...(cmdlet && { cmdlet }),
});

const evidenceOf = (evidence: Extract<Finding, { outcome: 'pass' }>['evidence'], render: Render) =>
  evidence.map(({ fact, shows, source, at }) => ({ fact, shows: render(shows), source, at }));
