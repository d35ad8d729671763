import type { CauseId } from '../diagnosis/causes.ts';
import { defineCheck, fail, type Outcome, pass, shown } from '../diagnosis/check.ts';
import { say } from '../diagnosis/message.ts';
import type { Reading } from '../diagnosis/reading.ts';
import type { RemedyId } from '../diagnosis/remedies.ts';
import addresses from '../facts/addresses.ts';
import conflict, { type Clash } from '../facts/conflict.ts';
import deletedGroups from '../facts/deleted-groups.ts';
import deletedUsers, { carriedBy, type DeletedUser } from '../facts/deleted-users.ts';
import { type ExchangeRecord, isMailbox } from '../facts/exchange/record.ts';
import organization from '../facts/organization.ts';
import { isExternal } from '../facts/quarantined.ts';
import rivalContacts from '../facts/rival-contacts.ts';
import rivalGroups from '../facts/rival-groups.ts';
import rivalMailboxes from '../facts/rival-mailboxes.ts';
import rivalRecipients, { whoHolds } from '../facts/rival-recipients.ts';
import rivalRoles from '../facts/rival-roles.ts';
import rivalUsers from '../facts/rival-users.ts';
import { bare, carries, type Holder, holds } from '../facts/search/holding.ts';
import serviceErrors from '../facts/service-errors.ts';
import subject from '../facts/subject.ts';
import type { User } from '../facts/user.ts';

const causes = [
  'moera-conflict',
  'address-is-upn-of-other-user',
  'soft-match-blocked-by-admin-role',
  'proxy-conflict-with-shared-mailbox',
  'proxy-conflict-with-guest',
  'proxy-conflict-with-active-user',
  'proxy-conflict-with-group',
  'proxy-conflict-with-contact',
  'proxy-conflict-with-public-folder',
  'proxy-conflict-with-deleted-user',
  'onprem-provisioning-error-duplicate',
  'proxy-conflict-with-other-recipient',
] as const satisfies readonly CauseId[];

type Name =
  | 'conflict'
  | 'rivalUsers'
  | 'rivalGroups'
  | 'rivalContacts'
  | 'deletedUsers'
  | 'deletedGroups'
  | 'rivalRecipients'
  | 'addresses';

/** Somebody who holds an address. */
interface Owner {
  readonly cause: (typeof causes)[number];
  readonly address: string;
  readonly fact: Name;
  readonly who: string;
  readonly sure: boolean;
}

/**
 * Row 4. A conflict is a verdict only when an error proves it; somebody found by the search alone is reported.
 * Public folders and Exchange's own deleted recipients are in no list that Graph has; only Exchange can name them.
 */
export default defineCheck({
  id: 'address-conflict',
  question: 'Does somebody else have one of this person’s addresses?',
  steps: ['connect-7', 'connect-8', 'vendor-7'],
  page: 'https://learn.microsoft.com/powershell/module/exchangepowershell/get-recipient',
  causes,
  requires: { subject, addresses, conflict },
  uses: {
    rivalUsers,
    rivalGroups,
    rivalContacts,
    deletedUsers,
    deletedGroups,
    rivalMailboxes,
    rivalRoles,
    // Without them an address to search for, or an error that names one, may be missing: then nothing is well.
    organization,
    serviceErrors,
  },
  hears: { rivalRecipients },
  evaluate: ({ addresses, conflict }, lists) => {
    const moera = new Set(addresses.wanted.filter((one) => one.is === 'onmicrosoft').map((one) => one.address));
    const world = { ...lists, moera, ofSignInName: false };
    const proven = conflict.flatMap((clash) => ofClash(clash, world));
    const named = new Set(conflict.flatMap((clash) => clash.addresses));
    const found = addresses.wanted
      .filter(({ address }) => !named.has(address))
      .flatMap(({ address }) => ownersOf(address, world).slice(0, 1))
      .map(foundOnly);
    if (proven.length + found.length > 0) return [...proven, ...found];
    const searched = say`none of ${addresses.wanted.length} addresses is with another user, group, contact or deleted object that can be seen; public folders cannot`;
    return [pass(shown('addresses', searched))];
  },
});

