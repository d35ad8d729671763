import assert from 'node:assert/strict';
import { placesOf } from '../../src/texts/catalogue.ts';
import german from '../../src/texts/de.json' with { type: 'json' };
import { ourWords } from './our-words.ts';

describe('texts: German', () => {
  const { seen, all } = ourWords();
  const entries = Object.entries(german);

  it('finds the words of every folder that speaks to people', () => {
    const folders = new Set([...seen.values()].map((file) => file.split('/')[1]));
    for (const folder of ['cards', 'cases', 'checks', 'cli', 'commands', 'diagnosis', 'exchange', 'facts', 'graph'])
      assert.ok(folders.has(folder), folder);
    for (const folder of ['remedies', 'teams', 'timeline']) assert.ok(folders.has(folder), folder);
    assert.ok(seen.size > 1100, `${seen.size} templates`);
  });

  it('has every template and every sentence', () => {
    const lacking = [...seen].filter(([words]) => !(words in german)).map(([words, file]) => `${file}: ${words}`);
    assert.deepEqual(lacking, []);
  });

  it('has nothing that is said no more', () =>
    assert.deepEqual(
      entries.map(([english]) => english).filter((english) => !seen.has(english) && !all.has(english)),
      [],
    ));

  it('keeps every place', () => {
    for (const [english, other] of entries) assert.deepEqual(placesOf(other), placesOf(english), english);
  });

  it('keeps cmdlets, properties, codes and addresses as they are', () => {
    const fixed =
      /\b(?:[A-Z][a-z]+-[A-Z]\w+|[a-z]+[A-Z]\w+|[A-Z]{2,}_\w+|\w+@[\w.]+\w|\w+\.(?:onmicrosoft|office)\.com)/g;
    for (const [english, other] of entries)
      for (const word of english.match(fixed) ?? []) assert.ok(other.includes(word), `${word} is gone from: ${other}`);
  });

  it('speaks politely, and uses no straight quotes', () => {
    for (const [english, other] of entries) {
      assert.doesNotMatch(other, /\b(?:du|dein\w*|dich|dir)\b/i, english);
      assert.doesNotMatch(other, /"/, english);
    }
  });
});
