import assert from 'node:assert/strict';
import { join } from 'node:path';
import { missed } from '../../dialogs/choice-prompt.ts';
import type { AdaptiveCard } from '../../src/cards/elements.ts';
import { type Clinic, composeClinic } from '../../src/compose.ts';
import { pasted } from '../../src/exchange/paste/pasted.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { pseudo } from '../../src/texts/pseudo.ts';
import { actionsIn, markdownIn } from '../cards/lint.ts';
import { tenants } from '../tenants/golden.ts';
import { plainWordsIn, wordsOfData } from './pseudo-language.ts';
import { pseudoWalk } from './pseudo-walk.ts';

const source = join(import.meta.dirname, '../../src');
const data = wordsOfData([
  ...tenants.map(({ file }) => file),
  join(source, 'diagnosis/products.ts'),
  join(source, 'diagnosis/exchange-plans.ts'),
]);
const now = new Date('2026-11-21T12:00:00Z');
const [, toAColleague = assert.fail()] = missed({ choices: [], misses: 2 });
/** More people at a time are not faster. */
const atOnce = 4;

/** Somebody who asks for everything at each step before answering it, does the first thing found, and pastes nothing. */
function curious(): (card: AdaptiveCard) => readonly string[] {
  let done = false;
  let back = false;
  return (card) => {
    const all = [...markdownIn(card), ...actionsIn(card).map(({ title }) => title)];
    const shows = (english: string) => all.includes(pseudo(english));
    const first = done ? [] : ['why', 'help', 'status', 'blue', 'green'];
    if (shows('I understood this. Is it right?')) return [...first, 'yes'];
    if (shows('Press one, or type its number or its words.')) return [...first, 'why', '1'];
    if (shows('Go through the rest')) {
      const answer = back ? ['yes'] : ['why', 'back'];
      back = true;
      return answer;
    }
    if (!shows('Done, look again')) return [...first, 'blue', '3 November 2026', 'skip'];
    const answer = done ? 'skip' : 'done';
    done = true;
    return [...first, answer];
  };
}

describe('texts: a guided walk in a pretend language', () => {
  let sandbox: Sandbox;
  let clinic: Clinic;
  before(async () => {
    const limits = { auditLogs: 10_000, outlook: 10_000 };
    sandbox = await startSandbox({ tenant: join(source, 'sandbox/contoso.json'), now: () => now, limits });
    clinic = await composeClinic(
      {
        ...{ mode: 'sandbox', cloud: 'global', clockRate: 1, timeZone: 'UTC', logLevel: 'silent' },
        graph: { endpoint: sandbox.endpoint, identity: { kind: 'local-token', token: sandbox.token } },
        exchange: { connection: 'none' },
      },
      { now: () => now },
    );
  });
  after(() => sandbox.close());

  it('shows no plain word of ours, whoever is walked through', async () => {
    const people = [...new Set((tenants.find(({ name }) => name === 'contoso')?.asks ?? []).map(({ input }) => input))];
    assert.ok(people.length > 20);
    const found = new Set<string>();
    let said = '';
    const left = people.values();
    const work = async () => {
      for (const input of left)
        for (const text of await textsOf(await pseudoWalk(input, clinic, now, pasted, curious()))) {
          said += `${text}\n`;
          const bare = plainWordsIn(text, data);
          if (bare.length > 0) found.add(`${bare.join(' ')} <= ${input}: ${text.slice(0, 160)}`);
        }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    assert.deepEqual([...found], []);
    for (const each of [
      toAColleague.text,
      'I could not read that. Please type {0}.',
      'Yes',
      'Your answer: {0}',
      'What happens next',
      'I understood this. Is it right?',
    ])
      assert.ok(said.includes(pseudo(each).split('{')[0] ?? assert.fail()), each);
  }).timeout(120_000);
});

/** Every line of what was sent: words, cards and their buttons. */
function textsOf(sent: Awaited<ReturnType<typeof pseudoWalk>>): readonly string[] {
  return sent.flatMap(({ text, attachments }) => {
    const card: AdaptiveCard | undefined = attachments?.[0]?.content;
    if (!card) return (text ?? '').split('\n');
    return [...markdownIn(card), ...actionsIn(card).map(({ title }) => title), card.speak];
  });
}
