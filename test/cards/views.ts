import type { CardOptions } from '../../src/cards/options.ts';
import type { Case, CaseView } from '../../src/cases/case.ts';
import { type CauseId, causeOf } from '../../src/diagnosis/causes.ts';
import type { Certainty, Diagnosis, Finding } from '../../src/diagnosis/finding.ts';
import { say } from '../../src/diagnosis/message.ts';

export const at = '2026-11-21T14:05:00.000Z';
export const janeId = '11111111-2222-4333-8444-555555555555';

/** Values of the tenant that a test replaces with hostile ones. */
export interface Names {
  readonly name: string;
  readonly address: string;
  readonly tenant: string;
}

const jane: Names = { name: 'Jane Doe', address: 'jane@contoso.com', tenant: 'Contoso' };

const evidence = (shows: Finding extends never ? never : ReturnType<typeof say>, fact = 'user') => ({
  fact,
  shows,
  source: 'graph' as const,
  at,
});

/** Findings of a look: one a cause, one fine, one untold, one that does not apply. */
export function findings(names: Names = jane, cause: CauseId = 'exchange-plan-disabled-in-license'): Finding[] {
  return [
    {
      check: 'directory-object',
      question: 'Is the person in the directory?',
      page: 'https://learn.microsoft.com/entra',
      outcome: 'pass',
      evidence: [evidence(say`${names.address} is there.`)],
    },
    {
      check: 'exchange-plan',
      question: 'Is a mailbox plan switched on inside the license?',
      outcome: 'fail',
      cause,
      summary: say`There is a license for ${names.name}, but Exchange Online is switched off inside it.`,
      evidence: [evidence(say`Exchange Online (Plan 2) is among the disabled plans of ${names.address}.`)],
      remedies: ['enable-exchange-plan'],
      decides: true,
      atMost: 'confirmed',
      settledBy: [],
    },
    {
      check: 'sign-in',
      question: 'Can the person sign in?',
      outcome: 'fail',
      cause: 'blocked-or-disabled-account-not-a-cause',
      summary: say`Sign-in is blocked for ${names.address}.`,
      evidence: [evidence(say`accountEnabled is false.`)],
      remedies: [],
      decides: false,
      atMost: 'confirmed',
      settledBy: [],
      explainedBy: 'exchange-plan-disabled-in-license',
    },
    {
      check: 'recipient',
      question: 'What does Exchange hold?',
      outcome: 'cannot-tell',
      reason: say`Exchange Online is not connected.`,
      ask: {
        cmdlet: `Get-Recipient -Identity '${names.address.replaceAll("'", "''")}' | Format-List RecipientTypeDetails`,
        where: 'Exchange Online PowerShell',
      },
      because: ['recipient'],
    },
    {
      check: 'group-license',
      question: 'Does a group give the license?',
      outcome: 'not-applicable',
      reason: say`The license is assigned directly to ${names.name}.`,
    },
  ];
}

/** A diagnosis that names this cause. */
export function diagnosis({
  names = jane,
  cause = 'exchange-plan-disabled-in-license',
  certainty = 'confirmed',
  ...rest
}: Partial<Diagnosis> & {
  readonly names?: Names;
  readonly cause?: CauseId;
  readonly certainty?: Certainty;
} = {}): Diagnosis {
  return {
    at,
    tenant: { id: janeId, name: names.tenant, mode: 'sandbox' },
    subject: { input: names.address, id: janeId, userPrincipalName: names.address, displayName: names.name },
    verdict: {
      cause,
      class: causeOf(cause).class,
      certainty,
      summary: say`There is a license for ${names.name}, but Exchange Online is switched off inside it.`,
      settledBy:
        certainty === 'confirmed'
          ? []
          : [
              { question: `Does ${names.name} use a mailbox on premises?` },
              say`Microsoft's incidents could not be read.`,
            ],
      tellTheUser: say`Your license has no mailbox switched on yet. We are on it, ${names.name}.`,
    },
    findings: findings(names, cause),
    advice: [
      { remedy: 'enable-exchange-plan', by: 'person' },
      { remedy: 'reprocess-license', by: 'person' },
    ],
    vetoes: [
      { remedy: 'delete-and-recreate', because: 'unknown: mailbox-elsewhere' },
      { remedy: 'cycle-license', because: 'soft-deleted-mailbox' },
      { remedy: 'cycle-exchange-plan', because: 'soft-deleted-mailbox' },
    ],
    cost: { graphRequests: 9, httpCalls: 2, waves: 2, resourceUnits: 9, exchangeCalls: 0, milliseconds: 300 },
    ...rest,
  };
}

