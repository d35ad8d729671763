import { samples } from './expected.ts';

const person = 'jane@contoso.com';
const missing = `Get-Mailbox: Ex6F9304|Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException|The operation couldn't be performed because object '${person}' couldn't be found on 'X.EURPR01A001.PROD.OUTLOOK.COM'.`;

describe('several commands above one output', () => {
  samples([
    {
      name: 'one failed, and the object is the other’s',
      text: `PS C:\\> Get-Mailbox ${person}; Get-MailUser ${person} | fl RecipientTypeDetails\n${missing}\n\nRecipientTypeDetails : MailUser\n`,
      for: person,
      blocks: [
        { result: 'not-found', cmdlet: 'Get-Mailbox' },
        { result: 'found', cmdlet: 'Get-MailUser', facts: { recipientTypeDetails: 'MailUser' } },
      ],
    },
    {
      name: 'each printed what it names',
      text: `PS C:\\> Get-Recipient ${person} | fl SKUAssigned; Get-Mailbox -SoftDeletedMailbox ${person} | fl IsInactiveMailbox\n\nSKUAssigned : True\n\nIsInactiveMailbox : False\n\nPS C:\\>`,
      for: person,
      blocks: [
        { result: 'found', cmdlet: 'Get-Recipient', facts: { skuAssigned: true } },
        {
          result: 'found',
          cmdlet: 'Get-Mailbox -SoftDeletedMailbox',
          facts: { softDeleted: true, inactive: false },
        },
      ],
    },
    {
      name: 'it cannot be told which of them printed it',
      text: `PS C:\\> Get-Mailbox ${person}; Get-Mailbox -InactiveMailboxOnly ${person}\n\nName Alias\n---- -----\njane jane\n`,
      for: person,
      blocks: [{ result: 'found', cmdlet: null }],
    },
    {
      name: 'it cannot be told which of them failed',
      text: `PS C:\\> Get-Mailbox ${person}; Get-Mailbox -InactiveMailboxOnly ${person}\n${missing}\n`,
      for: person,
      blocks: [{ result: 'inconclusive', cmdlet: 'Get-Mailbox' }],
    },
    {
      name: 'one is about somebody else, and the object names nobody',
      text: `PS C:\\> Get-User ravi@contoso.com | fl RecipientTypeDetails; Get-User ${person} | fl RecipientTypeDetails\n\nRecipientTypeDetails : User\n`,
      for: person,
      blocks: [{ result: 'inconclusive', objects: 0 }],
    },
    {
      name: 'both printed nothing',
      text: `PS C:\\> Get-Mailbox -SoftDeletedMailbox ${person}; Get-Mailbox -InactiveMailboxOnly ravi@contoso.com\nPS C:\\>`,
      for: person,
      blocks: [{ result: 'empty', facts: { softDeleted: false } }, { result: 'inconclusive' }],
    },
    {
      name: 'the first only signs in',
      text: `PS C:\\> Connect-ExchangeOnline; Get-Mailbox ${person} | fl RecipientTypeDetails\n\nRecipientTypeDetails : UserMailbox\n`,
      for: person,
      blocks: [{ result: 'found', cmdlet: 'Get-Mailbox', facts: { recipientTypeDetails: 'UserMailbox' } }],
    },
    {
      name: 'two lines without prompts, and the object may be of either',
      text: `Get-Mailbox ${person}\nGet-Mailbox -SoftDeletedMailbox ${person}\n\nName Alias\n---- -----\njane jane\n`,
      for: person,
      blocks: [
        { result: 'inconclusive', cmdlet: 'Get-Mailbox' },
        { result: 'found', cmdlet: null },
      ],
    },
    {
      name: 'found and not found by one cmdlet: the object is of another one',
      text: `PS C:\\> Get-Mailbox ${person}\n${missing}\n\nRecipientTypeDetails : MailUser\n`,
      for: person,
      blocks: [
        { result: 'not-found', cmdlet: 'Get-Mailbox' },
        { result: 'found', cmdlet: null, facts: { recipientTypeDetails: 'MailUser' } },
      ],
    },
  ]);
});
