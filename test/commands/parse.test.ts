import assert from 'node:assert/strict';
import type { Command } from '../../src/commands/command.ts';
import { parseCommand } from '../../src/commands/parse.ts';

const jane = 'jane@contoso.com';
const bob = 'bob@contoso.com';
const id = 'b6f1d1f0-1111-4222-8333-444455556666';
const check = (...users: string[]): Command => ({ name: 'check', users });

/** What is typed, and whom it is about. */
const checks: readonly [string, ...string[]][] = [
  // The word, or none.
  [`check ${jane}`, jane],
  [`CHECK Jane@Contoso.com`, 'Jane@Contoso.com'],
  [`  check   ${jane}  `, jane],
  [`check: ${jane}`, jane],
  [`check:${jane}`, jane],
  [`check - ${jane}`, jane],
  [`diagnose ${jane}`, jane],
  [`look at ${jane}`, jane],
  [`troubleshoot ${jane}`, jane],
  [jane, jane],
  [`${jane}?`, jane],
  [id, id],
  [`check ${id}`, id],
  [`check {${id.toUpperCase()}}`, id],
  [`chekc ${jane}`, jane],
  // Politeness and sentences.
  [`please check ${jane}`, jane],
  [`Hi, could you please check ${jane}? Thank you!`, jane],
  [`good morning, check ${jane} asap`, jane],
  [`why has ${jane} no mailbox?`, jane],
  [`what is the status of ${jane}`, jane],
  [`help, ${jane} has no mailbox`, jane],
  [`please check if the mailbox of ${jane} works, she started at 10:30`, jane],
  [`check ${jane} please, she has no mailbox`, jane],
  [`check ${jane}'s mailbox`, jane],
  [`show ${jane}`, jane],
  [`recheck ${jane}`, jane],
  [`support says ${jane} has no mailbox since yesterday`, jane],
  [`why is ${jane} still without a mailbox`, jane],
  // What Teams and mail programs make of an address.
  [`<at>MailboxHelp</at> check ${jane}`, jane],
  [`<at id="0">MailboxHelp-dev</at>&nbsp;check&nbsp;${jane}`, jane],
  [`check ${jane} <at>Mailbox Help</at>`, jane],
  [`@MailboxHelp check ${jane}`, jane],
  [`check\u00a0${jane}`, jane],
  [`check \u200b${jane}\u200b`, jane],
  [`check jane\u200b@contoso.com`, jane],
  [`check \u201c${jane}\u201d`, jane],
  [`check jane\uff20contoso.com`, jane],
  [`check <a href="mailto:${jane}">${jane}</a>`, jane],
  [`check <a href="mailto:${jane}" title="mailto:${jane}">Jane</a>`, jane],
  [`check [${jane}](mailto:${jane})`, jane],
  [`check [Jane](mailto:${jane})`, jane],
  [`<p>check <b>${jane}</b></p>`, jane],
  [`<div>check&nbsp;&lt;${jane}&gt;</div>`, jane],
  [`check <${jane}>`, jane],
  [`check &#106;ane@contoso.com`, jane],
  [`check Jane Doe <${jane}>`, jane],
  [`check Jane Doe<${jane}>;`, jane],
  [`check "Doe, Jane" <${jane}>`, jane],
  [`check Doe Roe, Jane <${jane}>; Roe, Bob <${bob}>`, jane, bob],
  [`check mailto:${jane}`, jane],
  [`check SMTP:${jane}`, jane],
  [`check (${jane}).`, jane],
  [`check '${jane}',`, jane],
  [`check **${jane}**`, jane],
  [`check ${jane}\u0007`, jane],
  // Addresses that look odd and are right.
  ["check o'brien+test@mail.contoso.co.uk", "o'brien+test@mail.contoso.co.uk"],
  ['jane_fabrikam.com#EXT#@contoso.onmicrosoft.com', 'jane_fabrikam.com#EXT#@contoso.onmicrosoft.com'],
  ['check jané@contoso.com', 'jané@contoso.com'],
  ['check jane@xn--bcher-kva.xn--p1ai', 'jane@xn--bcher-kva.xn--p1ai'],
  // Several.
  [`check ${jane}, ${bob}`, jane, bob],
  [`check ${jane},${bob};${id}`, jane, bob, id],
  [`check ${jane} ${bob}`, jane, bob],
  [`check ${jane} and ${bob}`, jane, bob],
  [`check\n${jane}\r\n${bob}\n`, jane, bob],
  [`check<br>${jane}<br/>${bob}`, jane, bob],
  [`check ${jane}, JANE@contoso.com, ${bob}`, jane, bob],
  [`check ${jane}, Bob Smith`, jane, 'Bob Smith'],
  // Names.
  ['check Jane Doe', 'Jane Doe'],
  ['check jane', 'jane'],
  ['check jane.doe', 'jane.doe'],
  ['check "Doe, Jane"', 'Doe, Jane'],
  ['check \u201eDoe, Jane\u201f', 'Doe, Jane'],
  ['check Doe, Jane', 'Doe, Jane'],
  ['check doe, jane', 'doe', 'jane'],
  ['check Jane Doe, Bob Roe and Ann Poe', 'Jane Doe', 'Bob Roe', 'Ann Poe'],
  ['check Jane Doe; jane doe', 'Jane Doe'],
  ['check Jane Doe (Sales)', 'Jane Doe (Sales)'],
  ['check Seán O\u2019Brien-Smith', "Seán O'Brien-Smith"],
  ['check <at>Jane Doe</at>', 'Jane Doe'],
  ['check @jane', 'jane'],
  ['check CONTOSO\\jane', 'jane'],
  ['check "The New User"', 'The New User'],
  ['check the mailbox of Jane Doe', 'Jane Doe'],
  ["check jane's mailbox", 'jane'],
  ['check user jdoe12', 'jdoe12'],
  ["jane's mailbox is stuck", 'jane'],
  ["Jane Doe's mailbox is stuck!", 'Jane Doe'],
  ['why has Jane Doe no mailbox', 'Jane Doe'],
  ["Why does Jane Doe's new mailbox not open", 'Jane Doe'],
  ['what is wrong with jane doe\u2019s mailbox?', 'jane doe'],
  ['The mailbox of jane doe never arrived', 'jane doe'],
  ['no mailbox for Jane Doe', 'Jane Doe'],
  ['mailbox missing for Jane Doe', 'Jane Doe'],
  ['jane cannot open her mailbox', 'jane'],
  ["help me with jane's mailbox", 'jane'],
];

