import type { Fault } from '../faults.ts';

/** A time: ISO in UTC, or relative to the clock: `now-5h30m` (never ages), `start-12m` (counted from the start). */
export type When = string;

/**
 * A tenant as one JSON file. Objects carry Graph's own property names; everything that is left out is derived,
 * so that a person is a few lines. README.md beside the sandbox explains each part with examples.
 */
export interface TenantFile {
  readonly schema: 1;
  readonly about?: string;
  /** Lets the clock stand still at this ISO time. */
  readonly clock?: string;
  readonly organization: GraphObject & {
    readonly displayName: string;
    readonly verifiedDomains: readonly (GraphObject & { readonly name: string })[];
  };
  /** Domains that are not verified. */
  readonly domains?: readonly (GraphObject & { readonly id: string })[];
  readonly subscribedSkus?: readonly SkuInFile[];
  readonly users?: readonly UserInFile[];
  readonly deletedUsers?: readonly UserInFile[];
  readonly groups?: readonly GroupInFile[];
  readonly deletedGroups?: readonly GroupInFile[];
  readonly contacts?: readonly (GraphObject & { readonly displayName: string })[];
  /** Group to its members: users by sign-in name or id, groups by id. */
  readonly memberships?: Readonly<Record<string, readonly string[]>>;
  /** Directory role by display name to its members. */
  readonly roles?: Readonly<Record<string, readonly string[]>>;
  /** Left out: three services, each in the state of its open issues. */
  readonly healthOverviews?: readonly GraphObject[];
  readonly issues?: readonly GraphObject[];
  readonly directoryAudits?: readonly AuditInFile[];
  readonly exchange?: ExchangeInFile;
  /** Permissions that the asking application lacks: what needs them answers 403. */
  readonly permissions?: { readonly missing: readonly string[] };
  readonly faults?: readonly Fault[];
  readonly paging?: PagingInFile;
  /** Resource units in 10 seconds before requests are throttled. Left out: no limit. */
  readonly quota?: number;
  /** Requests that Graph takes: audit log in 10 seconds (default 5), Outlook at a time (default 4). */
  readonly limits?: LimitsInFile;
  readonly quirks?: QuirksInFile;
  /** More looks worth trying, with what should come out. For tests; never served. */
  readonly asks?: readonly AskInFile[];
}

/** Properties under Graph's names. */
export type GraphObject = Readonly<Record<string, unknown>>;

/** What a person or input is there for, and the verdict that a look should lead to. */
export interface Story {
  readonly story?: string;
  /** What comes out from Graph alone. */
  readonly expect?: Expected;
  /** What comes out where Exchange is asked too; left out: the same. */
  readonly expectWithExchange?: Expected;
}

/** A verdict, by the names that reports give it. */
export interface Expected {
  readonly cause: string;
  readonly certainty: 'confirmed' | 'likely' | 'undetermined';
}

/** A look: at somebody of the file, or at an input that is nobody's name. */
export interface AskInFile extends Story {
  readonly input: string;
  /** What people said: fact id to value, as docs/answers.md has it. */
  readonly answers?: Readonly<Record<string, unknown>>;
}

export type MailboxInFile = 'user' | 'linked' | 'shared' | 'room' | 'equipment' | 'others' | 'forbidden' | null;

export type UserInFile = GraphObject & {
  readonly id?: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
  readonly licenses?: readonly LicenseInFile[];
  readonly sandbox?: Story & {
    /** Left out or null: no mailbox. `forbidden`: the mailbox answers 403. */
    readonly mailbox?: MailboxInFile;
    /** The mailbox answers from this time on only. */
    readonly mailboxSince?: When;
  };
};

