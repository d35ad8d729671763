import { once } from 'node:events';
import { join } from 'node:path';
import { Checking } from './checking.ts';
import { inLanes, LANES, Teams } from './load.ts';
import { against, median, type Result } from './result.ts';
import { type Listening, openStage, people, type Stage } from './stage.ts';

const starts = 5;
/** Where heaps are compared, in turns. */
const early = 2_000;
const late = 10_000;
/** Of so many turns one opens a case, one closes it, and the others are short. */
const unit = 50;
const conversations = 1_000;
/** Milliseconds of quiet before memory counts as idle. */
const settle = 2_000;
const preload = ['--require', join(import.meta.dirname, 'heap.cjs')];

/** Seconds to listening and memory when idle, both against the echo bot; and whether the heap grows with the turns. */
export async function startAndMemory(): Promise<readonly Result[]> {
  const stage = await openStage();
  try {
    const bot: number[] = [];
    const echo: number[] = [];
    for (let round = 0; round < starts; round += 1) {
      echo.push(await secondsToListen(() => stage.startEcho()));
      bot.push(await secondsToListen(() => stage.startBot()));
    }
    const idle = against('RSS idle (MB); echo', await idleOf(stage.startBot), await idleOf(stage.startEcho));
    const heap = await heaps(stage);
    const growth = against(`heap after turn ${late} (MB); after turn ${early}`, heap.late, heap.early);
    return [
      against('start to listening (s); echo', median(bot), median(echo)),
      idle,
      { ...growth, goal: 'at most 1.1', met: growth.ratio <= 1.1 },
    ];
  } finally {
    await stage.close();
  }
}

async function secondsToListen(start: () => Promise<Listening>): Promise<number> {
  const { seconds, stop } = await start();
  await stop();
  return seconds;
}

async function idleOf(start: Stage['startBot']): Promise<number> {
  const listening = await start(preload);
  await new Promise((quiet) => setTimeout(quiet, settle));
  const { rss } = await memoryOf(listening);
  await listening.stop();
  return rss;
}

/** Used heap after a full collection, with every turn answered and every case closed. */
async function heaps(stage: Stage): Promise<{ readonly early: number; readonly late: number }> {
  const bot = await stage.startBot(['--expose-gc', ...preload]);
  const teams = new Teams(bot.url, stage.serviceUrl);
  await mixedTurns(0, early, teams, stage);
  const first = await memoryOf(bot);
  await mixedTurns(early, late, teams, stage);
  const second = await memoryOf(bot);
  teams.close();
  await bot.stop();
  return { early: first.heapUsed, late: second.heapUsed };
}

/** The turns from one number to another, a unit at a time in each lane. */
async function mixedTurns(from: number, to: number, teams: Teams, { connector }: Stage): Promise<void> {
  const addresses = people();
  const share = Math.floor(addresses.length / LANES);
  await inLanes((to - from) / unit, async (index, lane) => {
    const number = from / unit + index;
    // A lane has people of its own: nobody has a case in two at once.
    const address = addresses[lane * share + (number % share)] as string;
    const checking = new Checking(teams, connector, `a:case-${number}`);
    await checking.check(address);
    for (let turn = 2; turn < unit; turn += 1) {
      const text = turn % 10 === 0 ? 'what was that again' : 'help';
      await teams.say(text, `a:short-${(number * unit + turn) % conversations}`);
    }
    await checking.close();
  });
}

/** In MB. */
async function memoryOf({ child }: Listening): Promise<{ readonly rss: number; readonly heapUsed: number }> {
  const answer = once(child, 'message', { signal: AbortSignal.timeout(10_000) });
  child.send('memory');
  const [{ rss, heapUsed }] = (await answer) as [NodeJS.MemoryUsage];
  return { rss: rss / 1e6, heapUsed: heapUsed / 1e6 };
}