const others: readonly [string, Command][] = [
  ['recheck', { name: 'recheck' }],
  ['Recheck 1042', { name: 'recheck', number: 1042 }],
  ['re-check case 1042', { name: 'recheck', number: 1042 }],
  ['again', { name: 'recheck' }],
  ['look again', { name: 'recheck' }],
  ['look again at case #1042 please', { name: 'recheck', number: 1042 }],
  ['check again', { name: 'recheck' }],
  ['check again 1042', { name: 'recheck', number: 1042 }],
  ['details', { name: 'details' }],
  ['details 1042.', { name: 'details', number: 1042 }],
  ['timeline', { name: 'timeline' }],
  ['timeline 1042', { name: 'timeline', number: 1042 }],
  ['show the timeline of case #1042 please', { name: 'timeline', number: 1042 }],
  [`timeline ${jane}`, { name: 'timeline', user: jane }],
  ['timeline for Jane Doe', { name: 'timeline', user: 'Jane Doe' }],
  ['why not yet?', { name: 'timeline' }],
  ['Why not yet 1042', { name: 'timeline', number: 1042 }],
  [`why not yet ${jane}`, { name: 'timeline', user: jane }],
  ['show details for case 1042', { name: 'details', number: 1042 }],
  ['close', { name: 'close', why: 'closed' }],
  ['close it', { name: 'close', why: 'closed' }],
  ['close 1042', { name: 'close', number: 1042, why: 'closed' }],
  ['close case #1042, thanks', { name: 'close', number: 1042, why: 'closed' }],
  ['close 1042, the plan was off', { name: 'close', number: 1042, why: 'closed' }],
  ['close 1042 wrong person', { name: 'close', number: 1042, why: 'wrong person' }],
  ['wrong person', { name: 'close', why: 'wrong person' }],
  ['Wrong person!', { name: 'close', why: 'wrong person' }],
  ['wrong person 1042', { name: 'close', number: 1042, why: 'wrong person' }],
  ['case 1042', { name: 'case', number: 1042 }],
  ['Case #1042', { name: 'case', number: 1042 }],
  ['#1042', { name: 'case', number: 1042 }],
  ['1042', { name: 'case', number: 1042 }],
  ['show case 1042', { name: 'case', number: 1042 }],
  ['check 1042', { name: 'case', number: 1042 }],
  ['status 1042', { name: 'case', number: 1042 }],
  ['cases', { name: 'cases' }],
  ['my cases', { name: 'cases' }],
  ['show open cases please', { name: 'cases' }],
  ['status', { name: 'status' }],
  ['status?', { name: 'status' }],
  ['what is the status?', { name: 'status' }],
  [`history ${jane}`, { name: 'history', user: jane }],
  [`history of Jane Doe <${jane}>`, { name: 'history', user: jane }],
  ['history Jane Doe', { name: 'history', user: 'Jane Doe' }],
  ['ticket 1042 INC0012345', { name: 'ticket', number: 1042, ticket: 'INC0012345' }],
  ['ticket #1042 INC0012345', { name: 'ticket', number: 1042, ticket: 'INC0012345' }],
  ['ticket INC0012345 1042', { name: 'ticket', number: 1042, ticket: 'INC0012345' }],
  ['ticket for case 1042 is INC-12/3.', { name: 'ticket', number: 1042, ticket: 'INC-12/3' }],
  ['ticket 1042 778899', { name: 'ticket', number: 1042, ticket: '778899' }],
  ['about', { name: 'about' }],
  ['Who are you?', { name: 'about' }],
  ['help', { name: 'help' }],
  ['HELP!', { name: 'help' }],
  ['?', { name: 'help' }],
  ['hi', { name: 'help' }],
  ['Hello', { name: 'help' }],
  ['hello MailboxHelp', { name: 'help' }],
  ['what can you do?', { name: 'help' }],
  ['', { name: 'help' }],
  ['   ', { name: 'help' }],
  ['<at>MailboxHelp</at>', { name: 'help' }],
  ['<at>MailboxHelp</at> &nbsp;\n', { name: 'help' }],
  ['cancel', { name: 'cancel' }],
  ['never mind', { name: 'cancel' }],
  ['start over', { name: 'start over' }],
  ['walk me through', { name: 'guide' }],
  ['guide 1042', { name: 'guide', number: 1042 }],
  [`guide ${jane}`, { name: 'guide', user: jane }],
  ['next', { name: 'next' }],
  ['go back', { name: 'back' }],
  ['Skip.', { name: 'skip' }],
  ['why?', { name: 'why' }],
  ['take over 1042', { name: 'take over', number: 1042 }],
  ['take over', { name: 'take over' }],
];