/** A case of Jane, looked at. */
export const aCase = (changes: Partial<Case> = {}, names: Names = jane): Case => ({
  schema: 1,
  number: 1042,
  tenantId: janeId,
  input: names.address,
  subject: { id: janeId, userPrincipalName: names.address, displayName: names.name },
  owner: { id: janeId, name: 'Ana Owner' },
  place: { conversationId: 'c', scope: 'channel', reference: {} },
  actions: { a1: { verb: 'recheck' }, a2: { verb: 'details' }, a3: { verb: 'close' } },
  state: 'open',
  openedAt: at,
  look: { id: 'l', state: 'done', requestedAt: at, endedAt: at },
  diagnosis: diagnosis({ names }),
  history: [{ at, cause: 'exchange-plan-disabled-in-license', certainty: 'confirmed' }],
  ...changes,
});

/** What the card of a case is drawn from. */
export const aView = (changes: Partial<Case> = {}, rest: Partial<CaseView> = {}, names: Names = jane): CaseView => ({
  case: aCase(changes, names),
  tenant: { name: names.tenant, mode: 'sandbox' },
  detailed: false,
  ...rest,
});

export const options: CardOptions = {
  locale: 'en',
  timeZone: 'UTC',
  now: new Date('2026-11-21T14:06:00Z'),
  remedies: (id) => {
    const title = { text: `Do ${id}`, values: [] };
    const cmdlet = "Connect-MgGraph\nSet-MgUserLicense -UserId 'jane@contoso.com' -AddLicenses @{ SkuId = $sku }";
    const steps = [
      { does: say`Open the licenses of ${'jane@contoso.com'}.`, link: 'https://learn.microsoft.com/x_(y)' },
      { does: say`Run this.`, cmdlet },
    ];
    return id === 'cycle-license' ? undefined : { title, steps };
  },
};

const failed = { id: 'l', state: 'failed' as const, requestedAt: at, endedAt: at };

/** One view of each kind, by a name for the test. */
export function views(names: Names = jane): Readonly<Record<string, CaseView>> {
  const { subject: _, diagnosis: __, ...unknownCase } = aCase({}, names);
  const fresh = { ...unknownCase, history: [] };
  const candidates = Array.from({ length: 7 }, (_unused, i) => ({
    id: `${i}`,
    userPrincipalName: i === 0 ? names.address : `jane${i}@contoso.com`,
    displayName: names.name,
  }));
  const several = diagnosis({
    names,
    cause: 'user-not-found',
    certainty: 'undetermined',
    subject: { input: names.address, id: null, userPrincipalName: null, displayName: null, candidates },
  });
  const choose = Object.fromEntries(
    candidates.slice(0, 5).map(({ id }) => [`c${id}`, { verb: 'choose' as const, userId: id }]),
  );
  const running = { id: 'l', state: 'running' as const, requestedAt: at };
  const view = (one: Case, rest: Partial<CaseView> = {}): CaseView => ({ ...aView({}, rest, names), case: one });
  return {
    queued: view({ ...fresh, look: { ...running, state: 'queued' } }),
    running: view(
      { ...fresh, look: running },
      { progress: { findings: findings(names), checks: 21, slow: `Waiting for ${names.name}.` } },
    ),
    'running again': aView({ look: running }, { progress: { findings: [], checks: 21 } }, names),
    failed: view({ ...fresh, look: { ...failed, failure: `Graph did not answer about ${names.name}.` } }),
    interrupted: aView({ look: { ...failed, state: 'interrupted' } }, {}, names),
    choice: view({
      ...fresh,
      diagnosis: several,
      actions: { a1: { verb: 'recheck' }, ...choose, a3: { verb: 'close' } },
    }),
    found: aView({ ticket: names.name }, {}, names),
    detailed: aView({}, { detailed: true }, names),
    live: aView({}, { tenant: { name: names.tenant, mode: 'live' } }, names),
    likely: aView({ diagnosis: diagnosis({ names, certainty: 'likely' }) }, {}, names),
    undetermined: aView(
      { diagnosis: diagnosis({ names, cause: 'undetermined', certainty: 'undetermined', advice: [], vetoes: [] }) },
      {},
      names,
    ),
    'nothing wrong': aView(
      { diagnosis: diagnosis({ names, cause: 'mailbox-healthy', advice: [], vetoes: [] }) },
      {},
      names,
    ),
    deleted: aView(
      {
        diagnosis: diagnosis({
          names,
          subject: {
            input: names.address,
            id: janeId,
            userPrincipalName: names.address,
            displayName: names.name,
            deleted: true,
          },
        }),
      },
      {},
      names,
    ),
    closed: aView(
      { state: 'closed', closed: { at, by: { id: janeId, name: names.name }, why: 'wrong person' } },
      {},
      names,
    ),
    'closed by itself': aView({ state: 'closed', closed: { at, by: null, why: names.name } }, {}, names),
  };
}
