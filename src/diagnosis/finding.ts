import type { CauseClass, CauseId } from './causes.ts';
import type { Message } from './message.ts';
import type { Ask, Source } from './reading.ts';
import type { RemedyId } from './remedies.ts';
import type { Timeline } from './timeline.ts';

/** `confirmed`: proven, and nothing that could overturn it is unknown. */
export type Certainty = 'confirmed' | 'likely' | 'undetermined';

/** What a finding rests on, with where and when it was read (ISO). */
export interface Evidence {
  readonly fact: string;
  readonly shows: Message;
  readonly source: Source;
  readonly at: string;
}

/** A check's outcome in a case. */
export type Finding = { readonly check: string; readonly question: string; readonly page?: string } & (
  | { readonly outcome: 'pass'; readonly evidence: readonly Evidence[] }
  | {
      readonly outcome: 'fail';
      readonly cause: CauseId;
      readonly summary: Message;
      readonly tellTheUser?: Message;
      readonly evidence: readonly Evidence[];
      readonly remedies: readonly RemedyId[];
      readonly decides: boolean;
      readonly atMost: Certainty;
      readonly settledBy: readonly Ask[];
      /** Ids of facts without which it may not be the verdict, beside the catalogue's. */
      readonly needs?: readonly string[];
      /** Remedies that it refuses, beside the catalogue's. */
      readonly vetoes?: readonly RemedyId[];
      /** The cause of which this is a symptom: folded under it, never dropped. */
      readonly explainedBy?: CauseId;
    }
  | { readonly outcome: 'not-applicable'; readonly reason: Message }
  | {
      readonly outcome: 'cannot-tell';
      readonly reason: Message;
      readonly ask?: Ask;
      readonly because: readonly string[];
      readonly vetoes?: readonly RemedyId[];
    }
);

export type FailFinding = Extract<Finding, { outcome: 'fail' }>;

/** The finding that explains the symptom, how certain it is, and what would settle it. */
export interface Verdict {
  readonly cause: CauseId;
  readonly class: CauseClass;
  readonly certainty: Certainty;
  readonly summary: Message;
  /** Questions and cmdlets, and sentences about what could not be read. Empty when confirmed. */
  readonly settledBy: readonly (Ask | Message)[];
  readonly tellTheUser: Message;
}

/** Something to do, with who can do it in this version. */
export interface Advice {
  readonly remedy: RemedyId;
  readonly by: 'bot' | 'person';
}

/** A refusal of a remedy: by a finding, or because a fact is unknown. */
export interface Veto {
  readonly remedy: RemedyId;
  readonly because: CauseId | `unknown: ${string}`;
}

/** Advice that is often given for what was found, and does not hold (any more). */
export interface Correction {
  readonly id: string;
  /** What is often advised, in a sentence. */
  readonly outdated: Message;
  /** What holds today. */
  readonly instead: Message;
  /** Microsoft's page about it, https. */
  readonly source: string;
  /** The cmdlet of today, the person's values filled in and quoted. */
  readonly cmdlet?: string;
}

/** What a look cost. Waves and calls are Graph's only; units are of its identity requests. */
export interface Cost {
  readonly graphRequests: number;
  readonly httpCalls: number;
  readonly waves: number;
  readonly resourceUnits: number;
  readonly exchangeCalls: number;
  readonly milliseconds: number;
}

/** The person a look is about. `id` is null when nothing was found; `candidates` when several match. */
export interface Subject {
  readonly input: string;
  readonly id: string | null;
  readonly userPrincipalName: string | null;
  readonly displayName: string | null;
  /** The primary address, where the account has one. */
  readonly mail?: string | null;
  /** Whether the account comes from on premises; unknown when left out. */
  readonly synced?: boolean;
  /** Read from the deleted users. */
  readonly deleted?: true;
  readonly candidates?: readonly Candidate[];
}

/** Somebody who may be meant. */
export interface Candidate {
  readonly id: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
}

/** The tenant a look was made in. */
export interface Tenant {
  readonly id: string;
  readonly name: string;
  readonly mode: 'sandbox' | 'live';
}

/** Everything a look found out. Messages are still in parts; `texts/` renders them. */
export interface Diagnosis {
  readonly at: string;
  readonly tenant: Tenant;
  readonly subject: Subject;
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  readonly advice: readonly Advice[];
  readonly vetoes: readonly Veto[];
  /** The most telling first; left out by looks of earlier versions. */
  readonly corrections?: readonly Correction[];
  /** Why not yet; left out by looks of earlier versions. */
  readonly timeline?: Timeline;
  readonly cost: Cost;
}
