import assert from 'node:assert/strict';
import { pasted } from '../../../src/exchange/paste/pasted.ts';
import { whoHolds } from '../../../src/facts/rival-recipients.ts';
import { plain } from '../../../src/texts/escape.ts';
import { render } from '../../../src/texts/render.ts';

const id = '7cdbe897-1a2b-4c3d-8e4f-5a6b7c8d9e0f';
const anothers = '00000001-1a2b-4c3d-8e4f-5a6b7c8d9e0f';
const person = ['jane@contoso.com', 'jane.doe@contoso.com', id];

interface Case {
  readonly name: string;
  readonly fact?: string;
  readonly text: string;
  readonly understood: Readonly<Record<string, unknown>>;
  /** A piece of what is shown back, or of why nothing was understood. */
  readonly says?: RegExp;
}

const cases: readonly Case[] = [
  {
    name: 'an object that shows another of the person’s addresses',
    text: 'PS C:\\> Get-MailUser x | fl PrimarySmtpAddress\n\nPrimarySmtpAddress : Jane.Doe@contoso.com\n',
    understood: { 'mail-user': { PrimarySmtpAddress: 'Jane.Doe@contoso.com' } },
  },
  {
    name: 'an object that shows the person’s object id',
    text: `PS C:\\> Get-MailUser x | fl ExternalDirectoryObjectId\n\nExternalDirectoryObjectId : ${id.toUpperCase()}\n`,
    understood: { 'mail-user': { ExternalDirectoryObjectId: id } },
    says: new RegExp(`belongs to the account with the object ID ${id}`),
  },
  {
    name: 'an object that was asked for by the object id, and says nothing of whose it is',
    text: `PS C:\\> Get-MailUser ${id} | fl RecipientTypeDetails\n\nRecipientTypeDetails : MailUser\n`,
    understood: { 'mail-user': { RecipientTypeDetails: 'MailUser' } },
  },
  {
    name: 'a mailbox of the object id that is not there',
    text: `PS C:\\> Get-Mailbox ${id}\nGet-Mailbox: Ex6F9304|Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException|The operation couldn't be performed because object '${id}' couldn't be found on 'X.PROD.OUTLOOK.COM'.\n`,
    understood: { 'exchange-mailbox': 'not-found' },
    says: /no mailbox in use/,
  },
  {
    name: 'an object of another account, though it has the person’s name',
    text: `PS C:\\> Get-MailUser jane@contoso.com | fl Name,ExternalDirectoryObjectId\n\nName                      : Jane Doe\nExternalDirectoryObjectId : ${anothers}\n`,
    understood: {},
    says: /another account/,
  },
  {
    name: 'a deleted mailbox of an account that the person had before',
    text: `PS C:\\> Get-Mailbox -SoftDeletedMailbox jane@contoso.com | fl ExternalDirectoryObjectId,WhenSoftDeleted\n\nExternalDirectoryObjectId : ${anothers}\nWhenSoftDeleted           : 2026-03-04 10:00:00\n`,
    understood: {
      'soft-deleted-mailbox': { ExternalDirectoryObjectId: anothers, WhenSoftDeleted: '2026-03-04T10:00:00' },
    },
    says: /There is a deleted mailbox/,
  },
  {
    name: 'a date whose day and month cannot be told apart: what is left of the object, and a word about it',
    text: 'PS C:\\> Get-Mailbox jane@contoso.com | fl Alias,WhenMailboxCreated\n\nAlias              : jane\nWhenMailboxCreated : 3/4/2026 10:00:00 AM\n',
    understood: { 'exchange-mailbox': { Alias: 'jane' } },
    says: /left out the date 3\/4\/2026 10:00:00 AM/,
  },
  {
    name: 'what does not count, beside what does',
    text: 'PS C:\\> Get-Recipient ravi | fl RecipientTypeDetails\n\nRecipientTypeDetails : MailUser\n\nPS C:\\> Get-User jane@contoso.com | fl RecipientTypeDetails\n\nRecipientTypeDetails : User\n',
    understood: { 'exchange-user': { RecipientTypeDetails: 'User' } },
    says: /Get-Recipient does not count: /,
  },
  {
    name: 'who else holds an address, found among two',
    fact: 'rival-recipients',
    text: `PS C:\\> Get-Recipient -Filter "EmailAddresses -eq 'smtp:jane@contoso.com'" | fl DisplayName,ExternalDirectoryObjectId\n\nDisplayName               : Jane Doe\nExternalDirectoryObjectId : ${id}\n\nDisplayName               : Old Jane\nExternalDirectoryObjectId : ${anothers}\n`,
    understood: { 'rival-recipients': [{ DisplayName: 'Old Jane', ExternalDirectoryObjectId: anothers }] },
    says: /This holds the address/,
  },
  {
    name: 'who else holds an address, by the very command that is asked for',
    fact: 'rival-recipients',
    text: `PS C:\\> ${whoHolds('jane@contoso.com').cmdlet}\n\nDisplayName               : Old Jane\nExternalDirectoryObjectId : ${anothers}\n\nPS C:\\>`,
    understood: { 'rival-recipients': [{ DisplayName: 'Old Jane', ExternalDirectoryObjectId: anothers }] },
    says: /This holds the address/,
  },
  {
    name: 'who else holds an address: nobody that shows',
    fact: 'rival-recipients',
    text: `PS C:\\> ${whoHolds('jane@contoso.com').cmdlet}\n\nPS C:\\>`,
    understood: {},
    says: /nobody with this address/,
  },
  {
    name: 'who else holds an address: only the person',
    fact: 'rival-recipients',
    text: `PS C:\\> Get-Recipient jane@contoso.com | fl DisplayName,ExternalDirectoryObjectId\n\nDisplayName               : Jane Doe\nExternalDirectoryObjectId : ${id}\n`,
    understood: {},
    says: /only the person’s own object/,
  },
  {
    name: 'who else holds an address: an object without its account',
    fact: 'rival-recipients',
    text: 'PS C:\\> Get-Recipient jane@contoso.com | fl DisplayName\n\nDisplayName : Jane Doe\n',
    understood: {},
    says: /which account/,
  },
  {
    name: 'who else holds an address: what another cmdlet shows is none of it',
    fact: 'rival-recipients',
    text: `PS C:\\> Get-User x | fl DisplayName,ExternalDirectoryObjectId\n\nDisplayName               : Old Jane\nExternalDirectoryObjectId : ${anothers}\n`,
    understood: {},
  },
];

describe('a paste in a conversation', () => {
  for (const { name, fact, text, understood, says } of cases) {
    it(name, () => {
      const read = pasted(text, { person, fact });
      assert.deepEqual(read.understood, understood);
      const told = [...read.lines, read.whyNot]
        .map((line) => render(line, { locale: 'en', timeZone: 'UTC', escape: plain }))
        .join('\n');
      if (says) assert.match(told, says);
    });
  }
});
