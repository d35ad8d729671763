import type { RecipientTypeDetails } from '../../exchange/kinds.ts';
import type { Properties } from '../../exchange/properties.ts';
import type { Entity } from '../../odata/types.ts';
import type { Names } from '../names.ts';

/** Who or what an object of Exchange is about, in Exchange's words. */
export interface Subject {
  /** From this come GUIDs that nobody has given. */
  readonly key: string;
  /** The object in Entra ID; empty: none. */
  readonly externalId: string;
  readonly name: string;
  readonly displayName: string;
  readonly alias: string;
  /** Empty for what does not sign in. */
  readonly userPrincipalName: string;
  /** `SMTP:` is the primary one. */
  readonly addresses: readonly string[];
  readonly synced: boolean;
  readonly disabled: boolean;
  /** Exchange has seen a license with a mailbox plan. */
  readonly licensed: boolean;
  /** When its mailbox was made, if it has one. */
  readonly created: unknown;
  /** Properties that are the same in Exchange, under its names. */
  readonly more: Properties;
}

/** Exchange gives the name where Entra ID gives the code. */
const countryOf = (code: string) => (/^[a-z]{2}$/i.test(code) ? (countries.of(code.toUpperCase()) ?? null) : null);
const countries = new Intl.DisplayNames('en', { type: 'region' });

/** A user, group or contact of Entra ID as Exchange sees it. */
export function subjectOf(object: Entity, licensed: boolean, created?: unknown): Subject {
  const upn = text(object.userPrincipalName).replace(/^[0-9a-f]{32}(?=.*@)/i, '');
  const mail = text(object.mail);
  const proxies = (object.proxyAddresses ?? []) as readonly string[];
  const alias =
    text(object.mailNickname) || (upn || mail).split('@')[0] || text(object.displayName).replaceAll(/\W/g, '');
  return {
    key: object.id,
    externalId: object.id,
    name: alias,
    displayName: text(object.displayName),
    alias,
    userPrincipalName: upn,
    addresses: proxies.length > 0 || !mail ? proxies : [`SMTP:${mail}`],
    synced: object.onPremisesSyncEnabled === true,
    disabled: object.accountEnabled === false,
    licensed,
    created: created ?? object.createdDateTime ?? 'now-90d',
    more: {
      ImmutableId: text(object.onPremisesImmutableId),
      UsageLocation: countryOf(text(object.usageLocation)),
      FirstName: text(object.givenName),
      LastName: text(object.surname),
      Company: text(object.companyName),
      Department: text(object.department),
      Title: text(object.jobTitle),
      WhenCreated: object.createdDateTime ?? null,
      WhenCreatedUTC: object.createdDateTime ?? null,
    },
  };
}

/** What an entry of the tenant file is about when it names nobody. */
export function subjectIn(entry: Properties, key: string): Subject {
  const said = ['PrimarySmtpAddress', 'UserPrincipalName', 'Alias', 'Name', 'DisplayName'].map((name) =>
    text(entry[name]),
  );
  const [primary = '', upn = '', alias = ''] = said;
  const first = said.find(Boolean) ?? primaryOf((entry.EmailAddresses ?? []) as readonly string[]);
  const address = primary || (first.includes('@') ? first : '');
  const name = alias || (first.split('@')[0] ?? '');
  return {
    key,
    externalId: '',
    name,
    displayName: name,
    alias: name.replaceAll(/\s/g, ''),
    userPrincipalName: upn || address,
    addresses: address ? [`SMTP:${address}`] : [],
    synced: false,
    disabled: false,
    licensed: false,
    created: 'now-90d',
    more: {},
  };
}

/** The primary address of a list, without its prefix; empty: there is none. */
export const primaryOf = (addresses: readonly string[]): string =>
  addresses.find((address) => address.startsWith('SMTP:'))?.slice('SMTP:'.length) ?? '';

/** What Exchange makes of an account that has no mailbox here. */
export function withoutMailbox(object: Entity): RecipientTypeDetails {
  if (isExternal(object)) return 'GuestMailUser';
  return object.accountEnabled === false ? 'DisabledUser' : 'User';
}

const isExternal = ({ userType, userPrincipalName, creationType }: Entity): boolean =>
  userType === 'Guest' || creationType === 'Invitation' || text(userPrincipalName).includes('#EXT#');

/** What Exchange makes of a group with an address; undefined: a group without one is none of its. */
export function groupKind({ mail, groupTypes, securityEnabled }: Entity): RecipientTypeDetails | undefined {
  if (!mail) return undefined;
  if ((groupTypes as readonly string[] | undefined)?.includes('Unified')) return 'GroupMailbox';
  return securityEnabled === true ? 'MailUniversalSecurityGroup' : 'MailUniversalDistributionGroup';
}

/** The id that an entry of the file is about: by `of`, else by its own link or sign-in name. */
export const aboutWhom = (entry: Properties, names: Names): string | undefined =>
  [entry.of, entry.ExternalDirectoryObjectId, entry.UserPrincipalName]
    .flatMap((name) => (typeof name === 'string' && name ? [names.idOf(name)] : []))
    .find((id) => id !== undefined);

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
