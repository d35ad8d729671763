import { strict as assert } from 'node:assert';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const main = new URL('../../src/sandbox/main.ts', import.meta.url).pathname;

describe('the sandbox as a process', () => {
  let folder: string;
  let child: ChildProcess | undefined;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  });
  afterEach(() => {
    child?.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  });

  const run = (...args: string[]): ChildProcess => {
    // No environment: the command line is all that the sandbox may read.
    child = spawn(process.execPath, [main, ...args], { env: {}, stdio: ['ignore', 'pipe', 'pipe'] });
    return child;
  };
  const firstLine = async ({ stdout }: ChildProcess): Promise<string> => {
    assert.ok(stdout);
    for await (const line of createInterface({ input: stdout })) return line;
    return '';
  };
  const ended = async (process: ChildProcess) => {
    let said = '';
    process.stderr?.on('data', (chunk) => {
      said += chunk;
    });
    const [code] = (await once(process, 'close')) as [number | null];
    return { code, said };
  };

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    it(`serves Contoso, says where, and leaves nothing behind after ${signal}`, async () => {
      const file = join(folder, 'deep', 'sandbox.json');
      const process = run('--token', 'secret', '--port', '0', '--endpoint-file', file, '--clock-rate', '60');
      const { endpoint } = JSON.parse(await firstLine(process)) as { endpoint: string };
      assert.match(endpoint, /^http:\/\/127\.0\.0\.1:\d+$/);
      assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), { endpoint, token: 'secret', pid: process.pid });
      assert.equal(statSync(file).mode & 0o777, 0o600);
      const reply = await fetch(`${endpoint}/v1.0/users/jane@contoso.com`, {
        headers: { authorization: 'Bearer secret' },
      });
      assert.equal(((await reply.json()) as { displayName: string }).displayName, 'Jane Fairweather');
      process.kill(signal);
      assert.deepEqual(await ended(process), { code: 0, said: '' });
      assert.equal(existsSync(file), false);
    });
  }

  it('leaves the endpoint file of another sandbox alone', async () => {
    const file = join(folder, 'sandbox.json');
    const process = run('--token', 'secret', '--endpoint-file', file);
    await firstLine(process);
    writeFileSync(file, JSON.stringify({ endpoint: 'x', token: 'y', pid: 1 }));
    process.kill('SIGTERM');
    await ended(process);
    assert.equal(existsSync(file), true);
  });

  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [[], /--token is missing.*\nUsage: /],
    [['--token', 't', '--port', 'x'], /--port must be a number, but is "x"\./],
    [['--token', 't', '--nonsense'], /nonsense/],
    [['--token', 't', '--links', 'x'], /--links must be graph or loopback/],
    [['--token', 't', '--clock-origin', 'x'], /--clock-origin must be an ISO time/],
    [['--token', 't', '--tenant', '/none.json'], /none\.json cannot be used as a tenant:\n- It cannot be read/],
  ];
  it('ends with 2 and a sentence when it is called wrongly', async () => {
    // Side by side, as each start takes a while.
    await Promise.all(
      wrong.map(async ([args, sentence]) => {
        const { code, said } = await ended(run(...args));
        assert.equal(code, 2, said);
        assert.match(said, sentence);
      }),
    );
  });

  it('ends with 1 and no endpoint when the endpoint file cannot be written', async () => {
    writeFileSync(join(folder, 'file'), '');
    const { code, said } = await ended(run('--token', 't', '--endpoint-file', join(folder, 'file', 'x.json')));
    assert.equal(code, 1);
    assert.match(said, /file/);
  });
});
