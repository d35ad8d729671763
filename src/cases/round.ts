import type { CauseClass, CauseId } from '../diagnosis/causes.ts';
import type { Certainty } from '../diagnosis/finding.ts';
import type { RemedyId } from '../diagnosis/remedies.ts';
import type { CaseSubject, CaseView, Person, Place } from './case.ts';

/** People that one round looks at: as many as a card can name. The terminal takes thousands. */
export const MOST_PEOPLE = 20;

/** What a look named for one person, as far as a summary tells it: the case opened on demand looks anew. */
export interface RoundVerdict {
  readonly found: 'cause';
  /** Undefined where the cause is that nobody can be there: sync has stopped, for example. */
  readonly subject?: CaseSubject;
  readonly deleted?: true;
  readonly cause: CauseId;
  readonly class: CauseClass;
  readonly certainty: Certainty;
  /** What to do first; undefined where nothing is advised. */
  readonly first?: RemedyId;
  /** Whether something is still to be found out. */
  readonly open: boolean;
}

/** What became of one person of a round. */
export type RoundOutcome =
  | RoundVerdict
  /** Nobody has the name; so many have one that is close to it. */
  | { readonly found: 'nobody'; readonly close: number }
  /** So many people have the name. */
  | { readonly found: 'several'; readonly people: number }
  /** The look had no result; `why` is a sentence for a person. */
  | { readonly found: 'failed'; readonly why: string };

/** One person of a round, as typed, and what was found once it was. */
export interface RoundPerson {
  readonly input: string;
  readonly outcome?: RoundOutcome;
}

/** Whether there was a look at this person that found something out. */
export const isSeen = ({ outcome }: RoundPerson): boolean => outcome !== undefined && outcome.found !== 'failed';

/** What a button of the summary stands for: stop looking, open a case for a person, look at those that are missing. */
export type RoundVerb = 'stop' | 'open' | 'again';

/** Several people looked at together, for one summary. It opens no case: that is for a person to ask. */
export interface Round {
  readonly schema: 1;
  readonly number: number;
  readonly tenantId: string;
  readonly owner: Person;
  readonly place: Place;
  /** The summary's activity id, once posted. */
  readonly card?: { readonly activityId: string };
  /** Buttons of the summary as it stands: they change when the looking begins and when it ends. */
  readonly actions: Readonly<Record<string, RoundVerb>>;
  readonly state: 'looking' | 'done' | 'stopped' | 'interrupted';
  /** Which run may add to it; a new one takes the round away from that of a process that was believed dead. */
  readonly run: string;
  readonly askedAt: string;
  readonly endedAt?: string;
  /** In the order asked for, at most {@link MOST_PEOPLE}. */
  readonly people: readonly RoundPerson[];
  /** Asked for in the same message, and not looked at. */
  readonly left: readonly string[];
}

/** What a summary is drawn from. */
export interface RoundView {
  readonly round: Round;
  readonly tenant: CaseView['tenant'];
  /** By place among the people: the number of the open case that a person has. */
  readonly cases: readonly (number | undefined)[];
  /** Names as typed that the round waits for since more than ten seconds. */
  readonly slow?: readonly string[];
}

/** The port to the conversation: how a round shows its summary. Implemented at the edge to Teams. */
export interface RoundDisplay {
  /** Posts or updates the summary; resolves to the activity id. Rejects when the conversation is gone. */
  showRound(view: RoundView): Promise<{ readonly activityId: string }>;
}
