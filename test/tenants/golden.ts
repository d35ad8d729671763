import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { composeClinic } from '../../src/compose.ts';
import type { Diagnosis, Finding } from '../../src/diagnosis/finding.ts';
import { reportOf } from '../../src/diagnosis/report.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { TenantFile } from '../../src/sandbox/tenant/file.ts';
import { plain } from '../../src/texts/escape.ts';
import { render } from '../../src/texts/render.ts';

/** The moment of every golden look. */
const now = new Date('2026-11-21T12:00:00Z');

/** What a tenant file says should come out for an input. */
export interface Expectation {
  readonly input: string;
  readonly story?: string;
  readonly expect?: { readonly cause: string; readonly certainty: string };
}

/** A tenant and its golden file. */
export interface GoldenTenant {
  readonly name: string;
  readonly file: string;
  readonly golden: string;
  readonly people: readonly Expectation[];
}

const folder = import.meta.dirname;

/** The tenants of this folder, and the sandbox's own Contoso. */
export const tenants: readonly GoldenTenant[] = [
  join(folder, '../../src/sandbox/contoso.json'),
  ...readdirSync(folder)
    .filter((file) => /^[a-z]+\.json$/.test(file))
    .map((file) => join(folder, file)),
].map((file) => {
  const name = basename(file, '.json');
  return {
    name,
    file,
    golden: join(folder, `${name}.golden.json`),
    people: peopleOf(JSON.parse(readFileSync(file, 'utf8')) as TenantFile),
  };
});

function peopleOf(file: TenantFile): readonly Expectation[] {
  return [
    ...[...(file.users ?? []), ...(file.deletedUsers ?? [])].map((user) => ({
      input: user.userPrincipalName,
      ...(user.sandbox?.story && { story: user.sandbox.story }),
      ...(user.sandbox?.expect && { expect: user.sandbox.expect }),
    })),
    ...(file.asks ?? []),
  ];
}

/** One look at each person of a tenant, cold, over HTTP. */
export async function looksAt(tenant: GoldenTenant): Promise<readonly Diagnosis[]> {
  const sandbox = await startSandbox({ tenant: tenant.file, now: () => now });
  try {
    const looks: Diagnosis[] = [];
    for (const { input } of tenant.people) {
      const clinic = await composeClinic(
        {
          mode: 'sandbox',
          cloud: 'global',
          graph: { endpoint: sandbox.endpoint, identity: { kind: 'local-token', token: sandbox.token } },
          exchange: { connection: 'none' },
          clockRate: 1,
          timeZone: 'UTC',
          logLevel: 'silent',
        },
        { now: () => now },
      );
      looks.push(await clinic.look(input));
    }
    return looks;
  } finally {
    await sandbox.close();
  }
}

/** The report in short, stable form: what a reader of a diff needs to see. */
export function inShort(diagnosis: Diagnosis) {
  const report = reportOf(diagnosis, (message) => render(message, { locale: 'en', timeZone: 'UTC', escape: plain }));
  const { milliseconds: _, ...cost } = report.cost;
  return {
    subject: report.subject,
    verdict: report.verdict,
    advice: report.advice.map(({ remedy }) => remedy),
    vetoes: report.vetoes.map(({ remedy, because }) => `${remedy}: ${because}`),
    findings: diagnosis.findings.map(lineOf),
    cost,
  };
}

function lineOf(finding: Finding): string {
  if (finding.outcome !== 'fail') return `${finding.check}: ${finding.outcome}`;
  const role = finding.explainedBy ? `, a symptom of ${finding.explainedBy}` : finding.decides ? '' : ', only reported';
  return `${finding.check}: ${finding.cause}${role}`;
}
