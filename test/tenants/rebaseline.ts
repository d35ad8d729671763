import { writeFileSync } from 'node:fs';
import { costsGolden, firstCosts } from './costs.ts';
import { inShort, looksBy, tenants, ways } from './golden.ts';

const write = (path: string, content: unknown) => writeFileSync(path, `${JSON.stringify(content, null, 1)}\n`);

// `npm run rebaseline`: writes the golden files anew. Read the diff before committing it.
for (const tenant of tenants) {
  for (const way of ways) {
    const looks = await looksBy(tenant, way);
    const reports = tenant.asks.flatMap((ask, at) => {
      const diagnosis = looks[at];
      return diagnosis ? [inShort(diagnosis, ask)] : [];
    });
    write(tenant.golden[way], reports);
    process.stdout.write(`${tenant.name}, ${way}: ${reports.length} looks\n`);
  }
}
write(costsGolden, await firstCosts());
process.stdout.write('costs\n');
