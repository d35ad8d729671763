import type { Clock } from '../clock.ts';
import type { NotFoundStatus } from './failure.ts';
import type { View } from './kinds.ts';
import type { Properties } from './properties.ts';

/** What has become of an object. An inactive mailbox is a deleted one that a hold keeps. */
export type State = 'active' | 'softDeleted' | 'inactive';

/** An object at one moment. */
export interface Row {
  readonly properties: Properties;
  /** What the tenant file says for one cmdlet alone. */
  readonly said: Readonly<Partial<Record<View, Properties>>>;
  /** Identities that lead here, in lower case, and how near each is: 0 an id, 1 a sign-in name, 2 an address, 3 a name. */
  readonly names: ReadonlyMap<string, number>;
}

/** An object that Exchange holds. */
export interface Held {
  readonly state: State;
  /** What it is now: a mailbox may arrive later than its user. */
  at(clock: Clock): Row;
}

/** How the tenant file wants some answers to be. */
export interface Manners {
  readonly notFound: NotFoundStatus;
  /** Several living objects with one identity: an error, or all of them. */
  readonly ambiguous: 'error' | 'rows';
}

/** Exchange's side of a tenant; times still relative to the clock. */
export interface Exchange {
  readonly objects: readonly Held[];
  readonly organizationConfig: Properties;
  readonly manners: Manners;
}
