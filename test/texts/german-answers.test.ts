import assert from 'node:assert/strict';
import { join } from 'node:path';
import { none } from '../../dialogs/choose-dialog.ts';
import { couldNot, done } from '../../dialogs/found-dialog.ts';
import { finish, rest } from '../../dialogs/rest-dialog.ts';
import { type Choice, dontKnow, named, no, skip, why, yes } from '../../dialogs/typed.ts';
import { close, goOn, look } from '../../dialogs/whether-dialog.ts';
import { optionWords } from '../../src/cards/option-words.ts';
import { parseCommand } from '../../src/commands/parse.ts';
import type { Check } from '../../src/diagnosis/check.ts';
import { factsOf } from '../../src/diagnosis/diagnose.ts';
import { dateTold } from '../../src/facts/person/date-told.ts';
import { loadFolder } from '../../src/load.ts';
import german from '../../src/texts/de.json' with { type: 'json' };
import { readingIn } from '../../src/texts/languages.ts';

const reader = { ...readingIn('de-DE'), timeZone: 'UTC' };
const entries: Readonly<Record<string, string>> = german;

/** The choices of each step. */
const steps: Readonly<Record<string, readonly Choice[]>> = {
  found: [done, couldNot, skip, why],
  confirm: [yes, no],
  question: [yes, no, dontKnow, skip, why],
  paste: [dontKnow, skip, why],
  rest: [finish, rest],
  whether: [goOn, look, close],
  choose: [none],
};

describe('texts: German answers', () => {
  for (const [step, choices] of Object.entries(steps))
    it(`mean one thing each: ${step}`, () => {
      for (const { title, also } of choices) {
        const lists = [title, also].flatMap((words) => (words ? [words.text] : []));
        for (const list of lists) assert.ok(list in entries, `no German for: ${list}`);
        for (const said of lists.flatMap((list) => `${list},${entries[list]}`.split(',')))
          assert.deepEqual(
            named(said, choices, reader).map((one) => one.title.text),
            [title.text],
            said,
          );
      }
    });

  it('have words for every answer that a question offers', async () => {
    const checks = await loadFolder<Check>(join(import.meta.dirname, '../../src/checks'));
    const options = factsOf(checks).flatMap(({ takes = '' }) =>
      /^[a-z-]+(?:, [a-z-]+)+$/.test(takes) ? takes.split(', ') : [],
    );
    assert.ok(options.length > 15, `${options.length}`);
    for (const option of options) assert.ok(optionWords(option).text in entries, option);
  });

  it('are read where an entry gives an example of a date', () => {
    const examples = Object.values(entries).flatMap((text) =>
      /^ein Datum/.test(text) ? (text.match(/(?<= )\d[^,]*?\d{4}(?: \d\d:\d\d)?/g) ?? []) : [],
    );
    assert.ok(examples.length >= 4);
    for (const example of examples.flatMap((each) => each.split(' oder ')))
      assert.ok(dateTold(example, new Date('2026-11-21T12:00:00Z')), example);
  });
});

describe('texts: German commands', () => {
  const named = (text: string, quotes: RegExp): readonly string[] =>
    [...text.matchAll(quotes)].flatMap(([, said = '']) => {
      const { name } = parseCommand(
        said.replaceAll(/\{\d\}/g, /^(?:check|prüfe) /.test(said) ? 'jane@contoso.com' : '1042'),
      );
      return name === 'unknown' ? [] : [name];
    });

  it('are those that the English text names, wherever one is quoted', () => {
    let seen = 0;
    for (const [english, other] of Object.entries(entries)) {
      const commands = named(english, /"([a-z][^"@]*)"/g);
      seen += commands.length;
      for (const command of commands) assert.ok(named(other, /„([^“]*)“/g).includes(command), `${command}: ${other}`);
    }
    assert.ok(seen > 30, `${seen}`);
  });

  it('are understood where a list names them', () => {
    const list = entries['And in every step: next, back, skip, why, recheck, status, start over, cancel.'] ?? '';
    const words = list.replace(/^.*: |\.$/g, '').split(', ');
    assert.deepEqual(
      words.map((word) => parseCommand(word).name),
      ['next', 'back', 'skip', 'why', 'recheck', 'status', 'start over', 'cancel'],
    );
  });
});
