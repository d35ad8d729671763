import { guidFrom } from '../guid.ts';
import type { Entity } from '../odata/types.ts';
import type { MailboxInFile, TenantFile, UserInFile, When } from './file.ts';
import { type Licensing, licensingOf } from './licenses.ts';
import type { Names } from './names.ts';
import type { Subscribed } from './subscriptions.ts';

/** A user with what hangs on it. */
export interface Person {
  readonly user: Entity;
  readonly licensing: Licensing;
  readonly mailbox: MailboxInFile;
  readonly mailboxSince?: When;
}

/** What deriving a person needs of the tenant. */
export interface Surroundings {
  readonly file: TenantFile;
  readonly names: Names;
  readonly skus: ReadonlyMap<string, Subscribed>;
}

/** A user of the file, with everything derived that it does not say itself. */
export function personOf(inFile: UserInFile, around: Surroundings): Person {
  const { licenses = [], sandbox = {}, ...spoken } = inFile;
  const id = around.names.idFor('user', inFile);
  const licensing = licensingOf(licenses, id, around.skus, around.names);
  const prefix = inFile.userPrincipalName.split('@')[0] ?? '';
  const user: Entity = {
    ...withDefaults,
    mailNickname: prefix,
    ...licensing.properties,
    ...(inFile.onPremisesSyncEnabled === true && syncedDefaults(inFile, id, prefix)),
    ...spoken,
    id,
  };
  return {
    user: { ...addresses(user, licensing, around.file), ...user },
    licensing,
    mailbox: sandbox.mailbox ?? null,
    ...(sandbox.mailboxSince !== undefined && { mailboxSince: sandbox.mailboxSince }),
  };
}

/** A deleted user: its sign-in name carries the object id in front, as Entra leaves it. */
export function deletedPersonOf(inFile: UserInFile, around: Surroundings): Person {
  const id = around.names.idFor('deletedUser', inFile);
  const person = personOf({ ...inFile, id }, around);
  const { user } = person;
  const name = inFile.userPrincipalName;
  const prefixed = /^[0-9a-f]{32}/i.test(name) ? name : `${id.replaceAll('-', '')}${name}`;
  const deletedDateTime = user.deletedDateTime ?? 'now-5d';
  return { ...person, user: { ...user, deletedDateTime, userPrincipalName: prefixed } };
}

const withDefaults = {
  accountEnabled: true,
  userType: 'Member',
  usageLocation: 'US',
  createdDateTime: 'now-400d',
  deletedDateTime: null,
};

/** What Entra Connect brings along. */
function syncedDefaults(inFile: UserInFile, id: string, prefix: string) {
  const anchor = guidFrom(id, 'anchor').replaceAll('-', '');
  return {
    onPremisesLastSyncDateTime: 'now-3d',
    onPremisesImmutableId: Buffer.from(anchor, 'hex').toString('base64'),
    onPremisesUserPrincipalName: inFile.userPrincipalName,
    onPremisesSamAccountName: prefix.slice(0, 20),
    onPremisesDomainName: 'corp.contoso.com',
    onPremisesDistinguishedName: `CN=${inFile.displayName},OU=Staff,DC=corp,DC=contoso,DC=com`,
  };
}

/** With a mailbox plan Entra computes the addresses: sign-in name, and alias at the initial domain. */
function addresses(user: Entity, { mailboxPlan }: Licensing, file: TenantFile) {
  if (!mailboxPlan) return { mail: null, proxyAddresses: [] };
  const initial = file.organization.verifiedDomains.find((domain) => domain.isInitial)?.name;
  const name = String(user.userPrincipalName);
  const computed = `${user.mailNickname ?? name.split('@')[0]}@${initial}`;
  return {
    mail: name,
    proxyAddresses: [`SMTP:${name}`, ...(computed.toLowerCase() === name.toLowerCase() ? [] : [`smtp:${computed}`])],
  };
}
