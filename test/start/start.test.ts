import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';

/** One `npm start`, and what it printed. */
class Start {
  text = '';
  readonly process: ChildProcess;
  readonly ended: Promise<number | null>;
  constructor(folder: string, ...args: readonly string[]) {
    const script = join(import.meta.dirname, '../../src/start.ts');
    this.process = spawn(process.execPath, [script, ...args], { cwd: folder, env: { PATH: process.env.PATH } });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.on('data', (chunk) => {
        this.text += chunk;
      });
    }
    this.ended = once(this.process, 'close').then(([code]) => code);
  }
  /** What the pattern finds, once it is printed. */
  async says(pattern: RegExp): Promise<string> {
    while (!pattern.test(this.text)) {
      const over = await Promise.race([this.ended.then(() => true), once(this.process.stdout ?? this.process, 'data')]);
      assert.ok(over !== true || pattern.test(this.text), `It ended and said: ${this.text}`);
    }
    return pattern.exec(this.text)?.[1] ?? '';
  }
}

const freePorts = ['--port', '0', '--playground-port', '0'];
const answers = (url: string) =>
  fetch(url).then(
    ({ status }) => status,
    () => 'nobody',
  );

describe('npm start', function () {
  this.timeout(60_000);
  let folder: string;
  let start: Start;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mailboxhelp-start-'));
  });
  afterEach(async () => {
    start.process.kill('SIGTERM');
    await start.ended;
    rmSync(folder, { recursive: true });
  });

  it('starts everything on this machine, tells a second start of it, and stops everything', async () => {
    start = new Start(folder, ...freePorts);
    const page = await start.says(/Open\s+(\S+)/);
    const bot = await start.says(/Bot: (\S+)\/api/);
    assert.match(start.text, /check jane@contoso\.com/);
    assert.deepEqual([await answers(page), await answers(`${bot}/healthz`)], [200, 200]);

    const outside = Object.values(networkInterfaces())
      .flat()
      .find((address) => address?.family === 'IPv4' && !address.internal);
    if (outside) assert.equal(await answers(page.replace('localhost', outside.address)), 'nobody');
    if (outside) assert.equal(await answers(`${bot.replace('127.0.0.1', outside.address)}/healthz`), 'nobody');

    const second = new Start(folder, ...freePorts);
    assert.equal(await second.ended, 1);
    assert.match(second.text, /running already/);
    assert.ok(second.text.includes(page));

    const { endpoint } = JSON.parse(readFileSync(join(folder, '.data/sandbox.json'), 'utf8'));
    start.process.kill('SIGTERM');
    assert.equal(await start.ended, 0);
    assert.deepEqual(await Promise.all([answers(page), answers(`${bot}/healthz`), answers(endpoint)]), [
      'nobody',
      'nobody',
      'nobody',
    ]);
    assert.deepEqual(
      ['running.json', 'sandbox.json'].filter((name) => existsSync(join(folder, '.data', name))),
      [],
    );
  });

  it('stops with the last words of a process that died', async () => {
    start = new Start(folder, ...freePorts);
    const page = await start.says(/Open\s+(\S+)/);
    process.kill(JSON.parse(readFileSync(join(folder, '.data/sandbox.json'), 'utf8')).pid, 'SIGKILL');
    assert.equal(await start.ended, 1);
    assert.match(start.text, /The sandbox ended: signal SIGKILL\. Everything is stopped\./);
    assert.equal(await answers(page), 'nobody');
  });

  it('says which port is taken, and how to choose another', async () => {
    const taken = createServer();
    taken.listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    start = new Start(folder, '--port', `${port}`, '--playground-port', '0');
    assert.equal(await start.ended, 1);
    assert.ok(
      start.text.includes(`Port ${port} is taken by another program. Choose another: npm start -- --port ${port + 1}`),
    );
    taken.close();
  });

  it('says what is wrong with its tenant', async () => {
    start = new Start(folder, ...freePorts, '--tenant', 'nowhere.json');
    assert.equal(await start.ended, 1);
    assert.match(start.text, /The sandbox ended[\s\S]*nowhere\.json/);
  });

  it('starts nothing with settings that make no sense', async () => {
    start = new Start(folder, ...freePorts, '--time-warp', 'fast');
    assert.equal(await start.ended, 1);
    assert.match(start.text, /It must be a number/);
    assert.equal(existsSync(join(folder, '.data')), false);
  });
});
