import type { CauseId } from '../diagnosis/causes.ts';
import { cannotTell, defineCheck, fail, notApplicable, type Outcome, pass, shown } from '../diagnosis/check.ts';
import { say } from '../diagnosis/message.ts';
import type { Reading } from '../diagnosis/reading.ts';
import elapsed from '../facts/elapsed.ts';
import { sendsAbroad } from '../facts/exchange/abroad.ts';
import { type ExchangeRecord, guidsOf, isMailbox } from '../facts/exchange/record.ts';
import exchangeObject, { type ExchangeObject, isGuidUnseen } from '../facts/exchange-object.ts';
import exchangeOrganization from '../facts/exchange-organization.ts';
import inactiveMailbox from '../facts/inactive-mailbox.ts';
import mailboxElsewhere, { type Elsewhere, whereItLives } from '../facts/mailbox-elsewhere.ts';
import mailboxPlan from '../facts/mailbox-plan.ts';
import mailboxState, { isThere } from '../facts/mailbox-state.ts';
import onPremisesRecipient, { says } from '../facts/on-premises-recipient.ts';
import organization, { type Organization } from '../facts/organization.ts';
import { seeRecipient } from '../facts/recipient.ts';
import softDeletedMailbox from '../facts/soft-deleted-mailbox.ts';
import subject from '../facts/subject.ts';
import type { User } from '../facts/user.ts';

const causes = [
  'exchangeguid-held-by-inactive-mailbox',
  'migrated-to-other-tenant',
  'migrated-flag-stale',
  'deprovision-flag-set',
  'msexchmailboxguid-synced-from-onprem',
  'exchange-soa-cloud-managed-default',
  'mailuser-not-converted',
] as const satisfies readonly CauseId[];

type Found = Outcome<
  (typeof causes)[number],
  | 'exchangeObject'
  | 'softDeletedMailbox'
  | 'inactiveMailbox'
  | 'onPremisesRecipient'
  | 'exchangeOrganization'
  | 'elapsed'
  | 'mailboxElsewhere'
>;

const day = 24 * 60;

/**
 * Row 6. A mail user in place of a mailbox: Exchange believes that the mailbox lives, or once lived, elsewhere. Several
 * causes show the same picture, so the most useful is named as likely until a person has said where the mailbox lives.
 */
