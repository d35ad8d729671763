import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type Clinic, composeClinic } from '../../src/compose.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { tenants } from '../tenants/golden.ts';
import { message, PERSONAL } from './activities.ts';
import { cardIn, openStage, type Stage } from './bot-stage.ts';

/** More than this, and a walk would never end. */
const mostSteps = 60;
/** People who are walked through side by side. */
const atOnce = 4;
/** How a walk ends: with the verdict; because nobody said who is meant; because the person has an open case already. */
const ends = /What happens next|cannot go on without knowing|has ended, because|in another conversation/;
const now = new Date('2026-11-21T12:00:00Z');

/** What somebody answers who does the first thing found, runs no cmdlets, and takes the first of several answers. */
function answerTo(card: string, done: boolean): string {
  if (card.includes('Is it right?')) return 'yes';
  if (card.includes('Please run ')) return "don't know";
  if (card.includes('the rest too')) return 'yes';
  if (card.includes('Done, look again')) return done ? 'skip' : 'done';
  return card.includes('or type its number') ? '1' : 'skip';
}

for (const connection of ['none', 'rest'] as const)
  describe(`a guided walk with everybody of Contoso, Exchange connected: ${connection}`, () => {
    let sandbox: Sandbox;
    let clinic: Clinic;
    let stage: Stage;
    before(async () => {
      const limits = { auditLogs: 10_000, outlook: 10_000 };
      sandbox = await startSandbox({
        tenant: join(import.meta.dirname, '../../src/sandbox/contoso.json'),
        now: () => now,
        limits,
      });
      clinic = await composeClinic(
        {
          ...{ mode: 'sandbox', cloud: 'global', clockRate: 1, timeZone: 'UTC', logLevel: 'silent' },
          graph: { endpoint: sandbox.endpoint, identity: { kind: 'local-token', token: sandbox.token } },
          exchange: connection === 'rest' ? { connection, endpoint: sandbox.endpoint } : { connection },
        },
        { now: () => now },
      );
      const { checks, remedies } = clinic;
      stage = await openStage({
        ...{ checks, remedies, clock: { now: () => now } },
        diagnose: (input, { answers = {} }) => clinic.look(input, { answers }),
      });
    });
    after(async () => {
      await stage.close();
      await sandbox.close();
    });

    const contoso = tenants.find(({ name }) => name === 'contoso');
    const people = [...new Set((contoso?.asks ?? []).map(({ input }) => input))];
    assert.ok(people.length > 20);

    it('comes to its end, whatever is the matter', async function () {
      this.timeout(120_000);
      for (let first = 0; first < people.length; first += atOnce) {
        stage.connector.sent.length = 0;
        const some = people.slice(first, first + atOnce);
        await Promise.all(some.map((input, i) => walk(input, { ...PERSONAL, id: `a:person-${first + i}` })));
      }
    });

    /** Waits for an answer, not longer than anybody would. */
    async function soon(fits: () => boolean, otherwise: () => string): Promise<void> {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error(otherwise())), 10_000);
      });
      await Promise.race([stage.connector.until(fits), late]).finally(() => clearTimeout(timer));
    }

    async function walk(input: string, conversation: typeof PERSONAL): Promise<void> {
      const mine = () => stage.connector.sent.filter(({ conversationId }) => conversationId === conversation.id);
      const steps = () =>
        mine().filter((sent) => sent.method === 'POST' && JSON.stringify(cardIn(sent) ?? '').includes('walk-'));
      const isOver = () => mine().some((sent) => ends.test(sent.activity.text ?? JSON.stringify(cardIn(sent) ?? '')));
      const asked = new Set<string>();
      let done = false;
      await stage.send(message(`guide ${input}`, { conversation }));
      for (let heard = 0; ; heard += 1) {
        assert.ok(heard < mostSteps, `${input} never ends`);
        const before = heard;
        await soon(
          () => isOver() || steps().length > before,
          () =>
            `${input}: ${mine()
              .map((sent) => sent.activity.text ?? JSON.stringify(cardIn(sent) ?? ''))
              .at(-1)}`,
        );
        if (isOver()) return;
        const card = JSON.stringify(cardIn(steps().at(-1) ?? assert.fail()));
        const answer = answerTo(card, done);
        if (answer === '1') assert.ok(!asked.has(titleOf(card)), `${input} is asked twice: ${titleOf(card)}`);
        if (answer === '1') asked.add(titleOf(card));
        done ||= answer === 'done';
        await stage.send(message(answer, { conversation }));
      }
    }
  });

const titleOf = (card: string): string => /"speak":"([^"]*)"/.exec(card)?.[1] ?? '';
