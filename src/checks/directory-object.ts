import { cannotTell, defineCheck, fail, pass, type Shown, shown } from '../diagnosis/check.ts';
import type { ValueIn } from '../diagnosis/fact.ts';
import { type Message, say } from '../diagnosis/message.ts';
import type { RemedyId } from '../diagnosis/remedies.ts';
import connectServer, { askConnectServer } from '../facts/connect-server.ts';
import deletedUsers, { type DeletedUser } from '../facts/deleted-users.ts';
import heirs from '../facts/heirs.ts';
import input from '../facts/input.ts';
import match from '../facts/match.ts';
import nearMatches from '../facts/near-matches.ts';
import organization, { isStale } from '../facts/organization.ts';
import { recipientAsTyped } from '../facts/recipient.ts';
import rivalContacts from '../facts/rival-contacts.ts';
import rivalGroups from '../facts/rival-groups.ts';
import rivalUsers from '../facts/rival-users.ts';
import { meantAmong } from '../facts/search/meant-among.ts';
import subject from '../facts/subject.ts';

interface Taker {
  readonly id: string;
  readonly displayName: string | null;
}

/** Row 2. Nobody there: deleted, never synced, or a typing error? Fresh sync times do not prove that exports work. */
export default defineCheck({
  id: 'directory-object',
  question: 'Does the account exist in Entra ID?',
  steps: ['connect-1', 'connect-3'],
  page: 'https://learn.microsoft.com/microsoft-365/admin/add-users/restore-user',
  causes: [
    'user-not-found',
    'user-deleted',
    'restore-blocked-by-address-reuse',
    'user-out-of-sync-scope',
    'sync-filtered-by-attribute',
    'sync-export-blocked',
    'hard-match-blocked',
    'dirsync-stalled',
  ],
  requires: { input },
  uses: { match, subject, deletedUsers, nearMatches, organization, rivalUsers, rivalGroups, rivalContacts, heirs },
  hears: { connectServer, recipientAsTyped },
  evaluate: (
    { input },
    {
      connectServer,
      recipientAsTyped,
      match,
      subject,
      deletedUsers,
      nearMatches,
      organization,
      rivalUsers,
      rivalGroups,
      rivalContacts,
      heirs,
    },
    now,
  ) => {
    if (subject.state === 'known')
      return [pass(shown('subject', say`the account exists, with object id ${subject.value.id}`))];
    if (subject.state === 'unknown') return [cannotTell(subject.reason, subject.ask)];
    if (deletedUsers.state !== 'known') {
      return [
        cannotTell(deletedUsers.state === 'unknown' ? deletedUsers.reason : say`The deleted users could not be read.`),
      ];
    }
    const gone = meantAmong(deletedUsers.value, input);
    const said = connectServer.state === 'known' ? connectServer.value : undefined;
    if (gone) {
      const lists = [rivalUsers, rivalGroups, rivalContacts, heirs].flatMap((list): readonly Taker[] =>
        list.state === 'known' ? list.value : [],
      );
      // Somebody found under the typed name has it; the lists are about all the addresses of that one.
      const holder = match.state === 'known' ? match.value.user : lists[0];
      const alike = deletedUsers.value.filter((one) => one.id !== gone.id && one.formerName === gone.formerName);
      return [whyDeleted(gone, alike, holder?.displayName ?? holder?.id, said)];
    }
    const syncs = organization.state === 'known' && organization.value.onPremisesSyncEnabled === true;
    const told = syncs ? toldByServer(said) : undefined;
    if (told) return [told];
    if (syncs && isStale(organization.value, now)) {
      return [
        fail('dirsync-stalled', [shown('organization', lastSync(organization.value.onPremisesLastSyncDateTime))], {
          summary: say`Nobody with this name is in Entra ID, and directory sync has not run for longer than it should.`,
          atMost: 'likely',
          settledBy: [askConnectServer],
        }),
      ];
    }
    const near = nearMatches.state === 'known' ? nearMatches.value : [];
    if (near.length > 0) {
      const names = near.map((one) => say`${one.displayName} (${one.userPrincipalName})`);
      return [
        fail('user-not-found', [shown('nearMatches', say`close to it: ${{ list: names }}`)], {
          summary: say`Nobody has this name or address, but it is close to ${{ list: names }}. Perhaps a typing error?`,
          atMost: 'likely',
          settledBy: [{ question: 'Which of these people do you mean?' }],
        }),
      ];
    }
    if (organization.state === 'unknown') return [cannotTell(organization.reason)];
    if (syncs && said !== 'in-scope') {
      return [
        fail(
          'user-out-of-sync-scope',
          [shown('organization', lastSync(organization.value.onPremisesLastSyncDateTime))],
          {
            summary: say`Nobody with this name is in Entra ID, deleted or not. In an organization that syncs, the account most likely never left Active Directory.`,
            atMost: 'likely',
            // Nothing says that an account was deleted there, so there is nothing to restore.
            remedies: ['bring-into-sync-scope', 'start-delta-sync'],
            settledBy: [askConnectServer],
          },
        ),
      ];
    }
    const holder = [rivalGroups, rivalContacts].flatMap((list) => (list.state === 'known' ? list.value : []))[0];
    if (holder) {
      const fact =
        rivalGroups.state === 'known' && rivalGroups.value.includes(holder) ? 'rivalGroups' : 'rivalContacts';
      const name = holder.displayName ?? holder.id;
      const kind = fact === 'rivalGroups' ? say`a group` : say`a contact`;
      return [
        fail('user-not-found', [shown(fact, say`${name} has it`)], {
          summary: say`No person has this address: it belongs to ${name}, which is ${kind}.`,
          atMost: 'likely',
          settledBy: [{ question: 'Was this address meant, or a person’s own?' }],
        }),
      ];
    }
    const left = recipientAsTyped.state === 'known' ? recipientAsTyped.value[0] : undefined;
    if (left) {
      const type = left.RecipientTypeDetails ?? say`recipient`;
      return [
        fail('user-not-found', [shown('recipientAsTyped', say`Exchange holds a ${type} with this address`)], {
          summary: say`Nobody in Entra ID has this name or address, but Exchange still holds a ${type} with it (${left.DisplayName ?? ''}): perhaps what is left of a deleted account.`,
          atMost: 'likely',
          settledBy: [{ question: 'Was this address meant, or a person’s own?' }],
        }),
      ];
    }
    return [
      fail('user-not-found', [shown('deletedUsers', say`no account, deleted or not, carries it`)], {
        summary: say`Nobody has this name or address, and nobody who was deleted lately had it.`,
        // On the Connect server somebody was found; then the name there is another one.
        ...(syncs && {
          atMost: 'likely' as const,
          settledBy: [{ question: 'Which userPrincipalName does this person have in Active Directory?' }],
        }),
      }),
    ];
  },
});

