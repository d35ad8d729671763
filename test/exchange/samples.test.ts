import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { bodyOf, faultOf, lookup, stubs } from './connected.ts';
import type { Said } from './stub-exchange.ts';

const place = new URL('../../../shared/reference/data/exchange/', import.meta.url);
const present = existsSync(place);
const read = (path: string) => JSON.parse(readFileSync(new URL(path, place), 'utf8'));
const files = (folder: string, pattern: RegExp): readonly string[] =>
  present ? readdirSync(new URL(folder, place)).filter((name) => pattern.test(name)) : [];

describe(`samples of Exchange's answers${present ? '' : ' (skipped: the samples are not here)'}`, () => {
  const { connect, end } = stubs();
  afterEach(end);
  before(function () {
    if (!present) this.skip();
  });
  const answered = async (said: Said) => {
    const { exchange, stub } = await connect(() => said);
    const { answers } = await exchange.send([lookup()]);
    return { answer: answers[0], calls: stub.calls.length };
  };

  it('are there', () => {
    assert.ok(files('fixtures/', /json$/).length > 5);
    assert.ok(files('raw/', /json$/).length >= 2);
  });

  for (const name of files('fixtures/', /^(?!error)/)) {
    it(`${name} is read whole`, async () => {
      const { response } = read(`fixtures/${name}`);
      const { value } = bodyOf((await answered({ body: response })).answer) as { value: Record<string, unknown>[] };
      assert.equal(value.length, response.value.length);
      for (const [i, item] of value.entries()) {
        const own = Object.keys(response.value[i]).filter((key) => !key.includes('@'));
        assert.deepEqual(Object.keys(item), own);
        for (const key of own) assert.deepEqual(item[key], response.value[i][key]);
      }
    });
  }

  for (const name of files('fixtures/', /^error\.notfound/)) {
    it(`${name} says that there is no such object`, async () => {
      const { status, response } = read(`fixtures/${name}`);
      const { answer, calls } = await answered({ status, body: response });
      assert.deepEqual([faultOf(answer).kind, faultOf(answer).status, calls], ['not-found', status, 1]);
    });
  }

  it('error bodies of the catalogue say so, too', async () => {
    if (!present) return;
    const { notFoundSamples } = read('errors.json') as { notFoundSamples: { http: number; body: unknown }[] };
    assert.ok(notFoundSamples.length > 0);
    for (const { http, body } of notFoundSamples) {
      assert.equal(faultOf((await answered({ status: http, body })).answer).kind, 'not-found');
    }
  });

  for (const name of files('raw/', /^error/)) {
    it(`${name} is a question that Exchange does not take`, async () => {
      const fault = faultOf((await answered({ status: 400, body: read(`raw/${name}`) })).answer);
      assert.deepEqual([fault.kind, fault.code], ['bad-request', 'bad-parameter']);
      assert.match(fault.raw ?? '', /parameter/i);
    });
  }
});
