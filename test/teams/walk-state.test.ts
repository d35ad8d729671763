import assert from 'node:assert/strict';
import { openSqlite } from '../../src/storage/sqlite.ts';
import { HandClock } from '../cases/world.ts';
import type { Setup } from './bot-stage.ts';
import { FakeConnector } from './fake-connector.ts';
import { asking, checks, cmdlet, finding, passing, question, usual } from './walk-stage.ts';
import { WalkTalk } from './walk-talk.ts';

const minute = 60_000;
const hour = 60 * minute;

describe('a guided walk over a restart', () => {
  const talk = new WalkTalk();
  let same: Setup;
  let ends: () => Promise<void>;
  beforeEach(async () => {
    const store = openSqlite(':memory:');
    const way = await new FakeConnector().start();
    same = { store, way, diagnose: usual() };
    ends = async () => {
      await way.stop();
      await store.close();
    };
  });
  afterEach(async () => {
    await talk.close();
    await ends();
  });
  const restart = async (more: Setup = {}) => {
    await talk.close();
    await talk.open({ ...same, ...more });
  };

  it('goes on at the same step, and asks nothing twice', async () => {
    await talk.open(same);
    await talk.say('guide jane@contoso.com', 'about license');
    await talk.say('done', 'Please run Get-Recipient');
    await talk.say('ExchangeGuid : 0', 'Is it right?');
    await restart();
    await talk.say('yes', 'Whose mailbox is it?');
    assert.doesNotMatch(talk.told, /Please run Get-Recipient|about license/);
  });

  /** At the second of two questions: a cmdlet was left out. */
  const atQuestion = async () => {
    await talk.open(same);
    await talk.say('guide jane@contoso.com', 'about license');
    await talk.say('done', 'Please run Get-Recipient');
    await talk.say('skip', 'Whose mailbox is it?');
  };

  it('goes on with the next step where a version has lost the one it is at', async () => {
    await atQuestion();
    await restart({ checks: checks.filter(({ id }) => id !== 'wanted') });
    await talk.say('own', 'no longer part of the walk');
    await talk.soon('Whose mailbox is it?');
  });

  const others: readonly [string, NonNullable<Setup['checks']>][] = [
    ['has lost another', checks.filter(({ id }) => id !== 'known')],
    ['has gained one in front', [{ ...(checks[2] ?? assert.fail()), id: 'added', steps: ['delays-2'] }, ...checks]],
    ['has moved it', checks.map((check) => (check.id === 'wanted' ? { ...check, steps: ['delays-1'] } : check))],
  ];
  for (const [what, changed] of others)
    it(`says so and goes on at the same step where a version ${what}`, async () => {
      await atQuestion();
      await restart({ checks: changed });
      await talk.say('own', 'the walk has other steps now');
      await talk.soon('Is it right?');
      assert.doesNotMatch(talk.told, /Please run|about license/);
    });

  const stored = async (change: (walk: Record<string, unknown>) => unknown) => {
    const key = 'msteams/28:mailboxhelp/conversations/a:personal';
    const found = await same.store?.read<{ walk: Record<string, unknown> }>('bot-state', key);
    assert.ok(found);
    const value = { ...found.value, walk: change(found.value.walk) };
    await same.store?.replace('bot-state', key, value, found.eTag);
  };

  const older: readonly [string, (walk: Record<string, unknown>) => unknown][] = [
    ['of version 1', (walk) => ({ ...walk, version: 1, tried: [] })],
    [
      'of version 1 that lacks what it did not know',
      ({ case: number, trail, lastAt, over, order, check }) => ({
        version: 1,
        case: number,
        trail,
        lastAt,
        over,
        order,
        check,
      }),
    ],
  ];
  for (const [what, change] of older)
    it(`keeps its place in a state ${what}, and takes no answer that was meant for it`, async () => {
      await atQuestion();
      await stored(change);
      await restart();
      await talk.say('own', 'We go on where we were');
      await talk.soon('Whose mailbox is it?');
      assert.doesNotMatch(talk.told, /Is it right|Please run/);
    });

  it('begins politely anew in a state of an unknown version, with the case kept', async () => {
    await atQuestion();
    await stored((walk) => ({ ...walk, version: 99 }));
    await restart();
    await talk.say('own', 'I was updated meanwhile');
    await talk.soon('Please run Get-Recipient');
    assert.equal((await talk.stage.cases.get(1001))?.state, 'open');
  });
});

describe('a guided walk after a pause', () => {
  const talk = new WalkTalk();
  afterEach(() => talk.close());

  it('reads old facts again, and asks after a long one whether to go on', async () => {
    const clock = new HandClock();
    let looks = 0;
    const diagnose = finding(() => {
      looks += 1;
      return [asking('recipient', cmdlet), asking('wanted', question)];
    });
    await talk.open({ clock, diagnose });
    await talk.say('guide jane@contoso.com', 'Please run Get-Recipient');
    clock.pass(31 * minute);
    await talk.say('skip', 'Whose mailbox is it?');
    assert.equal(looks, 2);
    clock.pass(9 * hour);
    await talk.say('1', 'It has been a while: we last spoke on 20 Nov 2026');
    assert.equal((await talk.stage.cases.get(1001))?.answers, undefined);
    await talk.say('go on', 'Whose mailbox is it?');
    assert.equal(looks, 3);
    clock.pass(9 * hour);
    await talk.say('help', 'And in every step');
    await talk.say('status', 'Whose mailbox is it?');
    await talk.say('own', 'It has been a while');
    await talk.say('close the case', 'Case 1001 is closed');
  });

  for (const [word, answer] of [
    ['cancel', 'I have stopped the walk'],
    ['start over', 'We begin again'],
  ] as const)
    it(`takes "${word}" at once`, async () => {
      const clock = new HandClock();
      await talk.open({ clock });
      await talk.say('guide jane@contoso.com', 'about license');
      clock.pass(9 * hour);
      await talk.say(word, answer);
      assert.doesNotMatch(talk.told, /It has been a while/);
    });

  it('counts pasted output for a day, and what does not change for good', async () => {
    const clock = new HandClock();
    await talk.open({ clock, diagnose: usual() });
    await talk.say('guide jane@contoso.com', 'about license');
    await talk.say('done', 'Please run Get-Recipient');
    await talk.say('ExchangeGuid : 0', 'Is it right?');
    await talk.say('yes', 'Whose mailbox is it?');
    await talk.say('own', 'Is it right?');
    await talk.say('yes', 'What happens next');
    clock.pass(25 * hour);
    await talk.say('guide 1001', 'Please run Get-Recipient');
    await talk.say('skip', 'What happens next');
  });

  it('asks what to do when a look fails, and goes on by what it knew', async () => {
    let looks = 0;
    const diagnose: NonNullable<Setup['diagnose']> = async (input, options) => {
      looks += 1;
      if (looks === 2) throw new Error('broken');
      return finding(() => [asking('recipient', cmdlet), passing('known')])(input, options);
    };
    await talk.open({ diagnose });
    await talk.say('guide jane@contoso.com', 'Please run Get-Recipient');
    await talk.say('recheck', 'Close the case');
    await talk.say('go on', 'Please run Get-Recipient');
  });
});
