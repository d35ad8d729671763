import type { Case, Clock, Person, Place } from '../../src/cases/case.ts';
import { Cases } from '../../src/cases/cases.ts';
import type { Opening } from '../../src/cases/transitions.ts';
import type { CauseId } from '../../src/diagnosis/causes.ts';
import type { Candidate, Diagnosis, Finding } from '../../src/diagnosis/finding.ts';
import { say } from '../../src/diagnosis/message.ts';
import type { Documents } from '../../src/storage/documents.ts';
import { openSqlite } from '../../src/storage/sqlite.ts';

export const CONTOSO = '11111111-1111-4111-8111-111111111111';
export const FABRIKAM = '22222222-2222-4222-8222-222222222222';
export const bob: Person = { id: 'b0b00000-0000-4000-8000-000000000000', name: 'Bob' };
export const ann: Person = { id: 'a4400000-0000-4000-8000-000000000000', name: 'Ann' };

/** An object id made of one digit. */
export const objectId = (digit: number): string => '00000000-0000-4000-8000-000000000000'.replaceAll('0', `${digit}`);

/** A clock that moves only when told. */
export class HandClock implements Clock {
  #at = Date.parse('2026-11-20T09:00:00Z');
  now(): Date {
    return new Date(this.#at);
  }
  pass(milliseconds: number): void {
    this.#at += milliseconds;
  }
}

/** Cases on an empty store in memory, closed after each test of the enclosing suite. */
export interface World {
  documents: Documents;
  clock: HandClock;
  cases: Cases;
}

/** A new world for each test of the enclosing suite. */
export function freshWorld(): World {
  const world = {} as World;
  beforeEach(() => {
    world.documents = openSqlite(':memory:');
    world.clock = new HandClock();
    world.cases = new Cases(world);
  });
  afterEach(() => world.documents.close());
  return world;
}

export const place = (conversationId = '19:support@thread.v2'): Place => ({
  conversationId,
  scope: 'groupChat',
  reference: { conversation: { id: conversationId } },
});

export const opening = (input: string, more: Partial<Opening> = {}): Opening => ({
  tenantId: CONTOSO,
  input,
  owner: bob,
  place: place(),
  ...more,
});

export const candidate = (digit: number): Candidate => ({
  id: objectId(digit),
  userPrincipalName: `jane${digit}@contoso.com`,
  displayName: `Jane ${digit}`,
});

export const finding = (check: string): Finding => ({ check, question: '?', outcome: 'pass', evidence: [] });

/** Who a look found: one user, nobody, several that may be meant, or one and others. */
export type Found = (Candidate & { readonly others?: readonly Candidate[] }) | null | readonly Candidate[];

const isSeveral = (found: Found): found is readonly Candidate[] => Array.isArray(found);

/** The diagnosis of a look that found this. */
export function diagnosed(found: Found, cause: CauseId = 'user-not-found'): Diagnosis {
  const one = isSeveral(found) ? null : found;
  const candidates = isSeveral(found) ? found : found?.others;
  return {
    at: '2026-11-20T09:00:01.000Z',
    tenant: { id: CONTOSO, name: 'Contoso', mode: 'sandbox' },
    subject: {
      input: 'typed',
      id: one?.id ?? null,
      userPrincipalName: one?.userPrincipalName ?? null,
      displayName: one?.displayName ?? null,
      ...(candidates && { candidates }),
    },
    verdict: {
      cause,
      class: 'blocker',
      certainty: 'confirmed',
      summary: say`There is no license.`,
      settledBy: [],
      tellTheUser: say`Please wait.`,
    },
    findings: [finding('license')],
    advice: [],
    vetoes: [],
    cost: { graphRequests: 1, httpCalls: 1, waves: 1, resourceUnits: 1, exchangeCalls: 0, milliseconds: 1 },
  };
}

/** The verbs of the case's card, in order. */
export const verbs = (shown: Case): readonly string[] => Object.values(shown.actions).map(({ verb }) => verb);
