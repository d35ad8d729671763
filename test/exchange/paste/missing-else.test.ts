import { samples } from './expected.ts';

const meant = 'tova@contoso.com';
const CLASS = 'Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException';

const sentences: readonly (readonly [command: string, sentence: string])[] = [
  ['Get-Mailbox tova@contoso.com -OrganizationalUnit Staff9', 'Organizational unit "Staff9" was not found. Check it.'],
  ['Get-Mailbox tova@contoso.com -DomainController dc7', "The domain controller 'dc7' was not found."],
  ['Get-Mailbox tova@contoso.com -MailboxPlan Big', 'The mailbox plan "Big" wasn\'t found.'],
  ['Get-Mailbox tova@contoso.com -Server MBX9', 'The server "MBX9" wasn\'t found. Check the name of the server.'],
  ['Set-Mailbox tova@contoso.com -ThrottlingPolicy Slow', 'Throttling policy "Slow" can\'t be found.'],
  ['Set-Mailbox tova@contoso.com -AddressBookPolicy "All of it"', 'The address book policy "All of it" wasn\'t found.'],
  ['Get-InboxRule -Mailbox tova@contoso.com -Identity Later', 'Inbox rule "Later" couldn\'t be found.'],
  ['Get-InboxRule -Mailbox tova@contoso.com', 'Inbox rule couldn\'t be found in mailbox "tova@contoso.com".'],
  ['Get-MailboxStatistics tova@contoso.com -Archive', 'The user "tova@contoso.com" doesn\'t have an archive mailbox.'],
  ['Get-MailboxStatistics tova@contoso.com -Archive', 'The mailbox "tova@contoso.com" has no archive.'],
];

describe('pasted errors about something else that was not found', () => {
  samples(
    sentences.flatMap(([command, sentence]) => [
      {
        name: `${command}: ${sentence}`,
        text: `PS C:\\> ${command}\n${command.split(' ')[0]}: ExA1B2C3|${CLASS}|${sentence}\n`,
        for: meant,
        blocks: [{ result: 'inconclusive' } as const],
      },
      {
        name: `on a server, ${command}: ${sentence}`,
        text: `[PS] C:\\>${command}\n${sentence}\n    + CategoryInfo          : InvalidArgument: (:) [${command.split(' ')[0]}], ManagementObjectNotFoundException\n\n[PS] C:\\>`,
        for: meant,
        blocks: [{ result: 'inconclusive' } as const],
      },
    ]),
  );
});

describe('pasted errors about the person', () => {
  const names = (sentence: string, side: 'exchange-online' | 'on-premises') => ({
    name: sentence,
    text: `PS C:\\> Get-Mailbox tova@contoso.com\n${sentence}\n    + CategoryInfo          : NotSpecified: (:) [Get-Mailbox], ManagementObjectNotFoundException\n`,
    for: meant,
    blocks: [{ result: 'not-found', side } as const],
  });
  samples([
    names(`The user "tova@contoso.com" wasn't found.`, 'exchange-online'),
    names(
      `Der Vorgang konnte nicht ausgeführt werden, weil das Objekt 'tova@contoso.com' auf 'dc2.ad.contoso.com' nicht gefunden wurde.`,
      'on-premises',
    ),
    names(
      `No se pudo realizar la operación porque el objeto 'tova@contoso.com' no se encontró en 'AM9PR09A004DC01.EURPR09A004.PROD.OUTLOOK.COM'.`,
      'exchange-online',
    ),
    names(`The operation couldn't be performed because 'tova@contoso.com' couldn't be found.`, 'exchange-online'),
    {
      name: 'of AzureAD, with all that the service answered',
      text: `PS C:\\> Get-AzureADUser -ObjectId tova@contoso.com
Get-AzureADUser : Error occurred while executing GetUser
Code: Request_ResourceNotFound
Message: Resource 'tova@contoso.com' does not exist or one of its queried reference-property objects are not present.
RequestId: 11112222-3333-4444-8555-666677778888
HttpStatusCode: NotFound
HttpStatusDescription: Not Found
HttpResponseStatus: Completed`,
      for: meant,
      blocks: [{ result: 'not-found', cmdlet: 'Get-AzureADUser', side: 'entra' }],
    },
  ]);
});
