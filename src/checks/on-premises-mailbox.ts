import type { CauseId } from '../diagnosis/causes.ts';
import { cannotTell, defineCheck, fail, notApplicable, type Outcome, pass, shown } from '../diagnosis/check.ts';
import { type Message, say } from '../diagnosis/message.ts';
import { isMailbox } from '../facts/exchange/record.ts';
import exchangeObject, { isPlainUser } from '../facts/exchange-object.ts';
import exchangeOrganization from '../facts/exchange-organization.ts';
import mailboxElsewhere, { isOnlyHere } from '../facts/mailbox-elsewhere.ts';
import mailboxState, { isThere } from '../facts/mailbox-state.ts';
import onPremisesRecipient from '../facts/on-premises-recipient.ts';
import subject from '../facts/subject.ts';

const causes = [
  'onprem-mailbox-by-design',
  'migrated-to-other-tenant',
  'mailbox-move-in-progress',
  'exchange-soa-cloud-managed-default',
  'exchange-attributes-not-synced',
] as const satisfies readonly CauseId[];

type Told = 'mailboxElsewhere' | 'onPremisesRecipient';
type Found = Outcome<(typeof causes)[number], Told | 'exchangeObject' | 'exchangeOrganization'>;

/** Row 6. For a synced person the mailbox may live on premises; a mailbox plan switched on then makes a second one. */
export default defineCheck({
  id: 'on-premises-mailbox',
  question: 'Does this person’s mailbox live on premises or in another tenant?',
  steps: ['vendor-4'],
  causes,
  requires: { subject },
  uses: { mailboxElsewhere },
  hears: { exchangeObject, exchangeOrganization, onPremisesRecipient, mailboxState },
  evaluate: ({ subject }, { mailboxElsewhere, onPremisesRecipient, mailboxState, ...exchange }) => {
    const listed = onPremisesRecipient.state === 'known' && isMailbox(onPremisesRecipient.value.RecipientTypeDetails);
    if (mailboxElsewhere.state !== 'known') {
      return [
        mailboxElsewhere.state === 'unknown'
          ? cannotTell(mailboxElsewhere.reason, mailboxElsewhere.ask)
          : cannotTell(say`Nobody said.`),
      ];
    }
    // A mailbox on both sides is another matter, and the check of the mailbox's use names it.
    if (isThere(mailboxState) && !isOnlyHere(mailboxElsewhere.value))
      return [notApplicable(say`A mailbox answers in the cloud.`)];
    const told: Told = listed ? 'onPremisesRecipient' : 'mailboxElsewhere';
    const shows = listed ? say`Exchange on premises lists a mailbox` : say`a person said so`;
    const elsewhere = mailboxElsewhere.value;
    if (elsewhere === 'on-premises') {
      return subject.onPremisesSyncEnabled === true
        ? onPremises(told, shows, exchange)
        : [lives('onprem-mailbox-by-design', told, shows)];
    }
    if (elsewhere === 'other-tenant') return [lives('migrated-to-other-tenant', 'mailboxElsewhere', shows)];
    if (elsewhere === 'being-moved') return [lives('mailbox-move-in-progress', 'mailboxElsewhere', shows)];
    return [pass(shown('mailboxElsewhere', noOther[elsewhere]))];
  },
});

const noOther: Readonly<Record<'nowhere' | 'cloud-only' | 'in-cloud', Message>> = {
  nowhere: say`no other mailbox of this person`,
  'cloud-only': say`the account lives in the cloud only`,
  'in-cloud': say`Exchange Online lists the mailbox itself`,
};

/**
 * A mailbox on premises that Exchange Online knows of by its GUID is as it should be. Without the GUID Exchange does not
 * know of it, and would make a second one as soon as a license is there.
 */
function onPremises(
  fact: Told,
  shows: Message,
  {
    exchangeObject: object,
    exchangeOrganization: settings,
  }: {
    exchangeObject: { state: string; value?: { type: string; ExchangeGuid?: string | null | undefined } };
    exchangeOrganization: { state: string; value?: { BlockExchangeProvisioningFromOnPremEnabled: boolean | null } };
  },
): Found[] {
  const known = object.state === 'known' ? object.value : undefined;
  if (!known || (known.ExchangeGuid !== null && !isPlainUser(known.type)))
    return [lives('onprem-mailbox-by-design', fact, shows)];
  const evidence = [
    shown(fact, shows),
    shown('exchangeObject', say`Exchange Online holds a ${known.type} without a GUID`),
  ];
  if (settings.state === 'known' && settings.value?.BlockExchangeProvisioningFromOnPremEnabled === true) {
    return [
      fail(
        'exchange-soa-cloud-managed-default',
        [...evidence, shown('exchangeOrganization', say`BlockExchangeProvisioningFromOnPremEnabled is true`)],
        {
          summary: say`The mailbox lives on premises, but this organization has Exchange attributes managed in the cloud, so Exchange Online never hears of it.`,
        },
      ),
    ];
  }
  return [
    fail('exchange-attributes-not-synced', evidence, {
      summary: say`The mailbox lives on premises, but Exchange Online does not know of it: its attributes are not synced. A license now would make a second, empty mailbox.`,
    }),
  ];
}

const lives = (
  cause: 'onprem-mailbox-by-design' | 'migrated-to-other-tenant' | 'mailbox-move-in-progress',
  fact: Told,
  shows: Message,
): Found =>
  fail(cause, [shown(fact, shows)], {
    summary: summaries[cause],
    tellTheUser:
      cause === 'mailbox-move-in-progress'
        ? say`Your mailbox is being moved; until that is done, please go on using it where it is.`
        : say`Your mailbox is where it was; we tell you how to open it.`,
  });

const summaries = {
  'onprem-mailbox-by-design': say`The mailbox lives on premises, so none is made in the cloud. A license for Exchange Online would create a second one.`,
  'migrated-to-other-tenant': say`The mailbox lives in another tenant, so none is made here.`,
  'mailbox-move-in-progress': say`The mailbox is being moved, and appears here when the move is finished.`,
} as const;
