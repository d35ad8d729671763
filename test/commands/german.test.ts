import assert from 'node:assert/strict';
import type { Command } from '../../src/commands/command.ts';
import { germanPhrases } from '../../src/commands/german-words.ts';
import { parseCommand } from '../../src/commands/parse.ts';

const jane = 'jane@contoso.com';
const said: readonly (readonly [string, Command])[] = [
  [`prüfe ${jane}`, { name: 'check', users: [jane] }],
  [`Bitte prüfe ${jane}, danke`, { name: 'check', users: [jane] }],
  ['hilfe', { name: 'help' }],
  ['Status', { name: 'status' }],
  ['abbrechen', { name: 'cancel' }],
  ['weiter', { name: 'next' }],
  ['zurück', { name: 'back' }],
  ['überspringen', { name: 'skip' }],
  ['warum', { name: 'why' }],
  ['von vorn', { name: 'start over' }],
  ['fälle', { name: 'cases' }],
  ['fall 1042', { name: 'case', number: 1042 }],
  ['Fall Nummer 1042', { name: 'case', number: 1042 }],
  ['erneut 1042', { name: 'recheck', number: 1042 }],
  ['schließen 1042', { name: 'close', number: 1042, why: 'closed' }],
  ['falsche Person 1042', { name: 'close', number: 1042, why: 'wrong person' }],
  ['zeitlinie 1042', { name: 'timeline', number: 1042 }],
  ['anleitung 1042', { name: 'guide', number: 1042 }],
  ['übernehmen 1042', { name: 'take over', number: 1042 }],
  [`vorgeschichte ${jane}`, { name: 'history', user: jane }],
  ['über', { name: 'about' }],
];

describe('commands: German words', () => {
  for (const [text, expected] of said)
    it(`understands "${text}"`, () => assert.deepEqual(parseCommand(text), expected));

  it('takes no word for two commands', () => {
    const all = Object.values(germanPhrases).flatMap((list) => list.trim().split(/,\s+/));
    assert.equal(new Set(all).size, all.length);
    for (const phrase of all) assert.equal(phrase, phrase.toLowerCase());
  });
});
