import type { Clinic } from '../compose.ts';
import { type DiagnoseOptions, NoReport } from '../diagnosis/diagnose.ts';
import type { Diagnosis } from '../diagnosis/finding.ts';

/** What came of one user: a report, or a sentence why there is none. */
export interface Looked {
  readonly user: string;
  readonly diagnosis?: Diagnosis;
  readonly error?: string;
  /** Graph lets us not in, or is not there: it would be the same for everybody. */
  readonly hopeless?: true;
}

/** One look. Never rejects. */
export async function lookAt(user: string, clinic: Clinic, options: DiagnoseOptions): Promise<Looked> {
  try {
    return { user, diagnosis: await clinic.look(user, options) };
  } catch (error) {
    const hopeless = error instanceof NoReport && error.faults.every(({ kind }) => closed.has(kind));
    return { user, error: error instanceof Error ? error.message : String(error), ...(hopeless && { hopeless }) };
  }
}

const closed = new Set(['unauthorized', 'unreachable']);