/** What is typed, the command that was understood, and what the sentence must say. */
const problems: readonly [string, string, RegExp][] = [
  ['check', 'check', /Whose mailbox/],
  ['please check', 'check', /Whose mailbox/],
  ['my mailbox is stuck', 'check', /Whose mailbox/],
  ["our new colleague's mailbox is missing", 'check', /Whose mailbox/],
  ['check jane@', 'check', /"jane@" stops after the @.*jane@contoso\.com/],
  ['check jane@contoso', 'check', /no dot after the @. Did you mean jane@contoso\.com/],
  ['jane@contoso', 'check', /Did you mean jane@contoso\.com/],
  ['check jane@@contoso.com', 'check', /more than one @/],
  [`check ${jane}/${bob}`, 'check', /more than one @.*comma/],
  ['check @contoso.com', 'check', /nothing before the @.*jane@contoso\.com/],
  ['check jane @contoso.com', 'check', /no space.*Did you mean jane@contoso\.com/],
  ['check jane@ contoso.com', 'check', /no space.*Did you mean jane@contoso\.com/],
  ['check jane @ contoso.com', 'check', /no space.*Did you mean jane@contoso\.com/],
  ['check jane doe@contoso.com', 'check', /no space.*jane\.doe@contoso\.com.*check doe@contoso\.com/],
  ['check jane,doe@contoso.com', 'check', /comma.*jane\.doe@contoso\.com/],
  ['check jane@contoso,com', 'check', /comma.*jane@contoso\.com/],
  ['check jane@contoso..com', 'check', /dot too many. Did you mean jane@contoso\.com/],
  ['check jane..doe@contoso.com', 'check', /Did you mean jane\.doe@contoso\.com/],
  ['check .jane@contoso.com', 'check', /Did you mean jane@contoso\.com/],
  ['check ja(ne@contoso.com', 'check', /cannot have "\("/],
  ['check jane@contoso.c0m', 'check', /does not end like an address/],
  ['check jane@-contoso.com', 'check', /does not end like an address/],
  [`check ${jane}, bob@`, 'check', /"bob@" stops after the @/],
  [`check ${'a'.repeat(400)}@contoso.com`, 'check', /too long/],
  [`check ${'jane '.repeat(300)}`, 'check', /too long to be a name/],
  [`check "${'x'.repeat(1200)}"`, 'check', /too long to be a name/],
  ['check if the mailbox of the new colleague works', 'check', /no name or address.*check jane@contoso\.com/],
  ['please check whether everything works again', 'check', /no name or address/],
  ['check everyone', 'check', /no name or address/],
  ['recheck Jane Doe', 'recheck', /recheck 1042/],
  [`close ${jane}`, 'close', /close 1042/],
  [`details ${jane}`, 'details', /details 1042/],
  ['case', 'case', /case 1042/],
  ['case abc', 'case', /case 1042/],
  ['case 0', 'case', /case 1042/],
  ['history', 'history', /history jane@contoso\.com/],
  ['history jane@', 'history', /stops after the @/],
  ['timeline jane@', 'timeline', /stops after the @/],
  [`timeline ${jane} ${bob}`, 'timeline', /timeline 1042/],
  [`history ${jane} ${bob}`, 'history', /one address/],
  ['ticket', 'ticket', /ticket 1042 INC0012345/],
  ['ticket 1042', 'ticket', /ticket 1042 INC0012345/],
  ['ticket INC0012345', 'ticket', /ticket 1042 INC0012345/],
  ['ticket 1042 <b>x</b> y', 'ticket', /ticket 1042 INC0012345/],
  ['cancel 1042', 'cancel', /close 1042/],
  // Later versions.
  ['follow 1042', 'follow', /not something I can do yet/],
  ['stop following', 'follow', /not something I can do yet/],
  ['snooze 1d', 'follow', /not something I can do yet/],
  ['support 1042', 'support', /not something I can do yet/],
  ['hand over @Bob', 'hand over', /not something I can do yet/],
  ['export 1042', 'export', /not something I can do yet/],
  [`fix ${bob}`, 'fix', /check bob@contoso\.com/],
  ["fix bob's mailbox", 'fix', /check bob/],
];