interface World {
  readonly rivalUsers: Reading<readonly User[]>;
  readonly rivalGroups: Reading<readonly Holder[]>;
  readonly rivalContacts: Reading<readonly Holder[]>;
  readonly deletedUsers: Reading<readonly DeletedUser[]>;
  readonly deletedGroups: Reading<readonly Holder[]>;
  readonly rivalMailboxes: Reading<ReadonlyMap<string, string>>;
  readonly rivalRoles: Reading<ReadonlyMap<string, readonly string[]>>;
  readonly rivalRecipients: Reading<readonly ExchangeRecord[]>;
  readonly moera: ReadonlySet<string>;
  /** What is contested is a sign-in name: then whoever signs in with it is the owner, whatever else they have. */
  readonly ofSignInName: boolean;
}

/** A proven conflict, under the name of the nearest owner that can be seen. */
function ofClash(clash: Clash, world: World): readonly Outcome<(typeof causes)[number], Name>[] {
  const owners = clash.addresses.flatMap((address) =>
    ownersOf(address, { ...world, ofSignInName: clash.ofSignInName }),
  );
  const [nearest, ...others] = owners.sort((a, b) => causes.indexOf(a.cause) - causes.indexOf(b.cause));
  const proof = shown('conflict', clash.shows);
  if (nearest) {
    const further = others.filter(
      ({ who }, i) => who !== nearest.who && others.findIndex((one) => one.who === who) === i,
    );
    const first = fail(nearest.cause, [proof, shown(nearest.fact, say`${nearest.who} has ${nearest.address}`)], {
      summary: say`${nearest.address} is already taken by ${nearest.who}, and Exchange cannot give one address to two.`,
      decides: clash.blocks,
      remedies: remediesFor(clash),
      atMost: nearest.sure ? 'confirmed' : 'likely',
      ...(!nearest.sure && { settledBy: [whoHolds(nearest.address)] }),
    });
    return [first, ...further.map(alsoHeld)];
  }
  const address = clash.addresses[0] ?? '';
  const fromSync = clash.by === 'quarantine';
  const unseen = fail(
    fromSync ? 'onprem-provisioning-error-duplicate' : 'proxy-conflict-with-other-recipient',
    [proof],
    {
      summary: fromSync
        ? say`Directory sync kept ${address} back, because somebody else already has it; who, Microsoft Graph does not show.`
        : say`An address of this person is already taken, but by nobody that Microsoft Graph can see. A public folder or an old Exchange object is possible.`,
      decides: clash.blocks,
      remedies: remediesFor(clash),
      atMost: fromSync ? 'confirmed' : 'likely',
      settledBy: [whoHolds(address)],
    },
  );
  return [unseen];
}

/** First the address; then what failed is tried again where it failed. Reprocessing works on a group's licenses only. */
function remediesFor({ by, group }: Clash): readonly RemedyId[] {
  if (by === 'quarantine') return ['free-address', 'start-delta-sync'];
  if (by === 'exchange') return ['free-address', 'retry-provisioning'];
  return ['free-address', group ? 'reprocess-license' : 'assign-license'];
}

/** Another one who has the contested address: it must be freed there too. */
const alsoHeld = (owner: Owner): Outcome<(typeof causes)[number], Name> =>
  fail(owner.cause, [shown(owner.fact, say`${owner.who} has ${owner.address}`)], {
    summary: say`${owner.who} has ${owner.address} as well.`,
    decides: false,
    ...(!owner.sure && { atMost: 'likely' as const }),
  });

/** Found by the search, with no error that proves it holds anything up. */
const foundOnly = (owner: Owner): Outcome<(typeof causes)[number], Name> =>
  fail(owner.cause, [shown(owner.fact, say`${owner.who} has ${owner.address}`)], {
    summary: say`${owner.who} also has ${owner.address}. No error names it, so it is not what stops the mailbox.`,
    decides: false,
    atMost: 'likely',
  });

