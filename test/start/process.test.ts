import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Started } from '../../src/start/process.ts';

describe('a process that npm start starts', () => {
  let folder: string;
  let log: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mailboxhelp-'));
    log = join(folder, 'x.log');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const script = (name: string) => join(import.meta.dirname, 'scripts', `${name}.ts`);
  const start = (name: string) => new Started({ name, script: script(name), args: [], env: {}, cwd: folder, log });

  it('listens on this machine only, whatever it asks for', async () => {
    const server = start('server');
    const address = await server.waitFor((line) => JSON.parse(line).listening as string, 10_000);
    assert.equal(JSON.parse(address).address, '127.0.0.1');
    await server.stop(5_000);
    assert.equal(await server.ended, 'signal SIGTERM');
  });

  it('is reported with its last words when it dies', async () => {
    const process = start('dies');
    await assert.rejects(
      process.waitFor((line) => (line === 'never' ? line : undefined), 10_000),
      /The dies ended: exit code 3/,
    );
    assert.deepEqual([...process.lastLines].sort(), ['one', 'two']);
    assert.match(readFileSync(log, 'utf8'), /one/);
  });

  it('is not waited for without end', async () => {
    const process = start('stubborn');
    await assert.rejects(
      process.waitFor(() => undefined, 10),
      /not ready within/,
    );
    process.kill();
    await process.ended;
  });

  it('is killed when it does not want to end', async () => {
    const process = start('stubborn');
    await process.waitFor((line) => line, 10_000);
    await process.stop(100);
    assert.equal(await process.ended, 'signal SIGKILL');
    assert.ok(process.lastLines.includes('not yet'));
  });

  it('ends with whoever started it, even by SIGKILL', async () => {
    const parent = spawn(process.execPath, [script('parent'), log], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [output] = (await once(parent.stdout, 'data')) as [Buffer];
    const { port } = JSON.parse(output.toString());
    assert.equal(await answers(port), true);
    parent.kill('SIGKILL');
    while (await answers(port));
  });
});

/** Whether something listens there; the test's own time limit bounds the asking. */
const answers = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('close', () => socket.destroy()).unref();
    setTimeout(() => socket.destroy(), 50).unref();
  });
