import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { inShort, looksAt, tenants } from './golden.ts';

describe('golden tenants', () => {
  for (const tenant of tenants) {
    describe(tenant.name, () => {
      let reports: readonly ReturnType<typeof inShort>[] = [];
      before(async () => {
        reports = (await looksAt(tenant)).map(inShort);
      });

      tenant.people.forEach(({ input, story, expect }, i) => {
        it(`${input}: ${story ?? 'as the golden file says'}`, () => {
          const golden = JSON.parse(readFileSync(tenant.golden, 'utf8')) as readonly unknown[];
          const report = reports[i];
          if (expect) {
            assert.deepEqual({ cause: report?.verdict.cause, certainty: report?.verdict.certainty }, expect);
          }
          // Read the difference; if it is meant, `npm run rebaseline` writes it down.
          assert.deepEqual(JSON.parse(JSON.stringify(report)), golden[i]);
        });
      });

      it('has no golden report of somebody who is gone', () => {
        assert.equal(
          (JSON.parse(readFileSync(tenant.golden, 'utf8')) as readonly unknown[]).length,
          tenant.people.length,
        );
      });
    });
  }
});