const unknowns: readonly [string, string | undefined][] = [
  ['chek Jane Doe', 'check'],
  ['chcek', 'check'],
  ['hlep', 'help'],
  ['clsoe 1042', 'close'],
  ['statsu', 'status'],
  ['casse 1042', 'case'],
  ['dteails', 'details'],
  ['rechekc', 'recheck'],
  ['Jane Doe', 'check'],
  ['lunch?', undefined],
  ['what a nice day', undefined],
  ['asdf qwer', undefined],
  ['0', undefined],
  ['why is the sky blue', undefined],
];

describe('commands: parseCommand', () => {
  for (const [text, ...users] of checks) {
    it(`checks: ${JSON.stringify(text)}`, () => assert.deepEqual(parseCommand(text), check(...users)));
  }

  for (const [text, expected] of others) {
    it(`understands: ${JSON.stringify(text)}`, () => assert.deepEqual(parseCommand(text), expected));
  }

  for (const [text, command, says] of problems) {
    it(`asks back: ${JSON.stringify(text.slice(0, 60))}`, () => {
      const parsed = parseCommand(text);
      assert.ok(parsed.name === 'incomplete', JSON.stringify(parsed));
      assert.equal(parsed.command, command);
      const sentence = parsed.problem.text.replaceAll(/\{(\d)\}/g, (_, i) => parsed.problem.values[Number(i)] ?? '?');
      assert.match(sentence, says);
      assert.doesNotMatch(sentence, /\{\d\}|\?\?/);
    });
  }

  for (const [text, nearest] of unknowns) {
    it(`does not know: ${JSON.stringify(text)}`, () => {
      const expected = nearest === undefined ? { name: 'unknown', text } : { name: 'unknown', text, nearest };
      assert.deepEqual(parseCommand(text), expected);
    });
  }

  it('takes a mention in front for the bot’s where told so, and for a person’s name elsewhere', () => {
    const text = '<at>Our Helper</at> check <at>Jane Doe</at>';
    assert.deepEqual(parseCommand(text, { mention: true }), check('Jane Doe'));
    assert.deepEqual(parseCommand('<at>Our Helper</at> help', { mention: true }), { name: 'help' });
    assert.deepEqual(parseCommand('check <at>Our Helper</at>'), check('Our Helper'));
  });
});
