import assert from 'node:assert/strict';
import fc from 'fast-check';
import { answersOf } from '../../../src/exchange/paste/answers.ts';
import { longestPaste, readPaste } from '../../../src/exchange/paste/read-paste.ts';

const esc = String.fromCharCode(0x1b);

/** Pieces of everything that a console prints. */
const pieces = [
  ...[
    'PS C:\\> ',
    '[PS] C:\\>',
    '>> ',
    'Get-Mailbox',
    'Get-Recipient',
    'Get-User ',
    ' -SoftDeletedMailbox',
    ' -Identity ',
  ],
  ...[
    '-InactiveMailboxOnly ',
    'jane@contoso.com',
    ' | fl ',
    ' | ft ',
    ' | ConvertTo-Json',
    '\n',
    '\n\n',
    '\r\n',
    ' : ',
    ':',
    ' ',
  ],
  ...[
    'RecipientTypeDetails',
    'PreviousRecipientTypeDetails',
    'ExchangeGuid',
    'ArchiveGuid',
    'SKUAssigned',
    'IsDehydrated',
  ],
  ...[
    'UserMailbox',
    'MailUser',
    'User',
    'True',
    'False',
    'None',
    '2be92a50-57c5-4d1c-9a1e-0d9a2c3b4e5f',
    '{',
    '}',
    '[',
    ']',
  ],
  ...[
    '"',
    "'",
    ',',
    ';',
    '\t',
    '…',
    '...',
    '----',
    '-------- -----',
    'IsInactiveMailbox',
    'WasInactiveMailbox',
    'WhenSoftDeleted',
  ],
  ...[
    '6/16/2020 1:19:04 AM',
    '16.06.2020 01:19:04',
    '/Date(1592270344000)/',
    'UserPrincipalName',
    'PrimarySmtpAddress',
    'isLicensed',
  ],
  ...[
    'msExchMailboxGuid',
    '{9, 175, 83, 194...}',
    'msExchRemoteRecipientType',
    '4',
    'IsDirSynced',
    'LastDirSyncTime',
    'WhenMailboxCreated',
  ],
  ...[
    'Ex6F9304|Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException|',
    "couldn't be found on ",
    'CategoryInfo',
  ],
  ...["The operation couldn't be performed because object 'jane' couldn't be found on 'x.PROD.OUTLOOK.COM'.", '    + '],
  ...[
    'CommandNotFoundException',
    'Write-ErrorMessage : ',
    'Line |\n',
    '     | ',
    'DisplayName',
    'Name',
    '<div>',
    '<br>',
    '&nbsp;',
    '&lt;',
  ],
  ...[
    `${esc}[32;1m`,
    '[0m',
    '\u00a0',
    '\u200b',
    '“',
    '”',
    '–',
    '#',
    '# ',
    '> ',
    '```',
    '[Y] Yes  [N] No',
    '*'.repeat(22),
    'WARNING: ',
  ],
  ...[
    'OU=Soft Deleted Objects,',
    'Soft Deleted Objects\\',
    'DistinguishedName',
    'Identity',
    'RemoteRecipientType',
    'Migrated',
  ],
];
const line = fc
  .tuple(
    fc.constantFrom(
      ...[
        'RecipientTypeDetails',
        'PreviousRecipientTypeDetails',
        'ExchangeGuid',
        'ArchiveGuid',
        'SKUAssigned',
        'IsDehydrated',
      ],
      ...[
        'IsInactiveMailbox',
        'WhenSoftDeleted',
        'UserPrincipalName',
        'isLicensed',
        'IsDirSynced',
        'msExchMailboxGuid',
        'Name',
      ],
    ),
    fc.constantFrom(' : ', ':', '     : ', ': '),
    fc.constantFrom(
      ...[
        'UserMailbox',
        'MailUser',
        'True',
        'False',
        '',
        '2be92a50-57c5-4d1c-9a1e-0d9a2c3b4e5f',
        '6/16/2020 1:19:04 AM',
      ],
      ...['jane@contoso.com', 'ravi@contoso.com', '{9, 175, 83, 194...}', 'None'],
    ),
  )
  .map(([name, colon, value]) => `\n${name}${colon}${value}\n`);
