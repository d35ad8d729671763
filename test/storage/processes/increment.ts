// Adds one to the shared document as often as told, once told to go: node increment.ts <file> <times>
import { once } from 'node:events';
import { openSqlite } from '../../../src/storage/sqlite.ts';
import { increment } from '../../contracts/documents.ts';

const [, , file = '', times = ''] = process.argv;
process.stdout.write('ready\n');
await once(process.stdin.resume(), 'end');
// Patient, for three processes wait for one file, perhaps on a busy machine.
const documents = openSqlite(file, 15_000);
const numbers: number[] = [];
for (let i = 0; i < Number(times); i += 1) {
  await increment(documents, 'shared', 'count');
  numbers.push(await documents.next('case', 1001));
}
await documents.close();
process.stdout.write(JSON.stringify(numbers));