const whenDeleted = ({ displayName, id, deletedDateTime }: DeletedUser) =>
  deletedDateTime
    ? say`${displayName ?? id} (${id}): deleted ${{ time: deletedDateTime }}`
    : say`${displayName ?? id} (${id}): among the deleted users`;

const lastSync = (at: string | null) =>
  at ? say`directory sync last ran ${{ time: at }}` : say`directory sync has never run`;

type Said = ValueIn<typeof connectServer>;

/** What a person read on the Connect server, where nobody with this name is in Entra ID. */
function toldByServer(said: Said | undefined, ...more: readonly Shown<'deletedUsers'>[]) {
  const told = said && serverSays[said];
  if (!told) return undefined;
  const { cause, shows, summary, remedies } = told;
  return fail(cause, [shown('connectServer', shows), ...more], { summary, ...(remedies && { remedies }) });
}

const serverSays: Readonly<
  Partial<
    Record<
      Said,
      {
        cause: 'user-out-of-sync-scope' | 'sync-filtered-by-attribute' | 'sync-export-blocked' | 'hard-match-blocked';
        shows: Message;
        summary: Message;
        /** Where the answer says which of the cause's remedies comes first. */
        remedies?: readonly RemedyId[];
      }
    >
  >
> = {
  'out-of-scope': {
    cause: 'user-out-of-sync-scope',
    shows: say`on the Connect server this person is out of scope`,
    summary: say`Directory sync leaves this person out: the account is in a unit, domain or group that is not synced, or gone from Active Directory.`,
    remedies: ['bring-into-sync-scope', 'restore-ad-user', 'start-delta-sync'],
  },
  filtered: {
    cause: 'sync-filtered-by-attribute',
    shows: say`on the Connect server a rule filters this person by an attribute`,
    summary: say`A sync rule filters this person out without a word, for an attribute such as adminDescription, msExchRecipientTypeDetails or a special alias.`,
  },
  'not-exporting': {
    cause: 'sync-export-blocked',
    shows: say`the Connect server does not export`,
    summary: say`Directory sync runs, but its changes do not arrive in Entra ID: staging mode, the deletion threshold or failed exports hold them back.`,
  },
  'match-error': {
    cause: 'hard-match-blocked',
    shows: say`the Connect server reports a matching error for this person`,
    summary: say`Directory sync cannot write this person to Entra ID, because the account cannot be matched with one that is there.`,
  },
};

function whyDeleted(
  gone: DeletedUser,
  alike: readonly DeletedUser[],
  holder: string | undefined,
  said: Said | undefined,
) {
  const evidence = [gone, ...alike].map((one) => shown('deletedUsers', whenDeleted(one)));
  if (alike.length > 0) {
    return fail('user-deleted', evidence, {
      summary: say`${alike.length + 1} deleted accounts had this name. Which of them is meant must be clear before one is restored.`,
      atMost: 'likely',
      remedies: [],
      settledBy: [{ question: 'Which of the deleted accounts is meant? The evidence lists them with their dates.' }],
    });
  }
  if (holder !== undefined) {
    return fail('restore-blocked-by-address-reuse', evidence, {
      summary: say`The account was deleted, and ${holder} has its address now: it cannot be restored before the address is free.`,
    });
  }
  if (gone.synced) {
    return (
      toldByServer(said, ...evidence) ??
      fail('user-out-of-sync-scope', evidence, {
        summary: say`The account was deleted although it comes from on premises: it most likely left the scope of directory sync.`,
        atMost: 'likely',
        ...(said === 'in-scope' ? { remedies: ['start-delta-sync'] } : { settledBy: [askConnectServer] }),
      })
    );
  }
  return fail('user-deleted', evidence, {
    summary: say`The account itself was deleted. It can be restored for 30 days after its deletion, and the mailbox with it.`,
  });
}
