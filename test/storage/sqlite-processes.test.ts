import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { openSqlite } from '../../src/storage/sqlite.ts';
import { freshFolder } from './folder.ts';

const PROCESSES = 3;
const TIMES = 200;
const KILLS = 10;

describe('several processes on one SQLite file', () => {
  const at = freshFolder();
  const running = new Set<ChildProcess>();
  afterEach(() => {
    for (const child of running) child.kill('SIGKILL');
  });

  function start(program: string, ...args: string[]) {
    const path = fileURLToPath(new URL(`processes/${program}.ts`, import.meta.url));
    const child = spawn(process.execPath, [path, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
    running.add(child);
    child.once('exit', () => running.delete(child));
    child.stdout.setEncoding('utf8');
    return child;
  }

  /** Starts the processes, lets them go at the same moment, and gives back the numbers that each was given. */
  async function together(count: number, file: string, times: number): Promise<number[][]> {
    const children = Array.from({ length: count }, () => start('increment', file, `${times}`));
    await Promise.all(children.map((child) => once(child.stdout, 'data')));
    const outputs = children.map((child) => text(child.stdout));
    for (const child of children) child.stdin.end();
    return (await Promise.all(outputs)).map((output) => JSON.parse(output));
  }

  it('lose no update and give no number twice', async () => {
    const documents = openSqlite(at('store.db'));
    await documents.create('shared', 'count', { n: 0 });
    const numbers = (await together(PROCESSES, at('store.db'), TIMES)).flat();
    assert.deepEqual((await documents.read('shared', 'count'))?.value, { n: PROCESSES * TIMES });
    assert.equal(new Set(numbers).size, PROCESSES * TIMES);
    assert.equal(Math.max(...numbers), 1000 + PROCESSES * TIMES);
    await documents.close();
  });

  it('may open a new file at the same time', async () => {
    const workers = 4;
    const arrived = new Int32Array(new SharedArrayBuffer(4));
    const workerData = { folder: at(), rounds: 60, workers, arrived };
    const problems = Array.from({ length: workers }, async () => {
      const worker = new Worker(new URL('processes/open.ts', import.meta.url), { workerData });
      const [found] = await once(worker, 'message');
      return found as string[];
    });
    assert.deepEqual((await Promise.all(problems)).flat(), []);
  });

  /** Lets a writer acknowledge `count` documents, kills it, and gives back all it acknowledged until it was dead. */
  async function killAfter(count: number, prefix: string): Promise<readonly string[]> {
    const writer = start('write', at('store.db'), prefix);
    let printed = '';
    for await (const part of writer.stdout) {
      printed += part;
      if (printed.split('\n').length > count) writer.kill('SIGKILL');
    }
    const lines = printed.split('\n');
    assert.ok(lines.length > count, `${prefix} stopped before it was killed`);
    return lines.slice(0, -1);
  }

  it(`keep everything they acknowledged over ${KILLS} kills`, async () => {
    for (let kill = 0; kill < KILLS; kill += 1) {
      const acknowledged = await killAfter(1 + Math.floor(Math.random() * 300), `kill${kill}`);
      const documents = openSqlite(at('store.db'));
      for (const key of acknowledged) {
        assert.deepEqual((await documents.read('kept', key))?.value, { key, done: true }, `after kill ${kill}`);
      }
      const done = await documents.find<{ key: string }>('kept', 'prefix', `kill${kill}`);
      assert.ok(done.length >= acknowledged.length && done.length <= acknowledged.length + 1);
      await documents.close();
    }
  });
});
