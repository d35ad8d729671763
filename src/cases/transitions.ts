import { randomUUID } from 'node:crypto';
import type { Diagnosis } from '../diagnosis/finding.ts';
import { withActions } from './actions.ts';
import type { Case, CaseSubject, Look, Person, Place } from './case.ts';

/** Lines of history that a case keeps. */
const MOST_HISTORY = 50;

/** What a case is opened with. */
export interface Opening {
  readonly tenantId: string;
  /** As typed: an address, an object id or a display name. */
  readonly input: string;
  readonly owner: Person;
  readonly place: Place;
}

const queued = (at: Date): Look => ({ id: randomUUID(), state: 'queued', requestedAt: at.toISOString() });

/** An open case whose first look is queued. */
export const newCase = (number: number, opening: Opening, at: Date): Case =>
  withActions({
    schema: 1,
    number,
    tenantId: opening.tenantId,
    input: opening.input.trim(),
    owner: opening.owner,
    place: opening.place,
    actions: {},
    state: 'open',
    openedAt: at.toISOString(),
    look: queued(at),
    history: [],
  });

/** The case with a new look. */
export const withNewLook = (before: Case, at: Date): Case => withActions({ ...before, look: queued(at) });

/** The case with the end of its look: the diagnosis, its line of history and, where exactly one was found, the user. */
export function withDiagnosis(before: Case, diagnosis: Diagnosis, at: Date): Case {
  const { cause, certainty } = diagnosis.verdict;
  const subject = subjectOf(diagnosis);
  return withActions({
    ...before,
    look: { ...before.look, state: 'done', endedAt: at.toISOString(), undrawn: true },
    diagnosis,
    history: [...before.history, { at: diagnosis.at, cause, certainty }].slice(-MOST_HISTORY),
    ...(subject && { subject: { ...subject, ...(before.subject?.chosen && { chosen: true }) } }),
  });
}

/** The case with the end of a look that has no result; `failure` says why, to a person. */
export const withoutDiagnosis = (before: Case, state: 'failed' | 'interrupted', failure: string, at: Date): Case =>
  withActions({ ...before, look: { ...before.look, state, failure, endedAt: at.toISOString(), undrawn: true } });

/** The closed case; a closed one stays as it is. `by` is null where the bot closed it. */
export const withClosing = (before: Case, by: Person | null, why: string, at: Date): Case =>
  before.state === 'closed'
    ? before
    : { ...before, state: 'closed', closed: { at: at.toISOString(), by, why }, actions: {} };

/** The case about the candidate that a person picked; unchanged when there is no such candidate. */
export function withChoice(before: Case, userId: string): Case {
  const picked = before.diagnosis?.subject.candidates?.find(({ id }) => id === userId);
  if (!picked || before.state === 'closed') return before;
  const { id, userPrincipalName, displayName } = picked;
  return { ...before, subject: { id, userPrincipalName, displayName, chosen: true } };
}

/** The user that was found, when it was exactly one. */
export function subjectOf({ subject }: Diagnosis): CaseSubject | undefined {
  const { id, input, candidates } = subject;
  if (id === null || (candidates && candidates.length > 0)) return undefined;
  const userPrincipalName = subject.userPrincipalName ?? input;
  return { id, userPrincipalName, displayName: subject.displayName ?? userPrincipalName };
}
