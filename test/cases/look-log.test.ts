import assert from 'node:assert/strict';
import { warn } from '../../src/cases/look-log.ts';

describe('what is logged of a look that failed', () => {
  const secret = 'the mailbox of jane@contoso.com';
  const errors: [string, unknown, object][] = [
    ['an error', new TypeError(secret), { error: 'TypeError', code: undefined, status: undefined }],
    [
      'an error of the bot SDK',
      Object.assign(new Error(secret), { name: 'RestError', code: 'BotNotInConversationRoster', statusCode: 403 }),
      { error: 'RestError', code: 'BotNotInConversationRoster', status: 403 },
    ],
    [
      'an error whose parts talk',
      Object.assign(new Error(secret), { name: secret, code: secret, statusCode: { secret } }),
      { error: undefined, code: undefined, status: undefined },
    ],
    ['a text', secret, { error: undefined, code: undefined, status: undefined }],
    ['nothing', undefined, { error: undefined, code: undefined, status: undefined }],
  ];
  for (const [what, error, expected] of errors) {
    it(`is the kind of ${what}, and no names`, () => {
      const lines: unknown[] = [];
      warn({ warn: (...line) => lines.push(line) }, 1001, error, 'a look failed');
      assert.deepEqual(lines, [[{ case: 1001, ...expected }, 'a look failed']]);
    });
  }
});
