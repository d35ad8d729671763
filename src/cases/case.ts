import type { Diagnosis, Finding } from '../diagnosis/finding.ts';

/** A person in a conversation. `id` is the aadObjectId of the authenticated activity; names are only shown. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

/** Where a case lives. `reference` is the bot SDK's conversation reference, opaque here. */
export interface Place {
  readonly conversationId: string;
  readonly scope: 'personal' | 'groupChat' | 'channel';
  /** BCP 47, as the asker's client reported it. */
  readonly locale?: string;
  /** IANA zone of the asker, where the client reported one. */
  readonly timeZone?: string;
  readonly reference: unknown;
}

/** Verbs that a button of the case card can carry. Each has a text twin among the commands. */
export type CaseVerb = 'recheck' | 'guide' | 'details' | 'close' | 'choose' | 'start-fresh';

/** What one button of the current card stands for. Known to the server only; the card carries just the action's id. */
export interface CaseAction {
  readonly verb: CaseVerb;
  /** For `choose`: the object id of the person picked. */
  readonly userId?: string;
}

/** One gathering and judging. At most one runs per case; a second request joins it. */
export interface Look {
  readonly id: string;
  readonly state: 'queued' | 'running' | 'done' | 'failed' | 'interrupted';
  readonly requestedAt: string;
  readonly endedAt?: string;
  /** It has ended, and its last card was not shown yet: a process that dies there leaves the card as it was. */
  readonly undrawn?: true;
  /** Why it failed, for a person. */
  readonly failure?: string;
}

/** The one user that a case is about. */
export interface CaseSubject {
  readonly id: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
  /** Picked by a person out of several: what was typed does not name this user alone. */
  readonly chosen?: true;
}

/** What a person told about a fact, shown back to them and confirmed. */
export interface CaseAnswer {
  readonly value: unknown;
  readonly by: Person;
  readonly at: string;
  /** ISO; what somebody saw at one time counts no longer than this. Left out: it stays true. */
  readonly until?: string;
}

/** One user's missing mailbox in one tenant. */
export interface Case {
  readonly schema: 1;
  readonly number: number;
  readonly tenantId: string;
  /** As typed: an address, an object id or a display name. */
  readonly input: string;
  /** Filled by the first look that finds exactly one user, or by a person's choice. */
  readonly subject?: CaseSubject;
  readonly owner: Person;
  readonly place: Place;
  /** The card's activity id, once posted. */
  readonly card?: { readonly activityId: string };
  /** Buttons of the card as it stands; replaced with every card. */
  readonly actions: Readonly<Record<string, CaseAction>>;
  readonly state: 'open' | 'closed';
  readonly openedAt: string;
  readonly closed?: { readonly at: string; readonly by: Person | null; readonly why: string };
  /** The helpdesk's own ticket number. */
  readonly ticket?: string;
  readonly look: Look;
  /** The latest complete look. */
  readonly diagnosis?: Diagnosis;
  /** By fact id: every look of this case goes by these. */
  readonly answers?: Readonly<Record<string, CaseAnswer>>;
  /** ISO; when the owner last decided something. */
  readonly decidedAt?: string;
  /** A guided walk goes on, and wants to hear when a look has ended. */
  readonly walking?: true;
  /** Where it goes on, when that is another conversation than the case's. */
  readonly walkPlace?: Place;
  /** One line a look, newest last, at most 50. */
  readonly history: readonly { readonly at: string; readonly cause: string; readonly certainty: string }[];
}

/** How far a running look is: the findings so far, of how many checks, and what is slow. */
export interface Progress {
  readonly findings: readonly Finding[];
  readonly checks: number;
  /** What the look still waits for after 10 seconds, in words. */
  readonly slow?: string;
}

/** What a card is drawn from. */
export interface CaseView {
  readonly case: Case;
  /** While a look runs. */
  readonly progress?: Progress;
  readonly tenant: { readonly name: string; readonly mode: 'sandbox' | 'live' };
  /** All findings, or the short form. */
  readonly detailed: boolean;
}

/** The port to the conversation: how a look shows what it found. Implemented at the edge to Teams. */
export interface CaseDisplay {
  /** Posts or updates the case's card; resolves to the activity id. Rejects when the conversation is gone. */
  show(view: CaseView): Promise<{ readonly activityId: string }>;
  /** Posts a line of text into the case's conversation. */
  say(place: Place, text: string): Promise<void>;
}

/** The port to the engine: one look at one user. `onProgress` may be called many times. Rejects with LookFailed. */
export type Diagnose = (
  input: string,
  options: {
    readonly signal: AbortSignal;
    readonly onProgress: (progress: Progress) => void;
    /** What people said, by fact id. */
    readonly answers?: Readonly<Record<string, unknown>>;
  },
) => Promise<Diagnosis>;

/** A look that could make no report; the message is a sentence for a person. */
export class LookFailed extends Error {
  override readonly name = 'LookFailed';
}

/** The clock of the process; tests and the sandbox's time warp set their own. */
export interface Clock {
  now(): Date;
}
