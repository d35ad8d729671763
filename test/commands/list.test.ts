import assert from 'node:assert/strict';
import { commandList } from '../../src/commands/list.ts';
import { parseCommand } from '../../src/commands/parse.ts';
import { commandAtStart, vocabulary } from '../../src/commands/words.ts';

describe('commands: the list', () => {
  it('fits the commands menu of Teams', () => {
    assert.ok(commandList.length <= 12);
    for (const { title, description } of commandList) {
      assert.ok(title.length <= 32 && description.length <= 128, title);
    }
  });

  it('names words that are understood, once each', () => {
    for (const { title } of commandList) {
      assert.equal(commandAtStart(title)?.word, title);
      assert.notEqual(parseCommand(title).name, 'unknown', title);
    }
    assert.equal(new Set(commandList.map(({ title }) => title)).size, commandList.length);
  });

  it('gives each phrase one meaning', () => {
    const phrases = vocabulary.map(([phrase]) => phrase);
    assert.equal(new Set(phrases).size, phrases.length);
    for (const phrase of phrases) assert.equal(phrase, phrase.toLowerCase().trim());
  });
});
