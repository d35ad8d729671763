import assert from 'node:assert/strict';
import { type CauseId, causeOf, causes } from '../../src/diagnosis/causes.ts';
import type { Diagnosis } from '../../src/diagnosis/finding.ts';
import { looksBy, tenants, ways } from './golden.ts';

/** Causes that no golden person can show, with the reason. */
const nobodyShows: Partial<Record<CauseId, string>> = {};

/** Decision rows that Contoso cannot show, with the reason. */
const notInContoso: Readonly<Record<number, string>> = {
  9: 'an open incident, or a tenant that is not set up, would be the verdict of everybody who waits; northwind, tailwind and wingtip have them',
};

const all = Object.keys(causes) as CauseId[];

describe('people of the golden tenants', () => {
  const byTenant = new Map<string, readonly Diagnosis[]>();
  before(async function () {
    this.timeout(120_000);
    for (const tenant of tenants) {
      const looks = await Promise.all(ways.map((way) => looksBy(tenant, way)));
      byTenant.set(tenant.name, looks.flat());
    }
  });

  const verdicts = (names: readonly string[]) =>
    new Set(names.flatMap((name) => (byTenant.get(name) ?? []).map(({ verdict }) => verdict.cause)));
  const found = (names: readonly string[]) =>
    new Set([
      ...verdicts(names),
      ...names.flatMap((name) =>
        (byTenant.get(name) ?? []).flatMap(({ findings }) =>
          findings.flatMap((finding) => (finding.outcome === 'fail' ? [finding.cause] : [])),
        ),
      ),
    ]);

  it('show every cause, but for a few with a reason', () => {
    const shown = found([...byTenant.keys()]);
    assert.deepEqual(
      all.filter((id) => !shown.has(id)),
      Object.keys(nobodyShows),
    );
  });

  it('show every cause that can be a verdict as one', () => {
    const decided = verdicts([...byTenant.keys()]);
    const open = all.filter((id) => !decided.has(id) && !(id in nobodyShows));
    assert.deepEqual(
      open.filter((id) => causeOf(id).class !== 'note'),
      [],
    );
  });

  it('show every decision row in Contoso, but for a few with a reason', () => {
    const rows = new Set([...found(['contoso'])].map((id) => causeOf(id).row));
    const missing = [...new Set(all.map((id) => causeOf(id).row))].filter((row) => !rows.has(row));
    assert.deepEqual(missing.sort(), Object.keys(notInContoso).map(Number));
  });
});
