import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sandboxEnvironment } from '../../src/settings.ts';
import { Started } from '../../src/start/process.ts';
import { message } from '../teams/activities.ts';
import { saysOnCard } from '../teams/bot-stage.ts';
import { FakeConnector } from '../teams/fake-connector.ts';

const own = (file: string) => join(import.meta.dirname, '../../src', file);
const field = (name: string) => (line: string) =>
  (line.startsWith('{') ? JSON.parse(line)[name] : undefined) as string | undefined;

describe("the bot's process", function () {
  this.timeout(60_000);
  const token = 'token-of-this-test';
  let folder: string;
  let connector: FakeConnector;
  let graph: string;
  const started: Started[] = [];

  const start = (name: string, script: string, args: readonly string[], settings: Record<string, string> = {}) => {
    const log = join(folder, `${name}.log`);
    const process_ = new Started({
      name,
      script: own(script),
      args,
      env: sandboxEnvironment(settings),
      cwd: folder,
      log,
    });
    started.push(process_);
    return process_;
  };
  const startBot = async (settings: Record<string, string> = {}) => {
    const own = {
      PORT: '0',
      GRAPH_ENDPOINT: graph,
      LOCAL_ACCESS_TOKEN: token,
      STORAGE: `sqlite:${join(folder, 'bot.db')}`,
    };
    const bot = start('bot', 'main.ts', [], { ...own, ...settings });
    return { bot, address: await bot.waitFor(field('listening'), 30_000) };
  };
  const say = async (address: string, text: string) => {
    const body = JSON.stringify(message(text, { serviceUrl: connector.url }));
    const { status } = await fetch(address, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
    assert.equal(status, 200);
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mailboxhelp-main-'));
    connector = await new FakeConnector().start();
    // Slow enough for a look to be under way when the bot ends.
    const sandbox = start('sandbox', 'sandbox/main.ts', ['--port', '0', '--token', token, '--latency', '400']);
    graph = await sandbox.waitFor(field('endpoint'), 30_000);
  });
  afterEach(async () => {
    await Promise.all(started.splice(0).map((each) => each.stop(1_000)));
    await connector.stop();
    rmSync(folder, { recursive: true });
  });

  it('lets a look end before it ends itself', async () => {
    const { bot, address } = await startBot();
    await say(address, 'check jane@contoso.com');
    await connector.until(saysOnCard('Looking at'));
    await bot.stop(10_000);
    assert.equal(await bot.ended, 'exit code 0');
    assert.ok(connector.sent.some(saysOnCard('is switched off inside it')));
  });

  it('takes up after a power cut what was under way', async () => {
    const { bot, address } = await startBot();
    await say(address, 'check jane@contoso.com');
    await connector.until(saysOnCard('Looking at'));
    bot.kill();
    await bot.ended;
    assert.ok(!connector.sent.some(saysOnCard('is switched off inside it')));
    await startBot();
    const last = await connector.until(saysOnCard('is switched off inside it'));
    assert.equal(last.method, 'PUT');
  });

  it('says in one sentence why it does not start', async () => {
    const { address } = await startBot();
    const port = new URL(address).port;
    const cases: readonly [Record<string, string>, RegExp][] = [
      [{ PORT: port }, /Port \d+ is taken\. Set PORT to another\./],
      [{ HOST: '0.0.0.0' }, /HOST must be loopback/],
      [{ STORAGE: `sqlite:${folder}` }, /./],
    ];
    const own = { PORT: '0', GRAPH_ENDPOINT: graph, LOCAL_ACCESS_TOKEN: token, STORAGE: 'sqlite:other.db' };
    const refusals = cases.map(async ([settings, sentence], i) => {
      const bot = start(`bot ${i}`, 'main.ts', [], { ...own, ...settings });
      assert.equal(await bot.ended, 'exit code 1');
      assert.equal(bot.lastLines.length, 1, bot.lastLines.join('\n'));
      assert.match(bot.lastLines[0] ?? '', sentence);
    });
    await Promise.all(refusals);
  });
});
