import { stringify } from 'csv-stringify/sync';
import type { Diagnosis } from '../diagnosis/finding.ts';
import { inWords, type Render } from '../diagnosis/report.ts';
import type { Rows } from './rows.ts';

/** The columns, in their order. New ones come at the end, so that what reads them goes on. */
export const csvColumns = [
  'input',
  'id',
  'userPrincipalName',
  'displayName',
  'cause',
  'class',
  'certainty',
  'summary',
  'firstAdvice',
  'settledBy',
  'mailbox',
] as const;

/** RFC 4180. What a spreadsheet would take for a formula gets an apostrophe in front: names come from the directory. */
const line = (cells: readonly string[]): string =>
  stringify([[...cells]], { escape_formulas: true, record_delimiter: 'windows' });

/** One record a user. */
export const csvRows = (render: Render): Rows => ({
  head: line(csvColumns),
  row: (input, diagnosis) => line(recordOf(input, diagnosis, render)),
  foot: '',
});

function recordOf(input: string, diagnosis: Diagnosis, render: Render): readonly string[] {
  const { subject, verdict, advice } = diagnosis;
  return [
    input,
    subject.id ?? '',
    subject.userPrincipalName ?? '',
    subject.displayName ?? '',
    verdict.cause,
    verdict.class,
    verdict.certainty,
    render(verdict.summary),
    advice[0]?.remedy ?? '',
    verdict.settledBy.map((ask) => inWords(ask, render)).join(' | '),
    mailboxOf(diagnosis),
  ];
}

/** Whether a mailbox answers. Everything that this check finds is about one that does. */
function mailboxOf({ findings }: Diagnosis): string {
  const outcomes = findings.filter(({ check }) => check === 'mailbox-missing').map(({ outcome }) => outcome);
  if (outcomes.includes('fail')) return 'answers';
  return outcomes.includes('pass') ? 'does not answer' : 'not known';
}
