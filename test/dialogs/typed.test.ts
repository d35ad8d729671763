import assert from 'node:assert/strict';
import { dontKnow, named, no, yes } from '../../dialogs/typed.ts';
import { say } from '../../src/diagnosis/message.ts';

const reader = { locale: 'en', timeZone: 'UTC' };
const people = [
  { word: 'a', title: say`${'Sam Quill'} (${'sam@contoso.com'})`, names: ['1', 'sam@contoso.com', 'Sam Quill'] },
  { word: 'b', title: say`${'Sam Quill'} (${'sam2@contoso.com'})`, names: ['2', 'sam2@contoso.com', 'Sam Quill'] },
];

describe('a typed answer', () => {
  const typed: readonly [string, readonly string[]][] = [
    ['Yes.', ['yes']],
    ['yes!', ['yes']],
    ['Yes, that is right', ['yes']],
    ['👍', ['yes']],
    ['NO', ['no']],
    ['I don’t know', ['unsure']],
    ["don't know", ['unsure']],
    ['<p>yes</p>', ['yes']],
    ['yes and no', []],
    ['', []],
    ['{0}', []],
  ];
  for (const [text, words] of typed)
    it(`"${text}"`, () => {
      assert.deepEqual(
        named(text, [yes, no, dontKnow], reader).map(({ word }) => word),
        words,
      );
    });

  const called: readonly [string, readonly string[]][] = [
    ['Sam Quill (sam2@contoso.com)', ['b']],
    ['sam@contoso.com', ['a']],
    ['2', ['b']],
    ['sam quill', ['a', 'b']],
    ['0 1', []],
    ['Sam', []],
  ];
  for (const [text, words] of called)
    it(`"${text}", of namesakes`, () => {
      assert.deepEqual(
        named(text, people, reader).map(({ word }) => word),
        words,
      );
    });

  it('in the language of the reader, and in English', () => {
    const translate = (text: string) => (text === 'Yes' ? 'Ja' : text.startsWith('y, yep') ? 'jo, stimmt' : text);
    for (const text of ['ja', 'stimmt', 'yes', 'yep'])
      assert.equal(named(text, [yes, no], { ...reader, locale: 'de', translate }).length, 1, text);
  });
});
