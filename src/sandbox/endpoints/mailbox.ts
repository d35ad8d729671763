import { mailboxDenied, Refusal } from '../answer.ts';
import { timeAt } from '../clock.ts';
import { contextOf, selected, shownAs } from '../odata/select.ts';
import { types } from '../odata/types.ts';
import type { Ask, Route } from '../route.ts';
import type { Person } from '../tenant/people.ts';
import { personAt, selectOnly } from './users.ts';

/** The kind of a person's mailbox. Throws what Exchange answers where there is none, or where it may not be read. */
function purposeOf({ mailbox, mailboxSince }: Person, { world }: Ask): string {
  if (mailbox === 'forbidden') throw mailboxDenied();
  const early =
    mailboxSince !== undefined && Date.parse(timeAt(mailboxSince, world.clock)) > world.clock.now().getTime();
  if (mailbox === null || early) {
    throw new Refusal(
      404,
      'MailboxNotEnabledForRESTAPI',
      'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
    );
  }
  return mailbox;
}

/** The metadata says a string, one page shows an object: a tenant file can ask for either. */
const shownPurpose = (purpose: string, { world }: Ask): unknown =>
  world.tenant.userPurposeAsObject ? { value: purpose } : purpose;

const settings = {
  archiveFolder: null,
  automaticRepliesSetting: {
    status: 'disabled',
    externalAudience: 'all',
    internalReplyMessage: '',
    externalReplyMessage: '',
  },
  dateFormat: 'M/d/yyyy',
  delegateMeetingMessageDeliveryOptions: 'sendToDelegateOnly',
  language: { locale: 'en-US', displayName: 'English (United States)' },
  timeFormat: 'h:mm tt',
  timeZone: 'UTC',
};

/** What a mailbox answers; these are Outlook's, with permissions and errors of their own. */
export const mailboxRoutes: readonly Route[] = [
  {
    path: 'users/{}/mailboxSettings',
    permissions: ['MailboxSettings.Read'],
    refusal: mailboxDenied,
    service: 'outlook',
    handle: (ask) => {
      selectOnly(ask);
      const person = personAt(ask);
      const userPurpose = shownPurpose(purposeOf(person, ask), ask);
      const select = selected(ask.call, types.mailboxSettings);
      return {
        '@odata.context': contextOf(`users('${person.user.id}')/mailboxSettings`, select),
        ...shownAs({ id: person.user.id, ...settings, userPurpose }, types.mailboxSettings, select, ask.world.clock),
      };
    },
  },
  {
    path: 'users/{}/mailboxSettings/userPurpose',
    permissions: ['MailboxSettings.Read'],
    refusal: mailboxDenied,
    service: 'outlook',
    handle: (ask) => {
      const person = personAt(ask);
      return {
        '@odata.context': contextOf(`users('${person.user.id}')/mailboxSettings/userPurpose`, undefined),
        value: shownPurpose(purposeOf(person, ask), ask),
      };
    },
  },
  {
    path: 'users/{}/mailFolders/inbox',
    permissions: ['Mail.ReadBasic.All'],
    refusal: mailboxDenied,
    service: 'outlook',
    handle: (ask) => {
      selectOnly(ask);
      const person = personAt(ask);
      purposeOf(person, ask);
      const select = selected(ask.call, types.mailFolder);
      const folder = {
        id: Buffer.from(`inbox of ${person.user.id}`).toString('base64url'),
        displayName: 'Inbox',
        parentFolderId: Buffer.from(`root of ${person.user.id}`).toString('base64url'),
        childFolderCount: 0,
        unreadItemCount: 1,
        totalItemCount: 3,
        isHidden: false,
      };
      return {
        '@odata.context': `${contextOf(`users('${person.user.id}')/mailFolders`, select)}/$entity`,
        ...shownAs(folder, types.mailFolder, select, ask.world.clock),
      };
    },
  },
];
