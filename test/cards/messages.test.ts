import assert from 'node:assert/strict';
import { type AboutInfo, aboutText } from '../../src/cards/about-text.ts';
import { casesText, choiceText, historyText } from '../../src/cards/cases-text.ts';
import { helpText, problemText, unknownText, welcomeText } from '../../src/cards/help-text.ts';
import type { ReaderOptions } from '../../src/cards/options.ts';
import { say } from '../../src/diagnosis/message.ts';
import { pseudo } from '../../src/texts/pseudo.ts';
import { hostileValues } from '../texts/hostile.ts';
import { markupIn } from '../texts/rendered.ts';
import { aCase, at, janeId } from './views.ts';

const reader: ReaderOptions = { locale: 'en', timeZone: 'UTC' };
const tenant = { id: janeId, name: 'Contoso', mode: 'live' as const };
const about: AboutInfo = {
  version: '0.1.0',
  tenant,
  exchange: false,
  missing: [{ permission: 'ServiceHealth.Read.All', for: 'incidents' }],
};
const commands = [{ title: 'check', description: 'Find out why a mailbox is missing' }];
const { subject: _, ...noSubject } = aCase({ number: 1043, input: 'Bob', history: [] });

describe('cards: messages', () => {
  const rows: readonly [string, string, readonly string[]][] = [
    ['help', helpText(commands, reader), ['@MailboxHelp', '- **check**: Find out why a mailbox is missing']],
    ['welcome', welcomeText({ tenant }, reader), ['Contoso', 'change nothing', '**check jane@contoso.com**']],
    [
      'welcome in the sandbox',
      welcomeText({ tenant: { ...tenant, mode: 'sandbox' } }, reader),
      ['SANDBOX', 'nothing here is real'],
    ],
    [
      'about',
      aboutText(about, reader),
      [
        'MailboxHelp 0.1.0',
        `Contoso (${janeId}), live`,
        'not connected',
        '- ServiceHealth.Read.All: incidents',
        'Privileged Role Administrator',
      ],
    ],
    [
      'about in the sandbox',
      aboutText({ ...about, tenant: { ...tenant, mode: 'sandbox' }, exchange: true, missing: [] }, reader),
      ['SANDBOX', 'Exchange Online is connected', 'Every permission I need is granted'],
    ],
    ['no cases', casesText([], reader), ['no open case', 'check jane@contoso.com']],
    [
      'one case',
      casesText([aCase()], reader),
      [
        'One open case:\n\n- **1042** · Jane Doe (jane@contoso.com) · since 21 Nov 2026, 14:05 UTC · Exchange is switched off inside the license (certain)',
      ],
    ],
    [
      'cases',
      casesText([aCase({ ticket: 'INC1' }), noSubject], reader),
      ['2 open cases:', ' · ticket INC1\n- **1043** · Bob · since 21 Nov 2026, 14:05 UTC'],
    ],
    [
      'many cases',
      casesText(
        Array.from({ length: 25 }, () => aCase()),
        reader,
      ),
      ['25 open cases', '- and 5 more'],
    ],
    ['cases in another zone', casesText([aCase()], { ...reader, timeZone: 'Europe/Berlin' }), ['15:05 CET']],
    [
      'history',
      historyText(
        'jane@contoso.com',
        [aCase({ state: 'closed', closed: { at, by: null, why: 'closed' } }), aCase()],
        reader,
      ),
      ['Cases about jane@contoso.com:', 'opened 21 Nov 2026, 14:05 UTC, closed 21 Nov 2026, 14:05 UTC', 'still open'],
    ],
    ['no history', historyText('jane@contoso.com', [], reader), ['no case about jane@contoso.com']],
    [
      'a cause of another version',
      casesText([aCase({ history: [{ at, cause: 'new_cause', certainty: 'sure' }] })], reader),
      ['new\\_cause (sure)'],
    ],
    [
      'unknown',
      unknownText({ nearest: 'check', misses: 1 }, reader),
      ['Did you mean **check**?', '- **check jane@contoso.com**\n- **cases**\n- **help**'],
    ],
    [
      'unknown without a guess',
      unknownText({ misses: 1 }, reader),
      ['I did not understand that. You can say, for example:'],
    ],
    ['unknown again', unknownText({ nearest: 'check', misses: 2, contact: 'Ana' }, reader), ['please ask Ana.']],
    ['unknown again, nobody named', unknownText({ misses: 3 }, reader), ['a colleague who runs Microsoft 365 here']],
    [
      'a choice',
      choiceText('jane', [{ id: '1', displayName: 'Jane Doe', userPrincipalName: 'jane@contoso.com' }], reader),
      ['Who do you mean by “jane”?', '- Jane Doe: check jane@contoso.com'],
    ],
    ['a problem', problemText(say`"${'a_b@'}" stops after the @.`, reader), ['"a\\_b@" stops after the @.']],
  ];
  for (const [name, text, parts] of rows) {
    it(name, () => {
      for (const part of parts) assert.ok(text.includes(part), text);
      assert.doesNotMatch(text, /undefined|\[object|\{\d\}/);
      assert.ok(text.length < 20_000);
    });
  }

  it('examples once, not again', () => assert.doesNotMatch(unknownText({ nearest: 'check', misses: 2 }, reader), /- /));

  it('keep people out of a list for a channel', () => {
    const text = casesText([aCase({ ticket: 'INC1' })], { ...reader, detail: 'case-only' });
    assert.match(text, /\*\*1042\*\* · since 21 Nov 2026/);
    assert.doesNotMatch(text, /jane|INC1|switched/i);
  });

  it('keep values of the tenant text', () => {
    for (const value of hostileValues) {
      const names = { name: value, address: value, tenant: value };
      const texts = [
        casesText([aCase({ ticket: value }, names)], reader),
        historyText(value, [aCase({ ticket: value })], reader),
        historyText(value, [], reader),
        choiceText(value, [{ id: '1', displayName: value, userPrincipalName: value }], reader),
        welcomeText({ tenant: { name: value, mode: 'sandbox' } }, reader),
        aboutText({ ...about, tenant: { ...tenant, name: value } }, reader),
        unknownText({ misses: 2, contact: value }, reader),
        problemText(say`${value}`, reader),
      ];
      for (const text of texts) {
        // Ours: list marks, and bold around commands and numbers.
        const lines = text
          .split('\n')
          .map((line) => line.replace(/^- /, '').replaceAll(/\*\*(?:\d+|check jane@contoso\.com|help)\*\*/g, 'x'));
        assert.deepEqual(lines.filter((line) => line !== '').flatMap(markupIn), [], text);
      }
    }
  });

  it('are looked up in the reader’s language', () => {
    const foreign = { ...reader, locale: 'fr', translate: pseudo };
    for (const text of [
      helpText(commands, foreign),
      aboutText(about, foreign),
      casesText([aCase()], foreign),
      unknownText({ misses: 1 }, foreign),
    ]) {
      for (const line of text.split('\n').filter((one) => one !== '')) assert.match(line, /⟦/, line);
    }
  });
});
