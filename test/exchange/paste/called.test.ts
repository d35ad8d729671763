import { samples } from './expected.ts';

const meant = 'Tova Lind';
const type = 'RecipientTypeDetails : UserMailbox';
const found = { result: 'found', facts: { recipientTypeDetails: 'UserMailbox' } } as const;
const refused = { result: 'inconclusive', objects: 0 } as const;
const absent = (name: string) =>
  `PS C:\\> Get-Mailbox "${name}"\nGet-Mailbox: Ex6F9304|Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException|The operation couldn't be performed because object '${name}' couldn't be found on 'AM9PR09A004DC01.EURPR09A004.PROD.OUTLOOK.COM'.`;

describe('a person who is meant by what they are called', () => {
  samples([
    ...['Tova Lind', 'tova  lind', 'Lind, Tova', 'LIND,Tova'].flatMap((name) => [
      { name: `is ${name}`, text: `DisplayName : ${name}\n${type}`, for: meant, blocks: [found] },
      { name: `is missing as ${name}`, text: absent(name), for: meant, blocks: [{ result: 'not-found' } as const] },
    ]),
    ...['Tova Berg', 'Omar Lind', 'Tova Lind-Berg', 'Tova A. Lind'].flatMap((name) => [
      { name: `is not ${name}`, text: `DisplayName : ${name}\n${type}`, for: meant, blocks: [refused] },
      {
        name: `is not ${name}, though the command asks for them`,
        text: `PS C:\\> Get-Mailbox "Tova Lind" | fl\n\nDisplayName : ${name}\n${type}`,
        for: meant,
        blocks: [refused],
      },
      { name: `is not missing as ${name}`, text: absent(name), for: meant, blocks: [refused] },
    ]),
    {
      name: 'is not an account of another name',
      text: `UserPrincipalName : omar@contoso.com\n${type}`,
      for: meant,
      blocks: [refused],
    },
    {
      name: 'is one of several',
      text: 'DisplayName UserPrincipalName  RecipientTypeDetails\n----------- -----------------  --------------------\nTova Berg   tovab@contoso.com  SharedMailbox\nTova Lind   tova@contoso.com   UserMailbox',
      for: meant,
      blocks: [
        {
          result: 'found',
          objects: 1,
          facts: { recipientTypeDetails: 'UserMailbox', userPrincipalName: 'tova@contoso.com' },
        },
      ],
    },
    {
      name: 'was asked for, and has an alias that says nothing',
      text: `PS C:\\> Get-Mailbox "Tova Lind" | fl\n\nAlias : tl0815\n${type}`,
      for: meant,
      blocks: [found],
    },
  ]);
});
