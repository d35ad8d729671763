import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Diagnosis } from '../../src/diagnosis/finding.ts';
import { reportOf } from '../../src/diagnosis/report.ts';
import { plain } from '../../src/texts/escape.ts';
import { render } from '../../src/texts/render.ts';
import { cli, liveAt, withContoso } from '../cli/run.ts';
import { worlds } from '../diagnosis/worlds.ts';
import { looksAt, tenants } from '../tenants/golden.ts';
import { lookIn } from '../world.ts';

type Json = Record<string, unknown>;

const schema = JSON.parse(readFileSync(new URL('../../docs/report.schema.json', import.meta.url), 'utf8')) as Json;
const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
formats.default(ajv);
const valid = ajv.compile(schema);

const reportFor = (diagnosis: Diagnosis): Json =>
  JSON.parse(
    JSON.stringify(reportOf(diagnosis, (message) => render(message, { locale: 'en', timeZone: 'UTC', escape: plain }))),
  ) as Json;

function assertValid(report: unknown, what: string): void {
  assert.ok(valid(report), `${what}: ${ajv.errorsText(valid.errors, { separator: '\n' })}`);
}

/** Every object inside a value, the value itself included. */
function objectsIn(value: unknown): readonly Json[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Json, ...Object.values(value).flatMap(objectsIn)];
}

/** Puts a value where the path leads. */
function put(target: Json, [first = '', ...rest]: readonly (string | number)[], value: unknown): void {
  if (rest.length === 0) target[first] = value;
  else put(target[first] as Json, rest, value);
}

const correction = (changes: Json = {}): Json => ({
  id: 'sku-assigned',
  outdated: 'So it was.',
  instead: 'So it is.',
  source: 'https://learn.microsoft.com',
  ...changes,
});

describe('the schema of a report', () => {
  it('is one', () => {
    assert.equal(schema.$schema, 'https://json-schema.org/draft/2020-12/schema');
    assert.ok(ajv.validateSchema(schema));
  });

  it('describes each thing in words', () => {
    for (const one of objectsIn(schema.$defs)) {
      if ('type' in one && !('const' in one))
        assert.ok(one.description || one.type === 'null' || one.pattern, JSON.stringify(one));
    }
  });

  for (const [name, world] of Object.entries(worlds)) {
    it(`fits: ${name}`, async () => assertValid(reportFor(await lookIn(world, 'jane@contoso.com')), name));
  }

  it('fits every story of the pretend tenants', async () => {
    for (const diagnosis of (await Promise.all(tenants.map(looksAt))).flat())
      assertValid(reportFor(diagnosis), diagnosis.subject.input);
  }).timeout(30_000);

  it('fits what the command line prints', async () => {
    await withContoso([], async (sandbox) => {
      const ran = await cli(
        ['check', 'jane@contoso.com', 'Sam Quill', 'nobody@contoso.com', '--json'],
        liveAt(sandbox),
      );
      const lines = ran.stdout.trim().split('\n');
      assert.equal(lines.length, 3, ran.stderr);
      for (const line of lines) assertValid(JSON.parse(line), line.slice(0, 100));
    });
  }).timeout(30_000);

  describe('refuses', () => {
    let report: Json;
    const [world] = Object.values(worlds);
    before(async () => {
      assert.ok(world);
      report = reportFor(await lookIn(world, 'jane@contoso.com'));
    });
    const changed = (change: (copy: Json) => void): unknown => {
      const copy = structuredClone(report);
      change(copy);
      return copy;
    };

    it('a stray key, wherever it is', () => {
      objectsIn(report).forEach((_, at) => {
        const stray = changed((copy) => {
          (objectsIn(copy)[at] as Json).stray = 1;
        });
        assert.ok(!valid(stray), `object ${at}`);
      });
    });

    it('a missing part', () => {
      for (const key of Object.keys(report).filter((key) => key !== 'timeline'))
        assert.ok(!valid(changed((copy) => delete copy[key])), key);
    });

    const wrong: readonly (readonly [what: string, path: readonly (string | number)[], value: unknown])[] = [
      ['another version', ['schema'], 2],
      ['an unknown cause', ['verdict', 'cause'], 'gremlins'],
      ['an unknown class', ['verdict', 'class'], 'bad'],
      ['an unknown certainty', ['verdict', 'certainty'], 'sure'],
      ['an unknown check', ['findings', 0, 'check'], 'horoscope'],
      ['an unknown outcome', ['findings', 0, 'outcome'], 'fine'],
      ['an unknown remedy', ['advice'], [{ remedy: 'pray', by: 'person' }]],
      ['an unknown reason', ['vetoes'], [{ remedy: 'wait', because: 'unknown' }]],
      ['a correction of its own', ['corrections'], [correction({ id: 'x' })]],
      ['a source that is not https', ['corrections'], [correction({ source: 'http://learn.microsoft.com' })]],
      ['more corrections than anybody reads', ['corrections'], Array.from({ length: 4 }, () => correction())],
      ['a time that is none', ['at'], 'yesterday'],
      ['a cost below zero', ['cost', 'waves'], -1],
    ];
    for (const [what, path, value] of wrong) {
      it(what, () => assert.ok(!valid(changed((copy) => put(copy, path, value)))));
    }

    it('nothing that is as it should be', () => {
      assertValid(
        changed((copy) => put(copy, ['corrections'], [correction()])),
        'a correction',
      );
      assertValid(
        changed((copy) => put(copy, ['vetoes'], [{ remedy: 'wait', because: 'unknown: mailbox' }])),
        'a veto',
      );
    });
  });
});