export default defineCheck({
  id: 'mail-user',
  question: 'Why does Exchange hold a mail user and no mailbox?',
  steps: ['vendor-4'],
  page: 'https://learn.microsoft.com/powershell/module/exchangepowershell/get-mailuser',
  causes,
  requires: { subject, exchangeObject },
  uses: { mailboxState },
  hears: {
    softDeletedMailbox,
    inactiveMailbox,
    mailboxElsewhere,
    onPremisesRecipient,
    mailboxPlan,
    elapsed,
    organization,
    exchangeOrganization,
  },
  evaluate: ({ subject, exchangeObject: object }, heard) => {
    if (isMailbox(object.type)) return [notApplicable(say`Exchange holds a mailbox.`)];
    if (isThere(heard.mailboxState)) return [notApplicable(say`A mailbox answers.`)];
    const lost = [heard.softDeletedMailbox, heard.inactiveMailbox];
    const claimed = claimedBy(object, heard.softDeletedMailbox, heard.inactiveMailbox);
    const flags = flagsOf(heard.onPremisesRecipient, lost);
    const open = claimed.length === 0 ? whoHoldsIt(subject, object, lost) : [];
    if (object.type !== 'MailUser') {
      const found = [...claimed, ...flags, ...open];
      return found.length > 0 ? found : [notApplicable(say`Exchange holds a ${object.type}, not a mail user.`)];
    }
    const elsewhere = heard.mailboxElsewhere.state === 'known' ? heard.mailboxElsewhere.value : undefined;
    const found = [...claimed, ...inOtherTenant(object, elsewhere, heard.organization), ...flags];
    if (found.length > 0) return [...found, ...open];
    const livesElsewhere = elsewhere === 'on-premises' || elsewhere === 'other-tenant' || elsewhere === 'being-moved';
    if (livesElsewhere && open.length > 0) return open;
    if (livesElsewhere)
      return [pass(shown('exchangeObject', say`a mail user, as it should be for a mailbox that lives elsewhere`))];
    const synced = subject.onPremisesSyncEnabled === true;
    // Mail that goes on to another tenant speaks against a person's "nowhere".
    const denied = elsewhere === 'nowhere' && !sendsAbroad(object, heard.organization);
    if (object.ExchangeGuid && synced) return [leftOverGuid(object.ExchangeGuid, denied), ...open];
    const minutes = heard.elapsed.state === 'known' ? heard.elapsed.value.minutes : undefined;
    if (minutes === undefined)
      return [
        heard.mailboxPlan.state === 'unknown'
          ? cannotTell(heard.mailboxPlan.reason)
          : notApplicable(say`No mailbox plan is in force, so a mail user is what it should be.`),
      ];
    if (minutes < day) return [notApplicable(say`Exchange holds a mail user, which is normal in the first 24 hours.`)];
    // That Exchange has not seen the license is another question, which the check of the recipient answers.
    if (object.SKUAssigned === false && !object.ExchangeGuid)
      return [notApplicable(say`Exchange holds a mail user because it has not seen the license.`)];
    return [
      ...(synced && elsewhere !== 'nowhere' ? managedInCloud(heard.exchangeOrganization) : []),
      fail(
        'mailuser-not-converted',
        [shown('exchangeObject', say`a mail user, licensed`), shown('elapsed', say`for ${{ minutes }}`)],
        {
          summary: say`The license has been there for ${{ minutes }}, and Exchange still holds a mail user instead of a mailbox.`,
          // Whatever the directory says of the account, a mail user speaks of a mailbox elsewhere until a person denies it.
          ...(!denied && { atMost: 'likely' as const, settledBy: [whereItLives] }),
        },
      ),
      ...open,
    ];
  },
});

const switchingOn = ['assign-license', 'enable-exchange-plan', 'reprocess-license', 'add-to-licensing-group'] as const;

/** While it is not known who holds the GUID, a license could make Exchange drop the mailbox that does. */
function whoHoldsIt(user: User, object: ExchangeObject, lost: readonly Reading<readonly ExchangeRecord[]>[]): Found[] {
  if (isGuidUnseen(object)) {
    return [cannotTell(say`Which mailbox’s GUID this mail user claims is not shown.`, seeRecipient(user), switchingOn)];
  }
  const unread = lost.find(isUnknown);
  return unread && guidsOf(object).length > 0 ? [cannotTell(unread.reason, unread.ask, switchingOn)] : [];
}

const isUnknown = (reading: Reading<unknown>): reading is Extract<Reading<unknown>, { readonly state: 'unknown' }> =>
  reading.state === 'unknown';

/** A deleted or held mailbox with a GUID that this user claims: a license would make Exchange drop that mailbox. */
function claimedBy(
  object: ExchangeObject,
  softDeleted: Reading<readonly ExchangeRecord[]>,
  inactive: Reading<readonly ExchangeRecord[]>,
): Found[] {
  const own = guidsOf(object);
  const holding = (some: Reading<readonly ExchangeRecord[]>) =>
    some.state === 'known'
      ? some.value.find((record) => guidsOf(record).some((guid) => own.includes(guid)))
      : undefined;
  const lost = [
    { fact: 'softDeletedMailbox' as const, record: holding(softDeleted), kind: say`soft-deleted` },
    { fact: 'inactiveMailbox' as const, record: holding(inactive), kind: say`inactive` },
  ].find(({ record }) => record !== undefined);
  if (!lost?.record) return [];
  const guid = guidsOf(lost.record).find((one) => own.includes(one)) ?? '';
  return [
    fail(
      'exchangeguid-held-by-inactive-mailbox',
      [
        shown(lost.fact, say`the mailbox with the GUID ${guid} is ${lost.kind}`),
        shown('exchangeObject', say`this user claims the same GUID`),
      ],
      {
        summary: say`This user claims the GUID of an older, ${lost.kind} mailbox. Switching a mailbox plan on now can delete that mailbox for good: bring it back first.`,
        tellTheUser: say`We found your older mail and are bringing it back before anything else.`,
      },
    ),
  ];
}

