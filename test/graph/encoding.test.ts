import assert from 'node:assert/strict';
import fc from 'fast-check';
import { advanced, anyOf, filtered, get, where } from '../../src/diagnosis/request.ts';
import { literalsOf, queryOf, segmentsOf, text } from '../diagnosis/odata.ts';
import { bodyOf, stubs } from './connected.ts';

/** What Graph is sent for a value, by itself and in a batch, seen from the far end of the wire. */
describe('values on their way to Graph', () => {
  const { connect, end } = stubs();
  afterEach(end);

  it('arrive as one path segment and one literal, and change nothing else', async () => {
    const { graph, stub } = await connect();
    const check = async (value: string) => {
      stub.seen.length = 0;
      stub.calls.length = 0;
      const user = get`/users/${value}?$select=id`;
      const search = filtered(get`/users?$select=id`, anyOf([where`mail eq ${value}`, where`displayName eq ${value}`]));
      const { answers } = await graph.send([user, advanced(search)]);
      answers.forEach(bodyOf);
      bodyOf((await graph.send([user])).answers[0]);
      bodyOf((await graph.send([search])).answers[0]);
      assert.deepEqual(
        stub.calls.map(({ method }) => method),
        ['POST', 'GET', 'GET'],
      );
      for (const { url } of [stub.seen[0], stub.seen[2]].filter((each) => each !== undefined)) {
        assert.deepEqual(segmentsOf(url), ['users', value]);
        assert.deepEqual([...queryOf(url)], [['$select', 'id']]);
      }
      for (const { url } of [stub.seen[1], stub.seen[3]].filter((each) => each !== undefined)) {
        assert.deepEqual(segmentsOf(url), ['users']);
        assert.deepEqual([...queryOf(url).keys()].sort(), ['$filter', '$select']);
        assert.deepEqual(literalsOf(queryOf(url).get('$filter') ?? ''), {
          literals: [value, value],
          rest: 'mail eq ? or displayName eq ?',
        });
      }
    };
    await fc.assert(
      fc.asyncProperty(
        text.filter((value) => !['', '.', '..'].includes(value)),
        check,
      ),
      { numRuns: 150 },
    );
  });

  it('in a header can be a plain line, or are not sent', async () => {
    const { graph, stub } = await connect();
    await fc.assert(
      fc.asyncProperty(text, async (value) => {
        stub.seen.length = 0;
        const request = { url: '/users', headers: { Prefer: value } };
        const { answers } = await graph.send([request, request]);
        const single = (await graph.send([request])).answers;
        const plain = /^[\x20-\x7e]+$/.test(value);
        assert.deepEqual(
          [...answers, ...single].map(({ ok }) => ok),
          [plain, plain, plain],
        );
        assert.deepEqual(
          stub.seen.map(({ headers }) => (headers.Prefer ?? headers.prefer ?? '').trim()),
          plain ? [value.trim(), value.trim(), value.trim()] : [],
        );
      }),
      { numRuns: 150 },
    );
  });
});