const paste = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...pieces) },
      { weight: 4, arbitrary: line },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) },
    ),
    { maxLength: 60 },
  )
  .map((some) => some.join(''));

/** What has to stand in a text for a fact to be shown by it, without blanks and in lower case. */
const evidence: Readonly<Record<string, RegExp>> = {
  softDeleted: /softdeleted/,
  inactive: /isinactivemailbox|inactivemailboxonly/,
  wasInactive: /wasinactivemailbox/,
  whenSoftDeleted: /whensoftdeleted/,
  recipientTypeDetails: /recipienttypedetails/,
  previousRecipientTypeDetails: /previousrecipienttypedetails/,
  exchangeGuidSet: /exchangeguid/,
  archiveGuidSet: /archiveguid/,
  skuAssigned: /skuassigned/,
  dehydrated: /isdehydrated|dehydrated|enabledforcustomization/,
  externalDirectoryObjectId: /externaldirectoryobjectid/,
  remoteRecipientType: /remoterecipienttype/,
  mailboxGuidOnPremisesSet: /msexchmailboxguid/,
  isLicensed: /islicensed|license|skupartnumber/,
  synced: /sync/,
  userPrincipalName: /userprincipalname/,
  primarySmtpAddress: /primarysmtpaddress/,
  whenMailboxCreated: /whenmailboxcreated/,
  litigationHold: /litigationhold/,
};
const bare = (text: string) =>
  text.replaceAll(/[\s\p{Cc}\p{Cf}]|<\/?\w{1,9}>|&nbsp;|\[\d{1,3}(;\d{1,3})*m/gu, '').toLowerCase();

/** Whether a value stands in the text; a date by its year and its minute, in whatever order. */
function occurs(value: unknown, text: string): boolean {
  if (typeof value === 'boolean' || value === null) return true;
  const date = /^(\d{4})-\d\d-\d\d(?:T\d\d:(\d\d))?/.exec(String(value));
  if (date) return (text.includes(date[1] ?? '') && text.includes(date[2] ?? '')) || text.includes('/date(');
  return text.includes(bare(String(value)));
}

describe('hostile pastes', function () {
  this.timeout(120_000);

  it('10,000 at random break nothing, and no fact comes from nowhere', () => {
    let facts = 0;
    fc.assert(
      fc.property(paste, fc.constantFrom(undefined, 'jane@contoso.com', 'ravi@contoso.com'), (text, person) => {
        const reading = readPaste(text, person ? { for: person } : {});
        assert.ok(reading.blocks.length > 0);
        answersOf(reading, 'recipient');
        const squeezed = bare(text);
        for (const block of reading.blocks) {
          for (const [name, value] of Object.entries(block.facts)) {
            facts += 1;
            assert.match(squeezed, evidence[name] ?? /^$/, `${name} was made up from:\n${text}`);
            assert.ok(occurs(value, squeezed), `${name}: ${value} does not stand in:\n${text}`);
          }
          if (block.result === 'inconclusive' || block.result === 'prompt') assert.deepEqual(block.facts, {});
          if (block.result === 'not-found') assert.match(squeezed, /notfound|couldn|doesn|exist/);
        }
      }),
      { numRuns: 10_000 },
    );
    // Pastes of which nothing is ever read would prove nothing.
    assert.ok(facts > 500, `${facts} facts`);
  });

  it('any text at all breaks nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) =>
        assert.ok(readPaste(text).blocks.length > 0),
      ),
      { numRuns: 3_000 },
    );
  });

  const most = longestPaste;
  const filled = (unit: string) => unit.repeat(Math.ceil(most / unit.length)).slice(0, most);
  const floods: readonly (readonly [string, string])[] = [
    ['blanks', filled(' ')],
    ['line ends', filled('\n')],
    ['a letter', filled('a')],
    ['a colon', filled(':')],
    ['open braces', filled('{')],
    ['lines of open braces', filled('{\n')],
    ['open lists', filled('[{\n')],
    ['nested lists', filled('[')],
    ['quotes', filled('"')],
    ['apostrophes', filled("'")],
    ['dashes', filled('-')],
    ['rulers', filled('-- -- --\n')],
    ['a wide ruler', `a\n${filled('- ')}`.slice(0, most)],
    ['tags', filled('<div ')],
    ['half tags', filled('<')],
    ['blocks', filled('<p>\n')],
    ['references', filled('&#1')],
    ['escapes', filled(`${esc}]`)],
    ['half colors', filled('[1;1;')],
    ['markdown links', filled('[a](mailto:')],
    ['mail links', filled('<mailto:')],
    ['prompts', filled('PS C:\\>\n')],
    ['prompts in one line', filled(' PS C:\\x')],
    ['half prompts', filled('PS ')],
    ['commands', filled('Get-Mailbox\n')],
    ['pipes', `Get-Mailbox ${filled('|')}`.slice(0, most)],
    ['parentheses', `PS> Get-Mailbox ${filled('(')}`.slice(0, most)],
    ['open quotes behind a prompt', `PS> ${filled('\' "')}`.slice(0, most)],
    ['continued commands', filled('Get-Mailbox |\n')],
    ['pairs', filled('Name : x\n')],
    ['pairs in one line', filled('ExchangeGuid : ')],
    ['glued names', `RecipientType : ${filled('ExchangeGuid')}`.slice(0, most)],
    ['blanks before a colon', filled(`ExchangeGuid${' '.repeat(100)}`)],
    ['continued values', `Name : ${filled('x\n')}`.slice(0, most)],
    ['errors', filled('Get-Mailbox : x\n')],
    ['one long error', `Get-Mailbox : ${filled("because object '")}`.slice(0, most)],
    ['one error of many lines', `Get-Mailbox : ${filled("couldn't be found on\n")}`.slice(0, most)],
    ['coded errors', filled('Ex6F9304|a.b|')],
    ['category info', `Get-Mailbox : ${filled('CategoryInfo:')}`.slice(0, most)],
    ['error details', filled('+ CategoryInfo\n')],
    ['drawn errors', filled('     |\n')],
    ['commas', filled('Name,')],
    ['CSV', filled('Name,Alias\n')],
    ['CSV quotes', `"Name","Alias"\n${filled('"')}`.slice(0, most)],
    ['dates', filled('1/1/2020 ')],
    ['hashes', filled('#\n')],
    ['angles', filled('>')],
    ['stars', filled(`${'*'.repeat(20)}\n`)],
    ['warnings', filled('WARNING: \n')],
    ['questions', filled('[Y] Y')],
    ['zero-width characters', filled('\u200b')],
    ['a sentence', filled('the term ')],
    ['a table of many rows', `Name Alias\n---- -----\n${filled('a    b\n')}`.slice(0, most)],
    ['many objects', filled('Name : x\n\n')],
    [
      'a full list',
      filled('RecipientTypeDetails : UserMailbox\nExchangeGuid : 2be92a50-57c5-4d1c-9a1e-0d9a2c3b4e5f\n\n'),
    ],
  ];
  for (const [name, text] of floods) {
    it(`${name} for 200 KB are read in bounded time`, () => {
      // Of this process alone: what else the machine does is not the reader's.
      const before = process.cpuUsage();
      readPaste(text);
      readPaste(text, { for: 'jane@contoso.com' });
      const { user, system } = process.cpuUsage(before);
      const spent = (user + system) / 1_000;
      assert.ok(spent < 3_000, `${Math.round(spent)} ms`);
    });
  }
});
