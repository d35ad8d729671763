import assert from 'node:assert/strict';
import { answersOf, type PasteFact } from '../../../src/exchange/paste/answers.ts';
import { readPaste } from '../../../src/exchange/paste/read-paste.ts';
import { recordsAnswered } from '../../../src/facts/exchange/look-up.ts';
import exchangeMailbox from '../../../src/facts/exchange-mailbox.ts';
import exchangeOrganization from '../../../src/facts/exchange-organization.ts';

const guid = '2be92a50-57c5-4d1c-9a1e-0d9a2c3b4e5f';
const missing = (cmdlet: string, server = 'X.EURPR01A001.PROD.OUTLOOK.COM') =>
  `${cmdlet} : The operation couldn't be performed because object 'jane@contoso.com' couldn't be found on '${server}'.`;

interface Case {
  readonly name: string;
  readonly text: string;
  readonly asked?: PasteFact;
  readonly answers: Readonly<Record<string, unknown>>;
}

const cases: readonly Case[] = [
  {
    name: 'a mailbox',
    text: `PS C:\\> Get-Mailbox jane@contoso.com | fl RecipientTypeDetails,ExchangeGuid,InPlaceHolds,LitigationHoldEnabled,WhenMailboxCreated,ArchiveGuid\n\nRecipientTypeDetails : UserMailbox\nExchangeGuid : ${guid.toUpperCase()}\nInPlaceHolds : {a, b...}\nLitigationHoldEnabled : True\nWhenMailboxCreated : 6/7/2020 1:00:00 AM\nArchiveGuid : 2be9…\n`,
    answers: {
      'exchange-mailbox': {
        RecipientTypeDetails: 'UserMailbox',
        ExchangeGuid: guid,
        InPlaceHolds: ['a'],
        LitigationHoldEnabled: true,
      },
    },
  },
  {
    name: 'a recipient whose license Exchange does not see',
    text: 'PS C:\\> Get-Recipient jane@contoso.com | fl RecipientTypeDetails,SKUAssigned\n\nRecipientTypeDetails : MailUser\nSKUAssigned :\n',
    answers: { recipient: { RecipientTypeDetails: 'MailUser', SKUAssigned: null } },
  },
  {
    name: 'a user, a mail user and the organization in one paste',
    text: 'PS C:\\> Get-User jane | fl RecipientTypeDetails\n\nRecipientTypeDetails : User\n\nPS C:\\> Get-MailUser jane | fl ExternalEmailAddress\n\nExternalEmailAddress : SMTP:jane@old.example\n\nPS C:\\> Get-OrganizationConfig | fl IsDehydrated,DelayedDelicensingEnabled\n\nIsDehydrated : True\nDelayedDelicensingEnabled : False\n',
    answers: {
      'exchange-user': { RecipientTypeDetails: 'User' },
      'mail-user': { ExternalEmailAddress: 'jane@old.example' },
      'exchange-organization': { IsDehydrated: true, DelayedDelicensingEnabled: false },
    },
  },
  {
    name: 'two soft-deleted mailboxes',
    text: 'PS C:\\> Get-Mailbox -SoftDeletedMailbox jane@contoso.com | ft DisplayName,WhenSoftDeleted\n\nDisplayName WhenSoftDeleted\n----------- ---------------\nJane        6/16/2020 1:19:04 AM\nJane Doe    6/17/2020 1:19:04 AM\n',
    answers: {
      'soft-deleted-mailbox': [
        { DisplayName: 'Jane', WhenSoftDeleted: '2020-06-16T01:19:04' },
        { DisplayName: 'Jane Doe', WhenSoftDeleted: '2020-06-17T01:19:04' },
      ],
    },
  },
  {
    name: 'a mailbox that is not there',
    text: `PS C:\\> Get-Mailbox -Identity jane@contoso.com\n${missing('Get-Mailbox')}\nPS C:\\>`,
    answers: { 'exchange-mailbox': 'not-found' },
  },
  {
    name: 'an inactive mailbox that is not there',
    text: `PS C:\\> Get-Mailbox -InactiveMailboxOnly -Identity jane@contoso.com\n${missing('Get-Mailbox')}\nPS C:\\>`,
    answers: { 'inactive-mailbox': 'not-found' },
  },
  {
    name: 'a mailbox that is not there, of a command that nobody sees: any switch may have been on',
    text: missing('Get-Mailbox'),
    answers: {},
  },
  {
    name: 'the same, when it is known what was asked for',
    text: missing('Get-Mailbox'),
    asked: 'soft-deleted-mailbox',
    answers: { 'soft-deleted-mailbox': 'not-found' },
  },
  {
    name: 'a mail user, when a deleted mailbox was asked for',
    text: `RecipientTypeDetails : MailUser\nExchangeGuid : ${guid}\nSKUAssigned : True\n`,
    asked: 'soft-deleted-mailbox',
    answers: {},
  },
  {
    name: 'a mailbox that shows nothing of a deletion, when a deleted one was asked for',
    text: `DisplayName : Jane\nRecipientTypeDetails : UserMailbox\nExchangeGuid : ${guid}\n`,
    asked: 'soft-deleted-mailbox',
    answers: {},
  },
  {
    name: 'a deleted mailbox without its command, when that was asked for',
    text: `DisplayName : Jane\nWhenSoftDeleted : 2026-06-16T01:19:04Z\nExchangeGuid : ${guid}\nIsInactiveMailbox : False\n`,
    asked: 'soft-deleted-mailbox',
    answers: {
      'soft-deleted-mailbox': {
        DisplayName: 'Jane',
        WhenSoftDeleted: '2026-06-16T01:19:04Z',
        ExchangeGuid: guid,
        IsInactiveMailbox: false,
      },
    },
  },
  {
    name: 'a mail user, when a mailbox was asked for',
    text: `RecipientTypeDetails : MailUser\nExchangeGuid : ${guid}\n`,
    asked: 'exchange-mailbox',
    answers: {},
  },
  {
    name: 'a sentence without its cmdlet, when a deleted mailbox was asked for',
    text: "The operation couldn't be performed because object 'jane@contoso.com' couldn't be found on 'X.EURPR01A001.PROD.OUTLOOK.COM'.",
    asked: 'soft-deleted-mailbox',
    answers: {},
  },
  {
    name: 'the same of another cmdlet than the one that was asked for',
    text: missing('Get-Mailbox'),
    asked: 'mail-user',
    answers: {},
  },
  { name: 'a recipient that is not there', text: missing('Get-Recipient'), answers: { recipient: 'not-found' } },
  {
    name: 'a list without its command, when it is known what was asked for',
    text: 'RecipientTypeDetails : MailUser',
    asked: 'recipient',
    answers: { recipient: { RecipientTypeDetails: 'MailUser' } },
  },
  { name: 'a list without its command', text: 'RecipientTypeDetails : MailUser', answers: {} },
  {
    name: 'a remote mailbox',
    text: '[PS] C:\\>Get-RemoteMailbox jane | fl RemoteRecipientType\n\nRemoteRecipientType : ProvisionMailbox\n',
    answers: { 'on-premises-recipient': { RemoteRecipientType: 'ProvisionMailbox' } },
  },
  {
    name: 'a mailbox on a server that is not there',
    text: `[PS] C:\\>Get-Mailbox jane@contoso.com\n${missing('Get-Mailbox', 'dc01.contoso.local')}\n[PS] C:\\>`,
    answers: { 'on-premises-recipient': 'not-found' },
  },
  {
    name: 'an account of Active Directory, in Exchange’s words',
    text: 'PS C:\\> Get-ADUser jane -Properties * | fl msExch*\n\nmsExchMailboxGuid : {80, 42, 233, 43, 197, 87, 28, 77, 154, 30, 13, 154, 44, 59, 78, 95}\nmsExchRecipientTypeDetails : 2147483648\nmsExchRemoteRecipientType : 4\n',
    answers: {
      'on-premises-recipient': {
        ExchangeGuid: guid,
        RemoteRecipientType: '4',
        RecipientTypeDetails: 'RemoteUserMailbox',
        msExchMailboxGuid: guid,
        msExchRecipientTypeDetails: 2147483648,
        msExchRemoteRecipientType: 4,
      },
    },
  },
  {
    name: 'nothing: empty, unknown command, another cmdlet',
    text: 'PS C:\\> Get-Mailbox -InactiveMailboxOnly jane\nPS C:\\> Get-Mailboxx jane | fl RecipientTypeDetails\n\nRecipientTypeDetails : MailUser\n\nPS C:\\> Get-Recipient -IncludeSoftDeletedRecipients jane | fl RecipientTypeDetails\n\nRecipientTypeDetails : MailUser\n',
    answers: {},
  },
  {
    name: 'one found and one not under two names: found',
    text: `PS C:\\> Get-Recipient jane@contoso.com\n${missing('Get-Recipient')}\nPS C:\\> Get-Recipient jane | fl RecipientTypeDetails\n\nRecipientTypeDetails : MailUser\n`,
    answers: { recipient: { RecipientTypeDetails: 'MailUser' } },
  },
];

describe('what pasted output answers', () => {
  for (const { name, text, asked, answers } of cases) {
    it(name, () => assert.deepEqual(answersOf(readPaste(text), asked), answers));
  }

  it('is taken by the facts', () => {
    for (const { text, asked } of cases) {
      for (const [fact, value] of Object.entries(answersOf(readPaste(text), asked))) {
        if (fact === 'exchange-organization') continue;
        assert.ok(recordsAnswered(value), `${fact}: ${JSON.stringify(value)}`);
      }
    }
    const context = { from: {}, uses: {}, now: new Date(0) };
    const [mailbox, , several] = cases.map(({ text }) => answersOf(readPaste(text)));
    assert.equal(exchangeMailbox.answered?.(mailbox?.['exchange-mailbox'], context as never)?.state, 'known');
    assert.equal(exchangeOrganization.answered?.(several?.['exchange-organization'], context as never)?.state, 'known');
  });
});
