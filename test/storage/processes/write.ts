// Writes documents until it is killed, and prints each key once it is durable: node write.ts <file> <prefix>
import { writeSync } from 'node:fs';
import { openSqlite } from '../../../src/storage/sqlite.ts';

const [, , file = '', prefix = ''] = process.argv;
const documents = openSqlite(file);
for (let i = 0; i < 100_000; i += 1) {
  const key = `${prefix}-${i}`;
  const { eTag } = await documents.create('kept', key, { key, done: false }, { prefix });
  await documents.replace('kept', key, { key, done: true }, eTag, { prefix, done: 'yes' });
  writeSync(1, `${key}\n`);
}
