import assert from 'node:assert/strict';
import { isPasted, isPlainCommand } from '../../src/commands/plain.ts';

describe('a command while a question waits', () => {
  const plain: readonly string[] = [
    'check bob@contoso.com',
    'check Bob Doe',
    'please check bob@contoso.com and sue@contoso.com',
    'check bob@contoso.com\nand sue@contoso.com',
    'bob@contoso.com',
    '1bb86983-71be-4fb5-ad14-dfabf8caa7ee',
    'close 1001',
    'close',
    'case 1001',
    '1001',
    'next',
    'skip, please',
    'cancel\nplease',
    'start over',
    'help',
    '?',
    'guide 1001',
    'take over 1001',
    'ticket 1001 INC0012345',
    'timeline',
    'support',
    'prüfe bob@contoso.com',
    'abbrechen',
    'anleitung 1001',
  ];
  for (const text of plain) it(`"${text}"`, () => assert.ok(isPlainCommand(text)));

  const answers: readonly string[] = [
    '1',
    '12',
    'about ten days ago',
    'again last week',
    'the mailbox is there',
    'no mailbox, I mean nothing wrong',
    'He told me, but jane@contoso.com knows more',
    'I think it was 12',
    'case closed last year',
    '3 November 2026',
    '5.11.2026',
    'erledigt',
    'Erledigt.',
    'solved',
    'it is on premises',
    'show me how to find that',
    "Get-Mailbox : object 'bob@contoso.com' couldn't be found",
    'PrimarySmtpAddress : bob@contoso.com',
    '{ "PrimarySmtpAddress": "bob@contoso.com" }',
    'Mailbox    Type\n-------    ----\nbob        UserMailbox',
    'PS C:\\> Get-Recipient bob@contoso.com',
    '',
  ];
  for (const text of answers) it(`is not "${text.slice(0, 40)}"`, () => assert.ok(!isPlainCommand(text)));
});

describe('pasted text', () => {
  const pasted = [
    'Name : Bob',
    'PS C:\\> Get-Recipient bob',
    '{"a":1}',
    'one\ntwo',
    '<p>Name : Bob</p><p>Alias : bob</p>',
    "The operation couldn't be performed because object 'x' couldn't be found on 'Y'.",
    'x'.repeat(1_001),
  ];
  for (const text of pasted) it(`"${text.slice(0, 30)}"`, () => assert.ok(isPasted(text)));
  for (const text of ['yes', 'check bob@contoso.com', 'I did it: all fine', 'it was at 12:30'])
    it(`is not "${text}"`, () => assert.ok(!isPasted(text)));
});
