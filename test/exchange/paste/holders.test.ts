import assert from 'node:assert/strict';
import { readPaste } from '../../../src/exchange/paste/read-paste.ts';
import { samples } from './expected.ts';

const meant = 'tova@contoso.com';
const type = 'RecipientTypeDetails : SharedMailbox';
const held = 'EmailAddresses : {SMTP:omar@contoso.com, smtp:tova@contoso.com}';
const asked = 'PS C:\\> Get-Recipient tova@contoso.com | fl\n\n';
const searched = `PS C:\\> Get-Mailbox -SoftDeletedMailbox -Filter "EmailAddresses -eq 'tova@contoso.com'" | fl\n\n`;

const refused: readonly (readonly [string, string])[] = [
  ['with a sign-in name of its own', `UserPrincipalName : omar@contoso.com\n${held}\n${type}`],
  ['with a primary address of its own', `PrimarySmtpAddress : omar@contoso.com\n${held}\n${type}`],
  ['with nothing but its addresses', `${held}\n${type}`],
  [
    'with a sign-in name of its own, though its primary address is like hers',
    `UserPrincipalName : omar@contoso.com\nEmailAddresses : {SMTP:tova.lind@contoso.com, smtp:tova@contoso.com}\n${type}`,
  ],
  ['whose name only begins like hers', `EmailAddresses : {SMTP:tovar@contoso.com, smtp:tova@contoso.com}\n${type}`],
];

const hers: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
  [
    'with her sign-in name',
    'UserPrincipalName : tova@contoso.com\nPrimarySmtpAddress : t.lind@contoso.com',
    { userPrincipalName: 'tova@contoso.com', primarySmtpAddress: 't.lind@contoso.com' },
  ],
  [
    'with her primary address',
    'UserPrincipalName : t.lind@contoso.com\nPrimarySmtpAddress : tova@contoso.com',
    { userPrincipalName: 't.lind@contoso.com', primarySmtpAddress: 'tova@contoso.com' },
  ],
  ['with a primary address like hers', 'EmailAddresses : {SMTP:tova.lind@contoso.com, smtp:tova@contoso.com}', {}],
  [
    'with her name in the domain that every tenant is given',
    'UserPrincipalName : tova@contoso.onmicrosoft.com\nEmailAddresses : {smtp:tova@contoso.com}',
    { userPrincipalName: 'tova@contoso.onmicrosoft.com' },
  ],
];

describe('an object that holds the address of the person as a further one', () => {
  samples([
    ...refused.flatMap(([name, text]) =>
      [asked, searched, ''].map((command) => ({
        name: `${name}, ${command === '' ? 'without a command' : command.slice(8).trim()}`,
        text: command + text,
        for: meant,
        blocks: [{ result: 'inconclusive', objects: 0 } as const],
      })),
    ),
    ...hers.flatMap(([name, text, facts]) =>
      [asked, ''].map((command) => ({
        name: `is hers ${name}${command === '' ? ', without a command' : ''}`,
        text: `${command}${text}\nRecipientTypeDetails : UserMailbox`,
        for: meant,
        blocks: [{ result: 'found', facts: { recipientTypeDetails: 'UserMailbox', ...facts } } as const],
      })),
    ),
    {
      name: 'is hers with a sign-in name that is known to be hers',
      text: `UserPrincipalName : omar@contoso.com\n${held}\nRecipientTypeDetails : UserMailbox`,
      for: [meant, '11112222-3333-4444-8555-666677778888', 'omar@contoso.com'],
      blocks: [
        { result: 'found', facts: { recipientTypeDetails: 'UserMailbox', userPrincipalName: 'omar@contoso.com' } },
      ],
    },
    {
      name: 'is another’s with a primary address and a name that are not hers',
      text: `${asked}DisplayName : Omar Aziz\nPrimarySmtpAddress : omar@contoso.com\n${type}`,
      for: meant,
      blocks: [{ result: 'inconclusive' }],
    },
  ]);

  it('is named', () => {
    const [block] = readPaste(`${asked}${held}\n${type}`, { for: meant }).blocks;
    assert.equal(block?.why.text, 'The address {0} belongs to another object here: {1}.');
    assert.deepEqual(block?.why.values, ['tova@contoso.com', 'omar@contoso.com']);
  });
});

describe('objects that only resemble what was looked for', () => {
  const named = 'DisplayName : Tova Berg\nRecipientTypeDetails : UserMailbox';
  samples(
    ['Get-User -Anr tova', 'Get-Mailbox tova*', 'Get-Recipient -Filter "Alias -like \'tova*\'"'].flatMap((command) => [
      {
        name: `of ${command}, with a name that is also hers`,
        text: `PS C:\\> ${command} | fl\n\n${named}`,
        for: meant,
        blocks: [{ result: 'inconclusive', objects: 0 } as const],
      },
      {
        name: `of ${command}, with her address`,
        text: `PS C:\\> ${command} | fl\n\n${named}\nUserPrincipalName : tova@contoso.com`,
        for: meant,
        blocks: [
          { result: 'found', facts: { recipientTypeDetails: 'UserMailbox', userPrincipalName: 'tova@contoso.com' } },
        ],
      },
    ]),
  );
});