function ownersOf(address: string, world: World): Owner[] {
  const living = [
    ...listed(world.rivalUsers)
      .filter((user) => holds(user, address))
      .map((user) => ({ fact: 'rivalUsers' as const, who: nameOf(user), ...kindOf(user, address, world) })),
    ...listed(world.rivalGroups)
      .filter((group) => carries(group, address))
      .map((group) => ({
        fact: 'rivalGroups' as const,
        who: nameOf(group),
        cause: 'proxy-conflict-with-group' as const,
        sure: true,
      })),
    ...listed(world.rivalContacts)
      .filter((contact) => carries(contact, address))
      .map((contact) => ({
        fact: 'rivalContacts' as const,
        who: nameOf(contact),
        cause: 'proxy-conflict-with-contact' as const,
        sure: true,
      })),
  ].map((owner) => ({
    ...owner,
    address,
    cause: world.moera.has(address) ? ('moera-conflict' as const) : owner.cause,
  }));
  const gone = [
    ...listed(world.deletedUsers)
      .filter((user) => carriedBy(user, address))
      .map((user) => ({ fact: 'deletedUsers' as const, who: nameOf(user) })),
    ...listed(world.deletedGroups)
      .filter((group) => carries(group, address))
      .map((group) => ({ fact: 'deletedGroups' as const, who: nameOf(group) })),
    // The real holder is more often one that cannot be seen, so a deleted one is never certain.
  ].map((owner) => ({ ...owner, address, cause: 'proxy-conflict-with-deleted-user' as const, sure: false }));
  return [...living, ...inExchange(address, world), ...gone];
}

/** Holders that only Exchange shows; those that the directory lists too are told there, with more. */
function inExchange(address: string, world: World): Owner[] {
  const listedIds = new Set(
    [...listed(world.rivalUsers), ...listed(world.rivalGroups), ...listed(world.rivalContacts)].map(({ id }) =>
      id.toLowerCase(),
    ),
  );
  return listed(world.rivalRecipients)
    .filter((record) => !listedIds.has(record.ExternalDirectoryObjectId ?? '') && mayHold(record, address))
    .map((record) => ({
      fact: 'rivalRecipients' as const,
      who: record.DisplayName ?? record.PrimarySmtpAddress ?? 'a recipient of Exchange',
      address,
      cause: causeByType(record.RecipientTypeDetails ?? ''),
      sure: true,
    }));
}

/** It was found under the contested address; what does not show its addresses is taken to hold that one. */
const mayHold = ({ EmailAddresses, PrimarySmtpAddress }: ExchangeRecord, address: string): boolean => {
  const shown = [PrimarySmtpAddress, ...(EmailAddresses ?? [])].filter((one) => typeof one === 'string');
  return shown.length === 0 || shown.some((one) => bare(one) === address);
};

function causeByType(type: string): Owner['cause'] {
  if (type === 'PublicFolder') return 'proxy-conflict-with-public-folder';
  if (type === 'GuestMailUser') return 'proxy-conflict-with-guest';
  if (/Contact$/.test(type)) return 'proxy-conflict-with-contact';
  if (/Group$|^GroupMailbox$|^RoomList$/.test(type)) return 'proxy-conflict-with-group';
  return type !== 'UserMailbox' && isMailbox(type)
    ? 'proxy-conflict-with-shared-mailbox'
    : 'proxy-conflict-with-other-recipient';
}

function kindOf(user: User, address: string, world: World): Pick<Owner, 'cause' | 'sure'> {
  if (isExternal(user)) return { cause: 'proxy-conflict-with-guest', sure: true };
  const roles = world.rivalRoles.state === 'known' ? world.rivalRoles.value.get(user.id) : undefined;
  if (roles && roles.length > 0) return { cause: 'soft-match-blocked-by-admin-role', sure: false };
  const purpose = world.rivalMailboxes.state === 'known' ? world.rivalMailboxes.value.get(user.id) : undefined;
  // Unread, or one answer for several holders: this one may be a shared mailbox or an administrator all the same.
  const told =
    world.rivalRoles.state !== 'unknown' &&
    (world.rivalMailboxes.state === 'known' ||
      (world.rivalMailboxes.state === 'absent' && listed(world.rivalUsers).length === 1));
  if (purpose && purpose !== 'user') return { cause: 'proxy-conflict-with-shared-mailbox', sure: true };
  // Shared mailboxes are users here, disabled and without a license as a rule; only their purpose would prove it.
  if (!purpose && user.accountEnabled === false && user.assignedLicenses.length === 0)
    return { cause: 'proxy-conflict-with-shared-mailbox', sure: false };
  const signsInWithIt = user.userPrincipalName?.toLowerCase() === address;
  if (!carries(user, address) || (world.ofSignInName && signsInWithIt))
    return { cause: 'address-is-upn-of-other-user', sure: told };
  return { cause: 'proxy-conflict-with-active-user', sure: told };
}

const listed = <T>(reading: Reading<readonly T[]>): readonly T[] => (reading.state === 'known' ? reading.value : []);

const nameOf = (holder: { displayName: string | null; id: string }): string => holder.displayName ?? holder.id;
