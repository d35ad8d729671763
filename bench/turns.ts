import { type Checked, Checking } from './checking.ts';
import { inLanes, LANES, Teams } from './load.ts';
import { against, median, quantile, type Result } from './result.ts';
import { openStage, people, type Stage } from './stage.ts';

const rounds = 5;
/** Turns of a round. */
const turns = 2_000;
/**
 * Conversations that the turns go around in, so that none is spoken to more often than Teams allows a bot to answer
 * (8 messages in 2 seconds).
 */
const conversations = 4_000;

/** One round of the same short message. */
interface Round {
  readonly perSecond: number;
  readonly p99: number;
}

/** One round of checks. */
interface CheckRound {
  readonly perSecond: number;
  readonly each: readonly Checked[];
}

/** Turns a second of `help` and of `check`, against a bare echo bot; rounds of each by turns, the median of them. */
export async function turnsPerSecond(): Promise<readonly Result[]> {
  const stage = await openStage();
  try {
    const echo = new Teams((await stage.startEcho()).url, stage.serviceUrl);
    const bot = new Teams((await stage.startBot()).url, stage.serviceUrl);
    const measured = { echo: [] as Round[], help: [] as Round[], check: [] as CheckRound[] };
    // The first round warms up.
    for (let round = 0; round <= rounds; round += 1) {
      const from = round * turns;
      const now = {
        echo: await shortTurns(echo, stage, from),
        help: await shortTurns(bot, stage, from),
        check: await checks(bot, stage, round),
      };
      if (round === 0) continue;
      measured.echo.push(now.echo);
      measured.help.push(now.help);
      measured.check.push(now.check);
    }
    for (const teams of [echo, bot]) teams.close();
    return results(measured);
  } finally {
    await stage.close();
  }
}

async function shortTurns(teams: Teams, { connector }: Stage, from: number): Promise<Round> {
  const times: number[] = [];
  const before = connector.replies;
  const begun = performance.now();
  await inLanes(turns, async (index) => {
    times.push(await teams.say('help', `a:short-${(from + index) % conversations}`));
  });
  const seconds = (performance.now() - begun) / 1_000;
  const replies = connector.replies - before;
  if (replies !== turns) throw new Error(`${turns} turns had ${replies} replies.`);
  return { perSecond: turns / seconds, p99: quantile(times, 0.99) };
}

/** Everybody once, each in a new conversation, all cases open until the clock has stopped. */
async function checks(teams: Teams, { connector }: Stage, round: number): Promise<CheckRound> {
  const each: Checked[] = [];
  const addresses = people();
  const open = addresses.map((_, i) => new Checking(teams, connector, `a:check-${round}-${i}`));
  const begun = performance.now();
  await inLanes(open.length, async (index) => {
    each.push(await (open[index] as Checking).check(addresses[index] as string));
  });
  const seconds = (performance.now() - begun) / 1_000;
  await inLanes(open.length, (index) => (open[index] as Checking).close());
  return { perSecond: open.length / seconds, each };
}

interface Measured {
  readonly echo: readonly Round[];
  readonly help: readonly Round[];
  readonly check: readonly CheckRound[];
}

function results({ echo, help, check }: Measured): readonly Result[] {
  const rate = (each: readonly { readonly perSecond: number }[]) => median(each.map(({ perSecond }) => perSecond));
  const p99 = (each: readonly Round[]) => median(each.map((round) => round.p99));
  const helpRate = against(`help, ${LANES} at once: turns a second; echo`, rate(help), rate(echo));
  const times = (pick: (checked: Checked) => number, share: number) =>
    median(check.map(({ each }) => quantile(each.map(pick), share)));
  const both = (name: string, pick: (checked: Checked) => number) => ({
    name: `check: ${name} (ms, p50; p99)`,
    value: times(pick, 0.5),
    baseline: times(pick, 0.99),
  });
  return [
    { ...helpRate, goal: 'at least 0.6', met: helpRate.ratio >= 0.6 },
    against('help: turn answered (ms, p99); echo', p99(help), p99(echo)),
    against(`check to its verdict card, ${LANES} at once: a second; echo`, rate(check), rate(echo)),
    against(
      'check: turn answered (ms, p99); echo',
      times(({ answered }) => answered, 0.99),
      p99(echo),
    ),
    both('turn answered', ({ answered }) => answered),
    both('first card', ({ firstCard }) => firstCard),
    both('verdict card', ({ verdict }) => verdict),
  ];
}
