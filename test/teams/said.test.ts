import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder-core';
import { isAddressed, textOf } from '../../src/teams/said.ts';
import { BOT, CHANNEL, type Draft, GROUP, MEGAN, mention, message } from './activities.ts';

const as = (draft: Draft) => draft as unknown as Activity;
const entity = (mentioned: object, text: string) => ({ type: 'mention', mentioned, text });

describe('what is said to the bot', () => {
  const cases: readonly [string, Draft, boolean, string][] = [
    ['in a personal chat', message('help'), true, 'help'],
    ['in a channel with a mention', mention('check jane@contoso.com'), true, 'check jane@contoso.com'],
    ['in a group chat with a mention', mention('help', { conversation: GROUP }), true, 'help'],
    ['in a channel without one', message('help', { conversation: CHANNEL }), false, 'help'],
    [
      'to somebody else in a channel',
      message('<at>Megan</at> help', { conversation: CHANNEL, entities: [entity(MEGAN, '<at>Megan</at>')] }),
      false,
      '<at>Megan</at> help',
    ],
    [
      'about a person who is mentioned',
      mention('check <at>Megan</at>', {
        entities: [entity(BOT, '<at>MailboxHelp</at>'), entity(MEGAN, '<at>Megan</at>')],
      }),
      true,
      'check <at>Megan</at>',
    ],
    ['with the mention at the end, twice', mention('help <at>MailboxHelp</at>'), true, 'help'],
    ['with a mention that looks like a pattern', message('$& help', { entities: [entity(BOT, '$&')] }), true, 'help'],
    ['without words', message(undefined), true, ''],
    [
      'with entities of other kinds',
      message('help', { entities: [{ type: 'clientInfo' }, { type: 'mention' }] }),
      true,
      'help',
    ],
  ];
  for (const [name, draft, addressed, text] of cases)
    it(name, () => {
      assert.equal(isAddressed(as(draft)), addressed);
      assert.equal(textOf(as(draft)), text);
    });
});
