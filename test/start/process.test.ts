import assert from 'node:assert/strict';
import { message } from '../teams/activities.ts';
import { saysOnCard } from '../teams/bot-stage.ts';
import { Processes } from './processes.ts';

describe("the bot's process", function () {
  this.timeout(60_000);
  let all: Processes;
  beforeEach(async () => {
    // Slow enough for a look to be under way when the bot ends.
    all = await new Processes().open('--latency', '400');
  });
  afterEach(() => all.close());

  const say = async (text: string) => assert.equal(await all.send(message(text)), 200);

  it('lets a look end before it ends itself', async () => {
    const { bot } = await all.startBot();
    await say('check jane@contoso.com');
    await all.connector.until(saysOnCard('Looking at'));
    await bot.stop(10_000);
    assert.equal(await bot.ended, 'exit code 0');
    assert.ok(all.connector.sent.some(saysOnCard('is switched off inside it')));
  });

  it('takes up after a power cut what was under way', async () => {
    await all.startBot();
    await say('check jane@contoso.com');
    await all.connector.until(saysOnCard('Looking at'));
    await all.killBot();
    assert.ok(!all.connector.sent.some(saysOnCard('is switched off inside it')));
    await all.startBot();
    const last = await all.connector.until(saysOnCard('is switched off inside it'));
    assert.equal(last.method, 'PUT');
  });

  it('says in one sentence why it does not start', async () => {
    const { address } = await all.startBot();
    const port = new URL(address).port;
    const cases: readonly [Record<string, string>, RegExp][] = [
      [{ PORT: port }, /Port \d+ is taken\. Set PORT to another\./],
      [{ HOST: '0.0.0.0' }, /HOST must be loopback/],
      [{ STORAGE: `sqlite:${all.folder}` }, /./],
    ];
    const refusals = cases.map(async ([settings, sentence], i) => {
      const other = { ...all.settings, STORAGE: 'sqlite:other.db', ...settings };
      const bot = all.start(`bot ${i}`, 'main.ts', [], other);
      assert.equal(await bot.ended, 'exit code 1');
      assert.equal(bot.lastLines.length, 1, bot.lastLines.join('\n'));
      assert.match(bot.lastLines[0] ?? '', sentence);
    });
    await Promise.all(refusals);
  });
});
