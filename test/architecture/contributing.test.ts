import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import type { Check } from '../../src/diagnosis/check.ts';
import { userProperties } from '../../src/facts/user.ts';

const guide = readFileSync(new URL('../../CONTRIBUTING.md', import.meta.url), 'utf8');

/** The worked example, loaded as if it stood in src/checks/. */
async function loadExample(): Promise<Check> {
  const source = /<!-- example-check[^>]*-->\s*```ts\n([\s\S]*?)```/.exec(guide)?.[1];
  assert.ok(source, 'CONTRIBUTING.md has an example after its mark');
  const src = new URL('../../src/', import.meta.url).href;
  const script = stripTypeScriptTypes(source).replaceAll("'../", `'${src}`);
  const loaded: unknown = await import(`data:text/javascript,${encodeURIComponent(script)}`);
  return (loaded as { default: Check }).default;
}

describe('the worked example in CONTRIBUTING.md', () => {
  let check: Check;
  before(async () => {
    check = await loadExample();
  });

  it('is named as the text says', () => {
    assert.ok(guide.includes(`src/checks/${check.id}.ts`));
    assert.ok(guide.includes(`test/checks/${check.id}.test.ts`));
  });

  it('names the cause that the text adds', () => {
    for (const cause of check.causes) assert.ok(guide.includes(`'${cause}': {`));
  });

  for (const [isManagementRestricted, outcome] of [
    [true, 'fail'],
    [false, 'pass'],
    [null, 'pass'],
  ] as const) {
    it(`answers ${outcome} for ${isManagementRestricted}`, () => {
      const found = check.evaluate({ subject: { isManagementRestricted } }, {}, new Date(0));
      assert.deepEqual(
        found.map((one) => one.outcome),
        [outcome],
      );
    });
  }

  it('needs a property that the request for the user asks for', () => {
    assert.ok(userProperties.includes('isManagementRestricted'));
  });
});
