import Table from 'cli-table3';
import { type CauseId, causeOf } from '../diagnosis/causes.ts';
import type { Cost, Diagnosis, Finding } from '../diagnosis/finding.ts';
import { type Message, say } from '../diagnosis/message.ts';
import type { Remedy, RemedyId } from '../diagnosis/remedies.ts';
import { inWords, type Render } from '../diagnosis/report.ts';
import { plain } from '../texts/escape.ts';
import { certainties, nameLine, thin } from './words.ts';

const words: Readonly<Record<Finding['outcome'], Message>> = {
  pass: say`fine`,
  fail: say`found`,
  'not-applicable': say`does not apply`,
  'cannot-tell': say`could not tell`,
};

/** Failures first, then what could not be told: those are what a reader acts on. */
const outcomes: readonly Finding['outcome'][] = ['fail', 'cannot-tell', 'pass', 'not-applicable'];

/** One user's report for a terminal of the given width. */
export function printOne(
  diagnosis: Diagnosis,
  remedies: ReadonlyMap<RemedyId, Remedy>,
  render: Render,
  width: number,
): string {
  const { subject, verdict, tenant } = diagnosis;
  const section = (title: Message, lines: readonly string[]) => titled(render(title), lines);
  const lines = [
    nameLine(subject, render),
    `${plain(tenant.name)}${tenant.mode === 'sandbox' ? ' (SANDBOX)' : ''}`,
    '',
    render(verdict.summary),
    `${render(certainties[verdict.certainty])}: ${verdict.cause}`,
    ...section(say`Do first`, adviceLines(diagnosis, remedies, render)),
    ...section(say`Tell the person`, [render(verdict.tellTheUser)]),
    ...section(
      say`What would settle it`,
      verdict.settledBy.map((ask) => `- ${inWords(ask, render)}`),
    ),
    ...section(
      say`Who may be meant`,
      (subject.candidates ?? []).map((one) => `- ${plain(`${one.displayName} <${one.userPrincipalName}>`)}`),
    ),
    ...section(say`Please do not`, vetoLines(diagnosis, remedies, render)),
    ...section(say`Often advised, but out of date`, correctionLines(diagnosis, render)),
    ...section(say`What could not be looked at, and how to`, askLines(diagnosis.findings, render)),
    '',
    findingsTable(diagnosis.findings, render, width),
    costLine(diagnosis.cost, render),
  ];
  return lines.join('\n');
}

/** Calls, waves and units are of Graph; Exchange has calls only. */
const costLine = (
  { graphRequests, httpCalls, waves, resourceUnits, exchangeCalls, milliseconds }: Cost,
  render: Render,
): string =>
  [
    render(say`${graphRequests} requests, ${httpCalls} calls, ${waves} waves, ${resourceUnits} units`),
    ...(exchangeCalls > 0 ? [render(say`${exchangeCalls} calls of Exchange`)] : []),
    `${milliseconds} ms`,
  ].join(', ');

const titled = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length > 0 ? ['', `${title}:`, ...lines] : [];

function adviceLines(
  { advice, subject }: Diagnosis,
  remedies: ReadonlyMap<RemedyId, Remedy>,
  render: Render,
): readonly string[] {
  const who = {
    id: subject.id,
    userPrincipalName: subject.userPrincipalName ?? subject.input,
    mail: subject.mail ?? null,
    synced: subject.synced ?? true,
  };
  return advice.flatMap(({ remedy }, i) => {
    const found = remedies.get(remedy);
    if (!found) return [];
    const steps =
      i === 0
        ? found
            .steps(who)
            .flatMap((step) => [
              `   ${render(step.does)}`,
              ...(step.cmdlet?.split('\n').map((line) => `     ${line}`) ?? []),
            ])
        : [];
    return [`${i + 1}. ${render(found.title)} (${remedy})`, ...steps];
  });
}

/** In full and outside the table: a cmdlet that is cut or wrapped cannot be pasted. */
const askLines = (findings: readonly Finding[], render: Render): readonly string[] => [
  ...new Set(
    findings.flatMap((finding) =>
      finding.outcome === 'cannot-tell' && finding.ask ? [`- ${inWords(finding.ask, render)}`] : [],
    ),
  ),
];

/** Refused remedies, together where the reason is the same. */
function vetoLines({ vetoes }: Diagnosis, remedies: ReadonlyMap<RemedyId, Remedy>, render: Render): readonly string[] {
  const byReason = Map.groupBy(vetoes, (veto) => veto.because);
  return [...byReason].map(([because, refused]) => {
    const what = refused.map(({ remedy }) => {
      const title = remedies.get(remedy)?.title;
      return title ? render(title) : remedy;
    });
    const why = because.startsWith('unknown: ')
      ? render(say`nobody has looked yet: ${because.slice('unknown: '.length)}`)
      : titleOf(because as CauseId, render);
    return `- ${what.join('; ')} (${why})`;
  });
}

/** What is said elsewhere, and below it what holds. */
const correctionLines = ({ corrections = [] }: Diagnosis, render: Render): readonly string[] =>
  corrections.flatMap(({ outdated, instead, source, cmdlet }) => [
    `- ${render(say`“${outdated}”`)}`,
    `   ${render(instead)}`,
    ...(cmdlet ? [`     ${cmdlet}`] : []),
    `   ${source}`,
  ]);

function findingsTable(findings: readonly Finding[], render: Render, width: number): string {
  const last = Math.max(30, width - 24 - 18 - 10);
  const table = new Table({
    head: [say`Check`, say`Result`, say`What was seen`].map(render),
    colWidths: [24, 18, last],
    wordWrap: true,
    chars: thin,
    style: { head: [], border: [] },
  });
  for (const outcome of outcomes) {
    for (const finding of findings.filter((one) => one.outcome === outcome))
      table.push([finding.check, render(words[outcome]), seen(finding, render)]);
  }
  return table.toString();
}

const titleOf = (cause: CauseId, render: Render): string => render({ text: causeOf(cause).title, values: [] });

function seen(finding: Finding, render: Render): string {
  switch (finding.outcome) {
    case 'pass':
      return finding.evidence.map((one) => render(one.shows)).join('; ');
    case 'fail':
      return `${titleOf(finding.cause, render)}: ${finding.evidence.map((one) => render(one.shows)).join('; ')}`;
    case 'not-applicable':
    case 'cannot-tell':
      return render(finding.reason);
  }
}
