import { writeFileSync } from 'node:fs';
import { inShort, looksAt, tenants } from './golden.ts';

// `npm run rebaseline`: writes the golden files anew. Read the diff before committing it.
for (const tenant of tenants) {
  const reports = (await looksAt(tenant)).map(inShort);
  writeFileSync(tenant.golden, `${JSON.stringify(reports, null, 1)}\n`);
  process.stdout.write(`${tenant.name}: ${reports.length} people\n`);
}
