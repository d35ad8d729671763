import type { Message } from './message.ts';
import type { StepId } from './procedures.ts';

/** Facts that must be known before a remedy may be advised; unknown is a veto. Ids of facts. */
interface RemedyRule {
  readonly unlessUnknown: readonly string[];
}

const harmless: RemedyRule = { unlessUnknown: [] };
/**
 * Switching a mailbox plan on can create a second mailbox for a synced user, or delete for good the soft-deleted
 * mailbox that holds the user's GUID (OfficeDocs-Exchange, delete-or-restore-mailboxes).
 */
const switchesPlanOn: RemedyRule = { unlessUnknown: ['mailbox-elsewhere'] };
/** Takes a plan or an account away first: never before everything that holds mail was looked for. */
const takesAway: RemedyRule = {
  unlessUnknown: [
    'mailbox-elsewhere',
    'mailbox-state',
    'soft-deleted-mailbox',
    'inactive-mailbox',
    'deleted-users',
    'exchange-user',
  ],
};
/** A tenant that delays delicensing keeps a plan alive for 30 days after it was taken: then cycling does nothing. */
const cycles: RemedyRule = { unlessUnknown: [...takesAway.unlessUnknown, 'exchange-organization'] };

/** Every remedy that advice may name, in no order; the order to try is the cause's. */
export const remedyRules = {
  wait: harmless,
  'assign-license': switchesPlanOn,
  'enable-exchange-plan': switchesPlanOn,
  'set-usage-location': harmless,
  'free-seats': harmless,
  'renew-subscription': harmless,
  'reprocess-license': switchesPlanOn,
  'retry-provisioning': harmless,
  'run-provisioning-diagnostic': harmless,
  'cycle-exchange-plan': cycles,
  'cycle-license': cycles,
  'free-address': harmless,
  'restore-user': harmless,
  'start-delta-sync': harmless,
  'bring-into-sync-scope': harmless,
  'fix-alias': harmless,
  'verify-domain': harmless,
  'enable-remote-mailbox': harmless,
  'clear-mailbox-guid': { unlessUnknown: ['mailbox-elsewhere', 'soft-deleted-mailbox', 'inactive-mailbox'] },
  'restore-mailbox': harmless,
  'recover-inactive-mailbox': harmless,
  'delete-and-recreate': takesAway,
  'purge-deleted-user': takesAway,
  'clear-browser-cache': harmless,
  'fix-client': harmless,
  'enable-organization-customization': harmless,
  'create-shared-or-room-mailbox': harmless,
  'add-to-licensing-group': switchesPlanOn,
  'fix-archive-guid': harmless,
  'upgrade-connect': harmless,
  'restore-ad-user': harmless,
  'finish-or-cancel-move': harmless,
  'remove-license': takesAway,
  'draft-support-request': harmless,
} as const satisfies Record<string, RemedyRule>;

export type RemedyId = keyof typeof remedyRules;

/** The user a remedy is for, as far as its instructions need it. Values are data: the renderer escapes them. */
export interface RemedySubject {
  readonly id: string | null;
  readonly userPrincipalName: string;
  readonly mail: string | null;
  /** False only for an account that is known to live in the cloud alone. */
  readonly synced: boolean;
}

/** Something that can be done, as instructions for a person. */
export interface Remedy {
  /** Equal to the file's name. */
  readonly id: RemedyId;
  /** What it does, as a button or heading says it: a verb first. */
  readonly title: Message;
  /** Steps of the published procedures that it carries out; see procedures.ts. */
  readonly covers?: readonly StepId[];
  /** Who may do it: the least role of Entra ID, Exchange or Active Directory that suffices. */
  readonly role?: string;
  /**
   * The Graph application permission with which the bot could do it for a person. Left out: Graph cannot, or it
   * destroys too much to be left to a machine.
   */
  readonly permission?: string;
  /** The steps for a person, in order, with where to click or what to run. */
  steps(subject: RemedySubject): readonly RemedyStep[];
}

/** One step: a sentence, and the exact cmdlet where there is one. */
export interface RemedyStep {
  readonly does: Message;
  /** PowerShell, ready to paste, the user's values filled in and quoted. */
  readonly cmdlet?: string;
  /** Microsoft's page about it. */
  readonly link?: string;
}

/** Defines a remedy. */
export const defineRemedy = (remedy: Remedy): Remedy => remedy;

/** A PowerShell string literal that nothing can break out of: single quotes, each doubled. Typographic quotes count as quotes in PowerShell. */
export const powershellLiteral = (value: string): string =>
  `'${value.replaceAll(/[\u2018\u2019\u201a\u201b']/g, (quote) => quote + quote).replaceAll(/\p{Cc}/gu, '')}'`;
