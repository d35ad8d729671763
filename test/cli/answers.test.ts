import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allFacts, answerableIn, answerLines } from '../../src/cli/answerable.ts';
import { readAnswers } from '../../src/cli/answers.ts';
import { BadInput } from '../../src/cli/bad-input.ts';
import type { Render } from '../../src/diagnosis/report.ts';
import { plain } from '../../src/texts/escape.ts';
import { render } from '../../src/texts/render.ts';
import { cli, liveAt, reports, withContoso } from './run.ts';

const inWords: Render = (message) => render(message, { locale: 'en', timeZone: 'UTC', escape: plain });
const id = '1bb86983-71be-4fb5-ad14-dfabf8caa7ee';

describe('answers in a file', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'mailboxhelp-answers-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const fileOf = (content: unknown): string => {
    const file = join(folder, 'answers.json');
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    return file;
  };

  it('are everybody’s, or one person’s, whose own come first', async () => {
    const answers = await readAnswers(
      fileOf({
        'mailbox-elsewhere': 'nowhere',
        symptom: 'no-mailbox',
        'Jane@Contoso.com': { 'mailbox-elsewhere': 'on-premises' },
        [id.toUpperCase()]: { symptom: 'empty' },
        'nobody@contoso.com': {},
      }),
      inWords,
    );
    assert.deepEqual(answers.of('ravi@contoso.com'), { 'mailbox-elsewhere': 'nowhere', symptom: 'no-mailbox' });
    assert.deepEqual(answers.of(' jane@contoso.com'), { 'mailbox-elsewhere': 'on-premises', symptom: 'no-mailbox' });
    assert.deepEqual(answers.of(id), { 'mailbox-elsewhere': 'nowhere', symptom: 'empty' });
    assert.equal(answers.complaint, 'Answered for, but not looked at under this name: nobody@contoso.com.\n');
  });

  it('may begin with a byte order mark', async () => {
    assert.deepEqual((await readAnswers(fileOf('\ufeff{}'), inWords)).of('x'), {});
  });

  const bad: readonly (readonly [name: string, content: unknown, says: RegExp])[] = [
    ['no JSON', '{ "mailbox-elsewhere": nowhere }', /answers\.json is not JSON: /],
    ['a list', ['nowhere'], /must be a JSON object of fact id to answer/],
    ['null', 'null', /must be a JSON object/],
    [
      'an unknown fact',
      { 'mailbox-elsewere': 'nowhere' },
      /no fact called “mailbox-elsewere”\. What can be answered:[\s\S]*mailbox-elsewhere .*\n +nowhere, on-premises/,
    ],
    ['a fact that is looked up', { user: {} }, /^user cannot be answered: it is looked up\. What can/],
    ['who is meant', { input: 'jane' }, /^input cannot be answered/],
    [
      'a value that it does not take',
      { 'mailbox-elsewhere': 'perhaps' },
      /The answer to mailbox-elsewhere was not understood\..*It takes: nowhere, on-premises/,
    ],
    ['a value of another kind', { symptom: { what: 3 } }, /The answer to symptom was not understood/],
    ['a person with no facts', { 'jane@contoso.com': 'nowhere' }, /“jane@contoso\.com” must have an object/],
    ['a person with an unknown fact', { [id]: { nonsense: 1 } }, /no fact called “nonsense”/],
    ['a key out of the blue', { '\u001b[31mred': 1 }, /no fact called “\[31mred”/],
  ];
  for (const [name, content, says] of bad) {
    it(`are refused with ${name}`, async () => {
      await assert.rejects(readAnswers(fileOf(content), inWords), (error: Error) => {
        assert.ok(error instanceof BadInput, error.stack);
        assert.match(error.message, says);
        return true;
      });
    });
  }

  it('are refused where there is no file', async () => {
    await assert.rejects(readAnswers(join(folder, 'none.json'), inWords), /cannot be read: there is no such file/);
  });

  it('have a line of what they take, every one', async () => {
    const answerable = answerableIn(await allFacts());
    assert.ok(answerable.length >= 5);
    const lines = answerLines(answerable);
    for (const { fact, takes } of answerable) {
      assert.ok(fact.takes, `${fact.id} takes answers and does not say which`);
      assert.ok(lines.includes(fact.id) && lines.includes(takes));
    }
  });

  it('change what comes out, for whom they were given', async () => {
    const file = fileOf({ 'jane@contoso.com': { mailbox: 'opens' } });
    await withContoso([{ path: '/users/*/mailboxSettings', status: 403 }], async (sandbox) => {
      const names = ['jane@contoso.com', 'ravi@contoso.com'];
      const without = reports(await cli(['check', ...names, '--json'], liveAt(sandbox)));
      const ran = await cli(['check', ...names, '--json', '--answers', file], liveAt(sandbox));
      assert.equal(ran.code, 0, ran.stderr);
      const given = reports(ran);
      assert.deepEqual(given[1]?.verdict.cause, without[1]?.verdict.cause);
      assert.notDeepEqual(given[0]?.verdict.cause, without[0]?.verdict.cause);
      const person = given[0]?.findings
        .flatMap(({ evidence = [] }) => evidence)
        .filter(({ source }) => source === 'person');
      assert.ok(person?.some(({ fact }) => fact === 'mailbox'));
    });
  });

  it('end the command with 2 before anybody is asked', async () => {
    const ran = await cli(['check', 'jane@contoso.com', '--answers', fileOf({ nonsense: 1 })]);
    assert.deepEqual([ran.code, ran.stdout], [2, '']);
    assert.match(ran.stderr, /^There is no fact called “nonsense”\. What can be answered:\n/);
  });

  it('are listed on demand', async () => {
    const ran = await cli(['check', '--answers-help']);
    assert.equal(ran.code, 0);
    assert.match(ran.stdout, /mailbox-elsewhere +Does this person use a mailbox on/);
  });
});
