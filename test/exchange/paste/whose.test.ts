import { samples } from './expected.ts';

const list = (...lines: readonly string[]) => lines.join('\n');
const meant = 'jane@contoso.com';
const type = 'RecipientTypeDetails : MailUser';
const found = { result: 'found', facts: { recipientTypeDetails: 'MailUser' } } as const;
const refused = { result: 'inconclusive', objects: 0 } as const;

describe('pasted output of the person who is meant', () => {
  samples([
    {
      name: 'has their sign-in name',
      text: list(type, 'UserPrincipalName : JANE@contoso.com'),
      for: meant,
      blocks: [{ result: 'found', facts: { recipientTypeDetails: 'MailUser', userPrincipalName: 'JANE@contoso.com' } }],
    },
    { name: 'says nothing else', text: type, for: meant, blocks: [found] },
    { name: 'has a related name', text: list(type, 'Name : Jane Doe'), for: meant, blocks: [found] },
    {
      name: 'was asked for by a related name',
      text: list('PS C:\\> Get-Recipient jane | fl RecipientTypeDetails', '', type),
      for: meant,
      blocks: [found],
    },
    {
      name: 'was asked for by their address, which is not the primary one',
      text: list(`PS C:\\> Get-Recipient ${meant} | fl`, '', type, 'PrimarySmtpAddress : j.doe@contoso.com'),
      for: meant,
      blocks: [
        { result: 'found', facts: { recipientTypeDetails: 'MailUser', primarySmtpAddress: 'j.doe@contoso.com' } },
      ],
    },
    {
      name: 'has the address among others, and a primary one of the same name',
      text: list(type, 'EmailAddresses : {SMTP:jane.doe@contoso.com, smtp:jane@contoso.com}'),
      for: meant,
      blocks: [found],
    },
    {
      name: 'has a sign-in name that is cut off and may be theirs',
      text: list(type, 'UserPrincipalName : jane@cont…'),
      for: meant,
      blocks: [found],
    },
    {
      name: 'has their address above it, beside another',
      text: list('ravi@contoso.com asked me to look at jane@contoso.com', '', type),
      for: meant,
      blocks: [found],
    },
    {
      name: 'is linked to their account',
      text: list(type, 'ExternalDirectoryObjectId : 7cdbe897-1a2b-4c3d-8e4f-5a6b7c8d9e0f'),
      for: '7CDBE897-1a2b-4c3d-8e4f-5a6b7c8d9e0f',
      blocks: [
        {
          result: 'found',
          facts: {
            recipientTypeDetails: 'MailUser',
            externalDirectoryObjectId: '7cdbe897-1a2b-4c3d-8e4f-5a6b7c8d9e0f',
          },
        },
      ],
    },
    {
      name: 'is the organization’s, whoever is meant',
      text: list(
        'PS C:\\> Get-OrganizationConfig | fl Name,IsDehydrated',
        '',
        'Name : contoso.onmicrosoft.com',
        'IsDehydrated : True',
      ),
      for: meant,
      blocks: [{ result: 'found', facts: { dehydrated: true } }],
    },
  ]);
});

