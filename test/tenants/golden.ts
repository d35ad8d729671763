import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Clinic, composeClinic } from '../../src/compose.ts';
import type { Diagnosis, Finding } from '../../src/diagnosis/finding.ts';
import { reportOf } from '../../src/diagnosis/report.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import type { AskInFile, Expected, TenantFile } from '../../src/sandbox/tenant/file.ts';
import { plain } from '../../src/texts/escape.ts';
import { render } from '../../src/texts/render.ts';

/** The moment of every golden look. */
const now = new Date('2026-11-21T12:00:00Z');

/** From Graph alone, and with Exchange asked over HTTP too. */
export const ways = ['graph', 'exchange'] as const;
export type Way = (typeof ways)[number];

/** A tenant, and the looks that its file asks for. */
export interface GoldenTenant {
  readonly name: string;
  readonly file: string;
  /** Where the reports of each way are kept. */
  readonly golden: Readonly<Record<Way, string>>;
  readonly asks: readonly AskInFile[];
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
    golden: { graph: join(folder, `${name}.golden.json`), exchange: join(folder, `${name}.exchange.golden.json`) },
    asks: asksIn(JSON.parse(readFileSync(file, 'utf8')) as TenantFile),
  };
});

/** Everybody of the file, then what it asks besides. */
function asksIn(file: TenantFile): readonly AskInFile[] {
  const people = [...(file.users ?? []), ...(file.deletedUsers ?? [])].map(({ userPrincipalName, sandbox = {} }) => {
    const { mailbox: _, mailboxSince: __, ...story } = sandbox;
    return { input: userPrincipalName, ...story };
  });
  return [...people, ...(file.asks ?? [])];
}

/** What should come out; undefined where the file does not say. */
export const expectedOf = ({ expect, expectWithExchange }: AskInFile, way: Way): Expected | undefined =>
  way === 'exchange' ? (expectWithExchange ?? expect) : expect;

/** An ask in a few words. */
export const nameOf = ({ input, answers, story }: AskInFile): string =>
  [input, ...(answers ? [JSON.stringify(answers)] : []), ...(story ? [story] : [])].join(': ');

/** One look for each ask of a tenant, over HTTP, in the order of the asks. Made once a process. */
export function looksBy(tenant: GoldenTenant, way: Way): Promise<readonly Diagnosis[]> {
  const key = `${tenant.name} ${way}`;
  const looks = made.get(key) ?? lookEach(tenant, way, 8);
  made.set(key, looks);
  return looks;
}

/** The looks from Graph alone, for whoever wants many different reports. */
export const looksAt = (tenant: GoldenTenant): Promise<readonly Diagnosis[]> => looksBy(tenant, 'graph');

const made = new Map<string, Promise<readonly Diagnosis[]>>();

/** The same, anew. Each has a clinic of its own, so that none knows what another one read; `atOnce` run side by side. */
export async function lookEach({ file, asks }: GoldenTenant, way: Way, atOnce: number): Promise<readonly Diagnosis[]> {
  // Its throttles would tell how many look at once, and not what they see.
  const sandbox = await startSandbox({ tenant: file, now: () => now, limits: { auditLogs: 10_000, outlook: 10_000 } });
  try {
    const looks: Diagnosis[] = [];
    const left = asks.entries();
    const work = async () => {
      for (const [at, { input, answers }] of left)
        looks[at] = await (await clinicFor(sandbox, way)).look(input, { ...(answers && { answers }) });
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    return looks;
  } finally {
    await sandbox.close();
  }
}

const clinicFor = ({ endpoint, token }: Sandbox, way: Way): Promise<Clinic> =>
  composeClinic(
    {
      mode: 'sandbox',
      cloud: 'global',
      graph: { endpoint, identity: { kind: 'local-token', token } },
      exchange: way === 'exchange' ? { connection: 'rest', endpoint } : { connection: 'none' },
      clockRate: 1,
      timeZone: 'UTC',
      logLevel: 'silent',
    },
    { now: () => now },
  );

/** The report in short, stable form: what a reader of a diff needs to see. */
export function inShort(diagnosis: Diagnosis, { answers }: AskInFile) {
  const report = reportOf(diagnosis, (message) => render(message, { locale: 'en', timeZone: 'UTC', escape: plain }));
  return {
    subject: report.subject,
    ...(answers && { answers }),
    verdict: report.verdict,
    advice: report.advice.map(({ remedy }) => remedy),
    vetoes: report.vetoes.map(({ remedy, because }) => `${remedy}: ${because}`),
    findings: diagnosis.findings.map(lineOf),
  };
}

function lineOf(finding: Finding): string {
  if (finding.outcome !== 'fail') return `${finding.check}: ${finding.outcome}`;
  const role = finding.explainedBy ? `, a symptom of ${finding.explainedBy}` : finding.decides ? '' : ', only reported';
  return `${finding.check}: ${finding.cause}${role}`;
}
