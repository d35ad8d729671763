import { samples } from './expected.ts';

const output = [
  'PS C:\\> Get-MailUser tova@contoso.com | fl RecipientTypeDetails,SKUAssigned',
  '',
  'RecipientTypeDetails : MailUser',
  'SKUAssigned          : True',
  '',
  'PS C:\\>',
];
const facts = { recipientTypeDetails: 'MailUser', skuAssigned: true } as const;
const found = { result: 'found', facts } as const;
const own = { result: 'found', facts: { ...facts, userPrincipalName: 'tova@contoso.com' } } as const;

const before: readonly (readonly [string, (i: number) => string])[] = [
  ['numbers in a column', (i) => `${String(i).padStart(4)}  `],
  ['numbers and bars', (i) => `${i} | `],
  ['numbers and colons', (i) => `${i}: `],
  ['numbers and tabs', (i) => `${i}\t`],
  ['numbers that begin anywhere', (i) => `${i + 97}. `],
  ['a bar', () => '| '],
  ['one sign of a quotation', () => '> '],
  ['two signs', () => '> > '],
  ['two signs without blanks', () => '>> '],
  ['three signs', () => '>>> '],
];

const pairs: readonly (readonly [string, string])[] = [
  [
    'a table of markdown',
    '| UserPrincipalName | RecipientTypeDetails | SKUAssigned |\n|:---|---|---:|\n| tova@contoso.com | MailUser | True |',
  ],
  [
    'a table of names and values in markdown',
    '| Property | Value |\n|---|---|\n| UserPrincipalName | `tova@contoso.com` |\n| RecipientTypeDetails | **MailUser** |\n| SKUAssigned | True |',
  ],
  [
    'a table of names and values',
    'Name                 Value\n----                 -----\nUserPrincipalName    tova@contoso.com\nRecipientTypeDetails MailUser\nSKUAssigned          True',
  ],
  [
    'bold names',
    '**UserPrincipalName** : tova@contoso.com\n**RecipientTypeDetails** : MailUser\n**SKUAssigned** : True',
  ],
  [
    'bold names with their colons',
    '**UserPrincipalName:** tova@contoso.com\n**RecipientTypeDetails:** MailUser\n**SKUAssigned:** True',
  ],
  [
    'backticks around every line',
    '`UserPrincipalName : tova@contoso.com`\n`RecipientTypeDetails : MailUser`\n`SKUAssigned : True`',
  ],
  [
    'backticks around the values',
    'UserPrincipalName : `tova@contoso.com`\nRecipientTypeDetails : `MailUser`\nSKUAssigned : `True`',
  ],
  ['an object inside a text', '@{UserPrincipalName=tova@contoso.com; RecipientTypeDetails=MailUser; SKUAssigned=True}'],
  ['equals signs', 'UserPrincipalName = tova@contoso.com\nRecipientTypeDetails = MailUser\nSKUAssigned = True'],
  ['tabs', 'UserPrincipalName\ttova@contoso.com\nRecipientTypeDetails\tMailUser\nSKUAssigned\tTrue'],
  [
    'the stamp of a chat',
    '[02.03.26, 10:11:12] Omar: UserPrincipalName : tova@contoso.com\nRecipientTypeDetails : MailUser\nSKUAssigned : True',
  ],
];

describe('what is drawn around pasted output', () => {
  samples([
    ...before.flatMap(([name, mark]) =>
      [true, false].map((trims) => ({
        name: `${name} before every line${trims ? ', with trailing blanks cut' : ''}`,
        text: output
          .map((line, i) => `${mark(i + 1)}${line}`)
          .map((line) => (trims ? line.trimEnd() : line))
          .join('\n'),
        for: 'tova@contoso.com',
        blocks: [{ ...found, cmdlet: 'Get-MailUser' }],
      })),
    ),
    ...pairs.map(([name, text]) => ({ name, text, for: 'tova@contoso.com', blocks: [own] })),
    {
      name: 'a link in the command',
      text: output.join('\n').replace('tova@contoso.com', '<tova@contoso.com>'),
      for: 'tova@contoso.com',
      blocks: [found],
    },
    {
      name: 'the value of a value',
      text: 'PS C:\\> (Get-MailUser tova@contoso.com).ExchangeGuid.Guid\n00000000-0000-0000-0000-000000000000\nPS C:\\>',
      for: 'tova@contoso.com',
      blocks: [{ result: 'found', facts: { exchangeGuidSet: false } }],
    },
  ]);
});

describe('what only looks drawn around pasted output', () => {
  samples([
    {
      name: 'the further lines of a command',
      text: [
        'PS C:\\> Get-MailUser tova@contoso.com |',
        '>> fl RecipientTypeDetails,SKUAssigned',
        '>>',
        ...output.slice(1),
      ].join('\n'),
      blocks: [{ ...found, cmdlet: 'Get-MailUser' }],
    },
    {
      name: 'the same in a quotation',
      text: [
        '>> PS C:\\> Get-MailUser tova@contoso.com |',
        '>> >> fl RecipientTypeDetails,SKUAssigned',
        ...output.slice(1).map((line) => `>> ${line}`),
      ].join('\n'),
      blocks: [{ ...found, cmdlet: 'Get-MailUser' }],
    },
    {
      name: 'numbers that do not count',
      text: '5 RecipientTypeDetails : MailUser\n3 SKUAssigned : True\n9 Alias : tova',
      blocks: [{ result: 'inconclusive' }],
    },
    {
      name: 'what a script is going to set',
      text: "$new = @{\n  UserPrincipalName = 'tova@contoso.com'\n  RecipientTypeDetails = 'MailUser'\n}",
      blocks: [{ result: 'inconclusive' }],
    },
    {
      name: 'a single name with an equals sign, among words',
      text: 'so please check that RecipientTypeDetails = MailUser there\nRecipientTypeDetails = MailUser',
      blocks: [{ result: 'inconclusive' }],
    },
    {
      name: 'a table of markdown about something else',
      text: '| Old | New |\n|---|---|\n| Get-Mailbox | Get-EXOMailbox |',
      blocks: [{ result: 'inconclusive' }],
    },
  ]);
});