/** Mail is sent on to an address of another tenant. */
function inOtherTenant(
  object: ExchangeObject,
  elsewhere: Elsewhere | undefined,
  organization: Reading<Organization>,
): Found[] {
  const target = object.ExternalEmailAddress?.replace(/^smtp:/i, '').toLowerCase();
  if (!target || elsewhere === 'nowhere' || elsewhere === 'on-premises' || elsewhere === 'being-moved') return [];
  if (!sendsAbroad(object, organization)) return [];
  return [
    fail('migrated-to-other-tenant', [shown('exchangeObject', say`its mail goes on to ${target}`)], {
      summary: say`Exchange sends this person’s mail on to ${target}, in another organization: the mailbox lives there, so none is made here.`,
      tellTheUser: say`Your mailbox is in the other organization; we tell you how to open it.`,
      ...(elsewhere !== 'other-tenant' && { atMost: 'likely' as const, settledBy: [whereItLives] }),
    }),
  ];
}

/** What Exchange on premises has written on the object decides, where a person brought it. */
function flagsOf(reading: Reading<ExchangeRecord>, lost: readonly Reading<readonly ExchangeRecord[]>[]): Found[] {
  if (reading.state !== 'known' || isMailbox(reading.value.RecipientTypeDetails)) return [];
  const shows = shown('onPremisesRecipient', say`RemoteRecipientType is ${reading.value.RemoteRecipientType ?? ''}`);
  if (says(reading.value, 'deprovisionMailbox')) {
    return [
      fail('deprovision-flag-set', [shows], {
        summary: say`On premises the remote mailbox was disabled, and that order still stands: Exchange Online makes no mailbox while it does.`,
      }),
    ];
  }
  // A mailbox that can still be brought back was not purged.
  if (says(reading.value, 'migrated') && lost.every((list) => list.state !== 'known' || list.value.length === 0)) {
    return [
      fail('migrated-flag-stale', [shows], {
        summary: say`On premises this person is marked as moved to the cloud, but there is no mailbox in the cloud any more.`,
      }),
    ];
  }
  return [];
}

const leftOverGuid = (guid: string, denied: boolean): Found =>
  fail(
    'msexchmailboxguid-synced-from-onprem',
    [shown('exchangeObject', say`a mail user with the ExchangeGuid ${guid}`)],
    {
      summary: denied
        ? say`A mailbox GUID comes from on premises (${guid}), so Exchange Online takes the mailbox for one that lives there and makes none.`
        : say`A mailbox GUID comes from on premises (${guid}), so Exchange Online takes the mailbox for one that lives there and makes none. Whether it still lives there must be clear before anything is changed.`,
      ...(!denied && { atMost: 'likely' as const, remedies: [], settledBy: [whereItLives] }),
    },
  );

/** The organization's default can make on-premises edits of Exchange attributes go nowhere. */
const managedInCloud = (settings: Reading<{ BlockExchangeProvisioningFromOnPremEnabled: boolean | null }>): Found[] =>
  settings.state === 'known' && settings.value.BlockExchangeProvisioningFromOnPremEnabled === true
    ? [
        fail(
          'exchange-soa-cloud-managed-default',
          [shown('exchangeOrganization', say`BlockExchangeProvisioningFromOnPremEnabled is true`)],
          {
            summary: say`This organization has Exchange attributes managed in the cloud: what is set for this person in Exchange on premises does not arrive.`,
            atMost: 'likely',
            settledBy: [whereItLives],
          },
        ),
      ]
    : [];