/** One assignment of a product, short. From these come all of Graph's license properties. */
export interface LicenseInFile {
  /** Part number or skuId of one of the tenant's `subscribedSkus`. */
  readonly sku: string;
  /** Plans that are switched off, by name. */
  readonly disabled?: readonly string[];
  /** Default `now-90d`. */
  readonly assignedAt?: When;
  /** When the assignment was last touched; default `assignedAt`. */
  readonly updatedAt?: When;
  readonly state?: 'Active' | 'ActiveWithError' | 'Disabled' | 'Error';
  readonly error?: string | null;
  /** The group it comes from; left out: assigned directly. */
  readonly group?: string;
  /** Plan to capabilityStatus, where it differs from the subscription's. */
  readonly planStatus?: Readonly<Record<string, string>>;
  /** Plan to the time in assignedPlans, where it differs from `assignedAt`. */
  readonly planAssignedAt?: Readonly<Record<string, When>>;
  /** Plan to provisioningStatus in licenseDetails; default `Success`, or `Disabled`. */
  readonly provisioning?: Readonly<Record<string, string>>;
  /** Taken away at this time: leaves only plans with the status Deleted. */
  readonly removedAt?: When;
}

export type SkuInFile = GraphObject & {
  /** Part number; known ones need no more. */
  readonly sku: string;
  readonly seats?: number;
  readonly used?: number;
  /** capabilityStatus of the subscription; default Enabled. */
  readonly status?: string;
  /** Plan to its provisioningStatus in the tenant; default Success. */
  readonly provisioning?: Readonly<Record<string, string>>;
  /** Properties of its companySubscription. */
  readonly subscription?: GraphObject;
};

export type GroupInFile = GraphObject & {
  readonly id?: string;
  readonly displayName: string;
  /** Licenses that the group hands out. */
  readonly licenses?: readonly { readonly sku: string; readonly disabled?: readonly string[] }[];
};

export type AuditInFile = GraphObject & {
  readonly activityDisplayName: string;
  readonly activityDateTime: When;
  /** The user or group it was done to, by sign-in name or id. */
  readonly target?: string;
  /** The group that a member was added to, or removed from. */
  readonly group?: string;
};

/**
 * Exchange's side of the tenant, where it is not what follows from Graph's. Properties have Exchange's own names; what
 * is left out is derived. An entry about somebody of the file counts in every cmdlet that shows its kind, and in the
 * answer of the cmdlet of its own list before all others.
 */
export interface ExchangeInFile {
  /** Active mailboxes: Get-Mailbox, and with that Get-Recipient and Get-User. */
  readonly mailboxes?: readonly ExchangeEntry[];
  /** Mail users: Get-MailUser, Get-Recipient, Get-User. */
  readonly mailUsers?: readonly ExchangeEntry[];
  /** Recipients of any kind, such as PublicFolder: Get-Recipient. */
  readonly recipients?: readonly (ExchangeEntry & { readonly RecipientTypeDetails: string })[];
  /** What Get-User alone says, such as PreviousRecipientTypeDetails. */
  readonly users?: readonly ExchangeEntry[];
  readonly softDeleted?: readonly ExchangeEntry[];
  readonly inactive?: readonly ExchangeEntry[];
  /** Users, groups and contacts of whom Exchange knows nothing. */
  readonly missing?: readonly string[];
  readonly organizationConfig?: GraphObject;
}

/** An object under Exchange's property names; times may be relative, a GUID may be a name for use in the file. */
export type ExchangeEntry = GraphObject & {
  /** Whose identity, addresses and object id it has: a user, deleted user, group or contact of the file. */
  readonly of?: string;
};

export interface LimitsInFile {
  readonly auditLogs?: number;
  readonly outlook?: number;
}

/** Ways to answer of which more than one was seen. */
export interface QuirksInFile {
  /** As one page of Graph's documentation shows it. */
  readonly userPurposeAsObject?: boolean;
  /** The status with which Exchange says that an object is not there; default 404. */
  readonly exchangeNotFound?: 400 | 404 | 500;
  /** Several objects with one identity: an error (default), or all of them. */
  readonly exchangeAmbiguous?: 'error' | 'rows';
}

export interface PagingInFile {
  /** Items on a page without `$top`; default 100. */
  readonly usual?: number;
  /** The same for deleted items. */
  readonly deletedItems?: number;
  /** Where nextLinks point: Graph's own address, as the real ones do (default), or the sandbox's. */
  readonly links?: 'graph' | 'loopback';
}