describe('pasted output of somebody else', () => {
  samples([
    {
      name: 'has another sign-in name',
      text: list(type, 'UserPrincipalName : ravi@contoso.com'),
      for: meant,
      blocks: [refused],
    },
    {
      name: 'has another address',
      text: list(type, 'PrimarySmtpAddress : ravi@contoso.com'),
      for: meant,
      blocks: [refused],
    },
    {
      name: 'has the same name in another domain',
      text: list(type, 'UserPrincipalName : jane@fabrikam.com'),
      for: meant,
      blocks: [refused],
    },
    { name: 'has another name', text: list(type, 'Name : Ann Beebe', 'Alias : annb'), for: meant, blocks: [refused] },
    {
      name: 'was asked for by another address',
      text: list('PS C:\\> Get-Recipient ravi@contoso.com | fl RecipientTypeDetails', '', type),
      for: meant,
      blocks: [refused],
    },
    {
      name: 'was asked for by another name',
      text: list('PS C:\\> Get-Recipient pilarp | fl RecipientTypeDetails', '', type),
      for: meant,
      blocks: [refused],
    },
    {
      name: 'came up under their address',
      text: list(`PS C:\\> Get-Recipient ${meant} | fl`, '', type, 'UserPrincipalName : ravi@contoso.com'),
      for: meant,
      blocks: [refused],
    },
    {
      name: 'is linked to another account',
      text: list(type, 'ExternalDirectoryObjectId : 7cdbe897-1a2b-4c3d-8e4f-5a6b7c8d9e0f'),
      for: '00000001-1a2b-4c3d-8e4f-5a6b7c8d9e0f',
      blocks: [refused],
    },
    {
      name: 'is empty',
      text: 'PS C:\\> Get-Mailbox -InactiveMailboxOnly -Identity ravi@contoso.com\nPS C:\\>',
      for: meant,
      blocks: [refused],
    },
    {
      name: 'is a list of people without names',
      text: list(
        'RecipientTypeDetails IsDirSynced',
        '-------------------- -----------',
        'MailUser             True',
        'MailUser             True',
      ),
      for: meant,
      blocks: [refused],
    },
    {
      name: 'stands below the settings of the organization',
      text: list(
        'PS C:\\> Get-OrganizationConfig | fl IsDehydrated',
        '',
        'IsDehydrated : True',
        '',
        'UserPrincipalName : ravi@contoso.com',
        type,
      ),
      for: meant,
      blocks: [{ result: 'found', facts: { dehydrated: true } }, refused],
    },
    {
      name: 'follows on the settings of the organization without a blank line',
      text: list('IsDehydrated: True', 'UserPrincipalName : ravi@contoso.com', type),
      for: meant,
      blocks: [{ result: 'found', facts: { dehydrated: true } }, refused],
    },
    {
      name: 'has the settings of the organization beside it',
      text: '{"IsDehydrated":true,"UserPrincipalName":"ravi@contoso.com","RecipientTypeDetails":"MailUser"}',
      for: meant,
      blocks: [refused],
    },
    ...[
      'Get-User -Filter "UserPrincipalName -eq \'ravi@contoso.com\'"',
      'Get-User -Filter "Alias -like \'ravi*\'"',
      'Get-User -Filter "UserPrincipalName -ne \'jane@contoso.com\'"',
      "Get-User | ? {$_.WindowsLiveID -eq 'ravi@contoso.com'}",
      'Get-ADUser -LDAPFilter "(proxyAddresses=smtp:ravi@contoso.com)"',
      'Get-MgUser -Filter "startswith(mail,\'ravi@contoso.com\')"',
      'Get-EXOMailbox -PrimarySmtpAddress ravi@contoso.com',
      'Get-MgUser -UserId ravi@contoso.com',
      'Get-User -Anr ravi',
      'Get-User -Identity:ravi@contoso.com',
      'Get-User ravi@contoso.com | Get-Recipient',
      "'ravi@contoso.com','jane@contoso.com' | Get-Recipient",
      'Get-Content people.txt | Get-Recipient',
      "foreach ($one in 'ravi@contoso.com') { Get-Recipient $one | fl RecipientTypeDetails }",
    ].map((command) => ({
      name: `was asked for by ${command}`,
      text: list(`PS C:\\> ${command} | fl RecipientTypeDetails`, '', type),
      for: meant,
      blocks: [refused],
    })),
    {
      name: 'was asked for by a variable that holds another name',
      text: list(
        "PS C:\\> $who = 'ravi@contoso.com'",
        'PS C:\\> Get-Recipient $who | fl RecipientTypeDetails',
        '',
        type,
      ),
      for: meant,
      blocks: [refused, refused],
    },
    {
      name: 'is in a variable',
      text: list('PS C:\\> $it = Get-Recipient ravi', 'PS C:\\> $it | fl RecipientTypeDetails', '', type),
      for: meant,
      blocks: [refused, refused],
    },
    ...[
      'ops@mac ~ % Get-Recipient ravi@contoso.com | fl RecipientTypeDetails',
      '[12:01] ops » Get-Recipient ravi@contoso.com | fl RecipientTypeDetails',
      'I typed Get-Recipient -Identity ravi | fl RecipientTypeDetails',
      'that is what we have for ravi@contoso.com:',
    ].map((line) => ({ name: `has above it: ${line}`, text: list(line, '', type), for: meant, blocks: [refused] })),
    {
      name: 'has another heading than the one before it',
      text: list('jane@contoso.com:', type, '', 'ravi@contoso.com:', 'RecipientTypeDetails : UserMailbox'),
      for: meant,
      blocks: [found, refused],
    },
    {
      name: 'has a sign-in name that is cut off and can never become theirs',
      text: list(type, 'UserPrincipalName : janet@con…'),
      for: meant,
      blocks: [refused],
    },
    {
      name: 'is one of several, and none says surely who it is',
      text: list(
        'UserPrincipalName RecipientTypeDetails',
        '----------------- --------------------',
        'jane@contos...    MailUser',
        'janet@conto...    MailUser',
      ),
      for: meant,
      blocks: [refused],
    },
  ]);
});
