import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Command } from '../../src/commands/command.ts';
import { parseCommand } from '../../src/commands/parse.ts';
import { vocabulary } from '../../src/commands/words.ts';

const pieces = [
  ...[
    'check ',
    'jane@contoso.com',
    'Jane Doe',
    '@',
    '@@',
    '<',
    '>',
    '"',
    "'s",
    ' mailbox',
    ', ',
    ';',
    '\n',
    '1042',
    '#',
  ],
  ...[
    '<at>',
    '</at>',
    '<a href="mailto:',
    '">',
    '</a>',
    '[',
    '](mailto:',
    ')',
    '&nbsp;',
    '&#7;',
    '&#x202e;',
    '&amp;lt;',
  ],
  ...['\u0000', '\u0007', '\u200b', '\u202e', '\ud800', '😀', '“', '’', '.', '..', '\\', '{', '}', ' and ', 'please '],
];
const typed = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(fc.constantFrom(...pieces, ...vocabulary.map(([phrase]) => `${phrase} `)), { maxLength: 12 })
    .map((all) => all.join('')),
);

/** Every string of a command that came from the person. */
function typedIn(command: Command): readonly string[] {
  if (command.name === 'check') return command.users;
  if (command.name === 'history') return [command.user];
  if (command.name === 'ticket') return [command.ticket];
  if (command.name === 'unknown') return [command.text];
  return command.name === 'incomplete' ? command.problem.values : [];
}

describe('commands: parseCommand, whatever comes', () => {
  it('never throws, and hands on nothing that is long, invisible or a control character', () => {
    fc.assert(
      fc.property(typed, fc.boolean(), (text, mention) => {
        const command = parseCommand(text, { mention });
        for (const value of typedIn(command)) {
          assert.ok(value.length <= 400 && (command.name === 'incomplete' || value.length <= 320), value);
          assert.doesNotMatch(value, /\p{Cc}|[\u200b\u202a-\u202e\u2066-\u2069\ufeff]/u);
          assert.ok(value.isWellFormed());
        }
        if ('number' in command && command.number !== undefined) assert.ok(Number.isSafeInteger(command.number));
        if (command.name !== 'check') return;
        assert.ok(command.users.length >= 1 && command.users.length <= 20);
        assert.ok(command.users.every((user) => /[\p{L}\p{N}]/u.test(user)));
        assert.equal(new Set(command.users.map((user) => user.toLowerCase())).size, command.users.length);
      }),
      { numRuns: 5000 },
    );
  });

  it('finds the addresses in any separators, in their order', () => {
    const local = fc.stringMatching(/^[a-z][a-z0-9]{0,8}(\.[a-z0-9]{1,6})?$/);
    const address = fc
      .tuple(local, fc.constantFrom('contoso.com', 'mail.contoso.co.uk'))
      .map((parts) => parts.join('@'));
    const separator = fc.constantFrom(', ', '; ', '\n', ' and ', ',\u00a0', ' ;', '<br>');
    fc.assert(
      fc.property(fc.uniqueArray(address, { minLength: 1, maxLength: 20 }), separator, (users, between) => {
        assert.deepEqual(parseCommand(`check ${users.join(between)}`), { name: 'check', users });
      }),
    );
  });

  const long = 10_000;
  const floods = [
    ...[
      ...pieces,
      ' ',
      'a',
      '-',
      ' .',
      'a@',
      '@a',
      'a,',
      '<a href="mailto:x@y.zz">',
      '[a](b',
      '&#1',
      "x's ",
      'mailbox of ',
    ],
    ...[
      'please ',
      'thanks ',
      'check check ',
      'close wrong ',
      'ticket 1 ',
      'a b ',
      '"a"',
      '<at>x</at>',
      'jane@contoso.com,',
    ],
  ];
  for (const piece of floods) {
    it(`takes its time for nothing: ${JSON.stringify(piece)} for ${long} characters`, () => {
      const flood = piece.repeat(Math.ceil(long / piece.length)).slice(0, long);
      const started = performance.now();
      for (const text of [flood, `check ${flood}`, `close ${flood}`, `history ${flood}@`]) parseCommand(text);
      // Some milliseconds as measured; a pattern that backtracks takes seconds.
      assert.ok(performance.now() - started < 400, `${Math.round(performance.now() - started)} ms`);
    });
  }
});
