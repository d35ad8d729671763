import { cannotTell, defineCheck, fail, pass, shown } from '../diagnosis/check.ts';
import { say } from '../diagnosis/message.ts';
import { primaryOf } from '../facts/addresses.ts';
import deletedUsers, { carriedBy } from '../facts/deleted-users.ts';
import earlierAccount from '../facts/earlier-account.ts';
import { bare } from '../facts/search/holding.ts';
import subject from '../facts/subject.ts';

/** Row 3. The mail may be with an older account that was deleted, while a new twin has its address. */
export default defineCheck({
  id: 'deleted-twin',
  question: 'Is an older account of this person among the deleted users?',
  steps: ['connect-10', 'vendor-7'],
  page: 'https://learn.microsoft.com/microsoft-365/admin/add-users/restore-user',
  causes: ['original-object-in-deleted-users'],
  requires: { subject },
  uses: { deletedUsers },
  hears: { earlierAccount },
  evaluate: ({ subject }, { deletedUsers, earlierAccount }) => {
    if (deletedUsers.state === 'unknown') return [cannotTell(deletedUsers.reason, deletedUsers.ask)];
    const own = [subject.userPrincipalName, subject.mail, primaryOf(subject)].flatMap((address) =>
      address ? [bare(address)] : [],
    );
    const anchor = subject.onPremisesImmutableId;
    const twin = (deletedUsers.state === 'known' ? deletedUsers.value : []).find(
      (one) =>
        own.some((address) => carriedBy(one, address)) || (anchor !== null && one.onPremisesImmutableId === anchor),
    );
    if (!twin) return [pass(shown('deletedUsers', say`no deleted account carries this person’s name or address`))];
    const said = earlierAccount.state === 'known' ? earlierAccount.value : undefined;
    if (said === 'no')
      return [pass(shown('earlierAccount', say`${twin.displayName ?? twin.id} was somebody else’s account`))];
    return [
      fail(
        'original-object-in-deleted-users',
        [
          shown(
            'deletedUsers',
            say`${twin.displayName ?? twin.id} (${twin.id}), deleted ${twin.deletedDateTime ? { time: twin.deletedDateTime } : 'lately'}`,
          ),
          ...(said === 'yes' ? [shown('earlierAccount' as const, say`a person said that it was this person’s`)] : []),
        ],
        {
          summary:
            said === 'yes'
              ? say`The deleted account with this address was this person’s, and the mail is with it. Please let an Exchange administrator decide how it comes back, and purge nothing.`
              : say`A deleted account had the same address. If it was this person’s, the mail is with it: nothing may be purged before that is clear.`,
          // Restoring it beside the account that has the address now would fail; first it must be clear whose it was.
          remedies: [],
          ...(said === 'yes' && { vetoes: ['free-address' as const] }),
          ...(said !== 'yes' && {
            atMost: 'likely' as const,
            settledBy: [
              {
                question: 'Did this person have an account with this address before?',
                fact: 'earlier-account',
                options: ['yes', 'no'],
              },
            ],
          }),
        },
      ),
    ];
  },
});
