import { samples } from './expected.ts';

const person = 'jane@contoso.com';
const typed = (...lines: readonly string[]) => [...lines.map((line) => `PS C:\\> ${line}`), 'PS C:\\>'].join('\n');
const soft = 'Get-Mailbox -SoftDeletedMailbox';
const inactive = 'Get-Mailbox -InactiveMailboxOnly';

describe('a command that printed nothing says that there is none', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['with the address', `${soft} ${person}`],
    ['with the parameter', `${soft} -Identity '${person}'`],
    ['with what stands before the @', `${soft} jane`],
    ['of everybody', `${soft} -ResultSize Unlimited`],
    ['with properties that every mailbox has', `${soft} ${person} | ft DisplayName,WhenSoftDeleted -AutoSize`],
    ['as JSON', `${soft} ${person} | Select-Object DisplayName,ExchangeGuid | ConvertTo-Json -Depth 3`],
    ['that stops at errors', `${soft} ${person} -ErrorAction Stop`],
  ];
  samples(
    cases.map(([name, command]) => ({
      name,
      text: typed(command),
      for: person,
      blocks: [{ result: 'empty', facts: { softDeleted: false } }],
    })),
  );
});

describe('a command that printed nothing says nothing', () => {
  const cases: readonly (readonly [string, string, string?])[] = [
    ['when it sends everything to a file', `${inactive} ${person} *> log.txt`],
    ['when it sends errors to another stream', `${inactive} ${person} 2>$null`],
    ['when it sends its output to a file, without a blank', `${inactive} ${person}>log.txt`],
    ['when it keeps its output in a variable', `${inactive} ${person} | Set-Variable found`],
    ['when it runs in the background', `${inactive} ${person} &`],
    ['when its errors are hidden', `${inactive} ${person} -ea 0`],
    ['when its errors are hidden, in another word', `${inactive} ${person} -ErrorAction Ignore`],
    ['when its errors are caught', `try { ${inactive} ${person} } catch { }`],
    ['when it is thrown away', `[void](${inactive} ${person})`],
    ['when a trap stands before it', `trap { continue }; ${inactive} ${person}`],
    ['when it depends on another command', `Connect-ExchangeOnline && ${inactive} ${person}`],
    ['when it prints a bare value that may be blank', `${inactive} ${person} | select -ExpandProperty InPlaceHolds`],
    ['when it prints a bare value, in another way', `(${inactive} ${person}).ForwardingAddress`],
    ['when it is filtered', `${inactive} ${person} | ? WhenSoftDeleted -gt 2026-01-01`],
    ['when it is searched', `${inactive} ${person} | fl | findstr hold`],
    ['when it prints none of its objects', `${inactive} ${person} | select -First 0`],
    ['when it skips the first', `${inactive} ${person} | select -Skip 1`],
    ['with a parameter that narrows it down', `${inactive} ${person} -Archive`],
    ['with a parameter that we do not know', `${inactive} ${person} -Region EUR`],
    ['with a parameter that is cut off', `${inactive} -Ident…`],
    ['with a search that is no exact one', `${inactive} -Anr ${person}`],
    ['with a wildcard', `${inactive} jane*`],
    ['about a variable', `${inactive} $upn`],
    ['about what is piped in', `Get-User ${person} | ${inactive}`],
    ['about a name like theirs', `${inactive} janet`, 'empty'],
    ['when it is not finished', `${inactive} ${person} |\n>>`],
    ['when it is commented out', `# ${inactive} ${person}`],
    ['with a misspelled property', `${inactive} ${person} | fl WhenSoftDelete`, 'empty'],
    ['with a property that other objects have', `${inactive} ${person} | fl IsDehydrated`, 'empty'],
    ['with a filter for the name of an account', `${inactive} -Filter "UserPrincipalName -eq '${person}'"`, 'empty'],
    ['when its objects go on to another cmdlet', `${inactive} ${person} | Remove-Mailbox`],
  ];
  samples(
    cases.map(([name, command, result = 'inconclusive']) => ({
      name,
      text: typed(command),
      for: person,
      blocks: [{ result: result as 'empty' }],
    })),
  );
  samples([
    {
      name: 'when the session hides errors',
      text: typed("$ErrorActionPreference = 'SilentlyContinue'", `${inactive} ${person}`),
      for: person,
      blocks: [{ result: 'inconclusive' }, { result: 'inconclusive' }],
    },
    {
      name: 'unless the session shows them again',
      text: typed("$ErrorActionPreference = 'Ignore'", "$ErrorActionPreference = 'Continue'", `${inactive} ${person}`),
      for: person,
      blocks: [{ result: 'inconclusive' }, { result: 'inconclusive' }, { result: 'empty', facts: { inactive: false } }],
    },
    {
      name: 'when it shows an object the next time',
      text: `${typed(`${inactive} ${person}`)} ${inactive} ${person}\n\nDisplayName : Jane\n`,
      for: person,
      blocks: [{ result: 'empty' }, { result: 'found', facts: { inactive: true } }],
    },
  ]);
});

describe('what is no object of the command above it', () => {
  const under = (command: string, ...lines: readonly string[]) => `PS C:\\> ${command}\n\n${lines.join('\n')}\n`;
  samples([
    {
      name: 'a job',
      text: under(
        `${soft} ${person} -AsJob`,
        'Id Name PSJobTypeName',
        '-- ---- -------------',
        '1  Job1 BackgroundJob',
      ),
      blocks: [{ result: 'inconclusive' }],
    },
    {
      name: 'a count',
      text: under(`${soft} ${person} | Measure-Object`, 'Count    : 0', 'Average  :', 'Property :'),
      blocks: [{ result: 'inconclusive', cmdlet: soft }],
    },
    {
      name: 'a count by itself',
      text: `PS C:\\> (${soft} ${person}).Count\n0\nPS C:\\>`,
      blocks: [{ result: 'inconclusive', cmdlet: soft }],
    },
    {
      name: 'a count below a command that the console broke',
      text: 'PS C:\\> Get-Mailbox -SoftDeletedMa\nilbox jane@contoso.com | Measure-Object\n\nCount    : 0\nAverage  :\n',
      blocks: [{ result: 'inconclusive' }],
    },
    {
      name: 'a time',
      text: under(`Measure-Command { ${soft} ${person} }`, 'Days              : 0', 'TotalMilliseconds : 88.1'),
      blocks: [{ result: 'inconclusive' }],
    },
    {
      name: 'the settings of the organization',
      text: under(`${soft} ${person}`, 'IsDehydrated : False'),
      for: person,
      blocks: [{ result: 'found', cmdlet: 'Get-OrganizationConfig', facts: { dehydrated: false } }],
    },
    {
      name: 'properties that it does not print',
      text: under(`${soft} ${person} | fl WhenSoftDeleted`, 'RecipientTypeDetails : MailUser'),
      for: person,
      blocks: [{ result: 'inconclusive', cmdlet: soft }],
    },
  ]);
});
