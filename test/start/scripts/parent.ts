import { join } from 'node:path';
import { Started } from '../../../src/start/process.ts';

/** Starts a server and is killed by the test without a chance to stop it. */
const [log = ''] = process.argv.slice(2);
const script = join(import.meta.dirname, 'server.ts');
const child = new Started({ name: 'server', script, args: [], env: {}, cwd: process.cwd(), log });
console.log(await child.waitFor((line) => JSON.parse(line).listening as string, 10_000));
