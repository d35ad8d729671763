import type { Message } from '../../diagnosis/message.ts';

/** Where an output comes from, as far as the text shows. */
export type Side = 'exchange-online' | 'on-premises' | 'entra' | 'unknown';

/**
 * What a piece of pasted output amounts to. `found`: it shows objects. `not-found`: it says in so many words that there
 * is no such object. `empty`: the cmdlet ran and printed nothing. `prompt`: a question of PowerShell is waiting for an
 * answer. `inconclusive`: everything else, and above all what only looks like "not found".
 */
export type Result = 'found' | 'not-found' | 'empty' | 'inconclusive' | 'prompt';

/** What the text shows; a name is left out when it does not. */
export interface PasteFacts {
  readonly softDeleted?: boolean;
  readonly inactive?: boolean;
  readonly wasInactive?: boolean;
  /** ISO 8601; with a zone only where the text has one. */
  readonly whenSoftDeleted?: string;
  readonly recipientTypeDetails?: string;
  /** `None` as Exchange prints it. */
  readonly previousRecipientTypeDetails?: string;
  readonly exchangeGuidSet?: boolean;
  readonly archiveGuidSet?: boolean;
  /** Null: shown, and blank. */
  readonly skuAssigned?: boolean | null;
  readonly dehydrated?: boolean;
  readonly externalDirectoryObjectId?: string;
  /** Words as Exchange has them, or the number of msExchRemoteRecipientType. */
  readonly remoteRecipientType?: string | number;
  readonly mailboxGuidOnPremisesSet?: boolean;
  readonly isLicensed?: boolean;
  readonly synced?: boolean;
  readonly userPrincipalName?: string;
  readonly primarySmtpAddress?: string;
  /** ISO 8601; with a zone only where the text has one. */
  readonly whenMailboxCreated?: string;
  readonly litigationHold?: boolean;
}

/**
 * An object as facts take it: Exchange's own property names; a flag as a boolean, a GUID whole, a list as an array, null
 * for what is shown and blank. What is cut off, ambiguous or not understood is left out.
 */
export type PasteRecord = Readonly<Record<string, unknown>>;

/** One cmdlet's output. */
export interface PasteBlock {
  /** The cmdlet with the switches that decide what it looks for; null where the text does not name it. */
  readonly cmdlet: string | null;
  /** The text shows the whole command, so that no switch is missing from `cmdlet`. */
  readonly whole: boolean;
  readonly side: Side;
  readonly result: Result;
  readonly facts: PasteFacts;
  /** How many objects the text shows; with a person given, only theirs. */
  readonly objects: number;
  readonly why: Message;
  readonly records: readonly PasteRecord[];
  /** Dates that were left out, as the text has them: day and month cannot be told apart. */
  readonly undated?: readonly string[];
}

/** What was understood of a paste, in the order of its text. */
export interface PasteReading {
  readonly blocks: readonly PasteBlock[];
}
