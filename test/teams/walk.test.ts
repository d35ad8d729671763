import assert from 'node:assert/strict';
import { say } from '../../src/diagnosis/message.ts';
import { openSqlite } from '../../src/storage/sqlite.ts';
import { HandClock } from '../cases/world.ts';
import { CHANNEL, type Draft, MEGAN, mention, message } from './activities.ts';
import { buttonData, cardIn, execute, openStage, type Setup, type Stage, saysOnCard, submit } from './bot-stage.ts';
import { FakeConnector, type Sent } from './fake-connector.ts';
import { asking, checks, cmdlet, finding, passing, question, usual } from './walk-stage.ts';

const whyNot = say`I could not read this.`;
const reads: NonNullable<Setup['readPaste']> = (text) =>
  text.includes('ExchangeGuid')
    ? { understood: { recipient: 'not-found' }, lines: [say`Exchange has nobody of this name.`], whyNot }
    : { understood: {}, lines: [], whyNot };

const setup: Setup = { checks, readPaste: reads };

/** Everything said and shown since the last time, as one text. */
const told = (stage: Stage): string => {
  const all = stage.connector.sent.map((sent) => sent.activity.text ?? JSON.stringify(cardIn(sent) ?? ''));
  return all.join('\n');
};
const shows = (words: string) => (sent: Sent) => (sent.activity.text ?? '').includes(words) || saysOnCard(words)(sent);

describe('a guided walk', () => {
  let stage: Stage;
  const open = async (more: Setup = {}) => {
    stage = await openStage({ ...setup, diagnose: usual(), ...more });
  };
  afterEach(() => stage.close());

  /** What was sent and shows this; a second at most, and then what was sent instead. */
  const soon = async (expected: string): Promise<Sent> => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no "${expected}", but:\n${told(stage)}`)), 1_500);
    });
    return Promise.race([stage.connector.until(shows(expected)), late]).finally(() => clearTimeout(timer));
  };

  /** Says something and waits until the bot said this. */
  const say1 = async (text: string, expected: string, more: Draft = {}) => {
    stage.connector.sent.length = 0;
    await stage.send(message(text, more));
    return soon(expected);
  };

  /** Conversations: what is said, and what the answer has in it. */
  const conversations: readonly [string, readonly (readonly [string, string])[]][] = [
    [
      'to the end: done, a paste, an answer',
      [
        ['guide jane@contoso.com', 'There is something about license.'],
        ['done', 'Please run Get-Recipient'],
        ['ExchangeGuid : 00000000', 'Is it right?'],
        ['yes', 'Whose mailbox is it?'],
        ['A shared or a room mailbox', 'Is it right?'],
        ['yes', 'What you tried'],
      ],
    ],
    [
      'by number, with a no in between',
      [
        ['guide jane@contoso.com', 'about license'],
        ['skip', 'the rest too'],
        ['yes', 'Please run Get-Recipient'],
        ["don't know", 'Whose mailbox is it?'],
        ['2', 'A shared or a room mailbox'],
        ['no', 'Whose mailbox is it?'],
        ['1', 'Is it right?'],
        ['yes', 'What happens next'],
      ],
    ],
    [
      'back and again',
      [
        ['guide jane@contoso.com', 'about license'],
        ['skip', 'the rest too'],
        ['go through them', 'Please run Get-Recipient'],
        ['back', 'the rest too'],
        ['back', 'about license'],
        ['back', 'This is the first step'],
        ['skip', 'the rest too'],
        ['yes', 'Please run Get-Recipient'],
        ['skip', 'Whose mailbox is it?'],
        ['back', 'Please run Get-Recipient'],
      ],
    ],
    [
      'interrupted',
      [
        ['guide jane@contoso.com', 'about license'],
        ['why', 'documented steps'],
        ['help', 'And in every step'],
        ['check bob@contoso.com', 'There is no license.'],
        ['status', 'about license'],
        ['start over', 'about license'],
        ['recheck', 'Please run Get-Recipient'],
        ['help', 'And in every step'],
        ['cancel', 'I have stopped the walk'],
        ['next', 'No guided walk is open'],
        ['guide 1001', 'Please run Get-Recipient'],
      ],
    ],
    [
      'not understood twice',
      [
        ['guide jane@contoso.com', 'about license'],
        ['blue', 'I do not understand'],
        ['green', 'a colleague on the helpdesk'],
        ['skip', 'the rest too'],
        ['yes', 'Please run Get-Recipient'],
        ['blue', 'ConvertTo-Json'],
        ['PS C:\\> Get-Mailbox jane@contoso.com\nmailbox broken', 'a colleague on the helpdesk'],
        ['cancel', 'stays open'],
      ],
    ],
    [
      'cancelled in mid-confirmation',
      [
        ['guide jane@contoso.com', 'about license'],
        ['skip', 'the rest too'],
        ['go through them', 'Please run Get-Recipient'],
        ['ExchangeGuid : 0', 'Is it right?'],
        ['cancel', 'stays open'],
        ['guide', 'Please run Get-Recipient'],
      ],
    ],
    [
      'a line of output in mid-confirmation, which is nobody to be checked',
      [
        ['guide jane@contoso.com', 'about license'],
        ['skip', 'the rest too'],
        ['go through them', 'Please run Get-Recipient'],
        ['ExchangeGuid : 0', 'Is it right?'],
        ['PrimarySmtpAddress : bob@contoso.com', 'I do not understand'],
        ['yes', 'Whose mailbox is it?'],
      ],
    ],
    [
      'ended by closing the case',
      [
        ['guide jane@contoso.com', 'about license'],
        ['close 1001', 'the walk through it ends here'],
        ['next', 'No guided walk is open'],
      ],
    ],
    [
      'two cases of one conversation',
      [
        ['guide jane@contoso.com', 'about license'],
        ['guide bob@contoso.com', 'The walk through case 1001 stops here'],
        ['guide 1001', 'The walk through case 1002 stops here'],
      ],
    ],
  ];
  for (const [what, lines] of conversations)
    it(what, async () => {
      await open();
      for (const [text, expected] of lines) await say1(text, expected);
      assert.deepEqual(stage.warned, []);
    });

  it('counts an answer only after a yes, keeps who said it, and tells what is in order once', async () => {
    await open();
    await say1('guide jane@contoso.com', 'about license');
    await say1('done', 'Please run Get-Recipient');
    const passed = told(stage);
    assert.match(passed, /✔ Is license fine\? Fine\./);
    await say1('ExchangeGuid : 0', 'Is it right?');
    assert.equal((await stage.cases.get(1001))?.answers, undefined);
    await say1('yes', 'Whose mailbox is it?');
    const answer = (await stage.cases.get(1001))?.answers?.recipient;
    assert.equal(answer?.value, 'not-found');
    assert.equal(answer?.by.name, 'Alex Wilber');
    assert.doesNotMatch(told(stage), /Is license fine/);
  });

  for (const press of [execute, submit])
    it(`takes presses (${press.name}); one on a step that is over changes nothing and shows the present one`, async () => {
      await open();
      const first = await say1('guide jane@contoso.com', 'about license');
      const skip = buttonData(first, 'Skip');
      await stage.send(press(skip, message(undefined)));
      await soon('the rest too');
      // What was answered can be read, and no longer pressed.
      const answered = stage.connector.sent.find((sent) => sent.method === 'PUT' && saysOnCard('Answered: Skip')(sent));
      assert.doesNotMatch(JSON.stringify(cardIn(answered ?? assert.fail())), /Action\./);
      stage.connector.sent.length = 0;
      const { body } = await stage.send(press(skip, message(undefined)));
      if (press === execute) assert.match(JSON.stringify(body), /out of date/);
      else await soon('out of date');
      await soon('the rest too');
      await say1('status', 'the rest too');
      assert.doesNotMatch(told(stage), /Please run/);
    });

  it('begins with the button of the card', async () => {
    await open();
    await say1('check jane@contoso.com', 'There is no license.');
    const card = await stage.connector.until(saysOnCard('Walk me through'));
    await stage.send(execute(buttonData(card, 'Walk me through'), message(undefined)));
    await soon('about license');
  });

  it('takes answers from the owner alone, until somebody takes over', async () => {
    await open();
    const say2 = async (text: string, from: Draft, expected?: string) => {
      stage.connector.sent.length = 0;
      await stage.send(mention(text, from));
      if (expected) await soon(expected);
    };
    await say2('guide jane@contoso.com', {}, 'about license');
    const megan = { from: MEGAN };
    await say2('I think it is green', megan);
    assert.equal(told(stage), '');
    await say2('skip', megan, 'Alex Wilber is working on case 1001');
    await say2('guide 1001', megan, 'Alex Wilber is working on case 1001');
    await say2('cases', megan, 'Open cases');
    await say2('take over', megan, 'Case 1001 is now with Megan Bowen');
    await say2('skip', megan, 'the rest too');
    await say2('skip', {}, 'Megan Bowen is working on case 1001');
    await say1('guide 1001', 'lives in another conversation', { from: MEGAN });
  });

  it('goes on at the same step after a restart, and asks nothing twice', async () => {
    const store = openSqlite(':memory:');
    const way = await new FakeConnector().start();
    const same = { store, way, diagnose: usual() };
    await open(same);
    await say1('guide jane@contoso.com', 'about license');
    await say1('done', 'Please run Get-Recipient');
    await say1('ExchangeGuid : 0', 'Is it right?');
    await stage.close();
    await open(same);
    await say1('yes', 'Whose mailbox is it?');
    assert.doesNotMatch(told(stage), /Please run Get-Recipient|about license/);
    await stage.close();
    // The step is gone in this version, and another one is new.
    await open({ ...same, checks: checks.filter(({ id }) => id !== 'wanted') });
    await say1('own', 'no longer part of the walk');
    await soon('Whose mailbox is it?');
    await stage.close();
    await way.stop();
    await store.close();
    await open();
  });

  it('begins politely anew on a state of another version, with the case kept', async () => {
    const store = openSqlite(':memory:');
    await open({ store });
    await say1('guide jane@contoso.com', 'about license');
    const key = 'msteams/28:mailboxhelp/conversations/a:personal';
    const stored = await store.read<{ walk: object }>('bot-state', key);
    assert.ok(stored);
    const walk = { ...stored.value.walk, version: 99 };
    await store.replace('bot-state', key, { ...stored.value, walk }, stored.eTag);
    await say1('skip', 'I was updated meanwhile');
    await soon('about license');
    await store.close();
  });

  it('asks after a long pause, and reads old facts again', async () => {
    const clock = new HandClock();
    let looks = 0;
    const diagnose = finding(() => {
      looks += 1;
      return [asking('recipient', cmdlet), asking('wanted', question)];
    });
    await open({ clock, diagnose });
    await say1('guide jane@contoso.com', 'Please run Get-Recipient');
    clock.pass(31 * 60_000);
    await say1('skip', 'Whose mailbox is it?');
    assert.equal(looks, 2);
    clock.pass(9 * 3_600_000);
    await say1('1', 'It has been a while');
    assert.equal((await stage.cases.get(1001))?.answers, undefined);
    await say1('go on', 'Whose mailbox is it?');
    assert.equal(looks, 3);
    clock.pass(9 * 3_600_000);
    await say1('status', 'Whose mailbox is it?');
    await say1('own', 'It has been a while');
    await say1('close the case', 'Case 1001 is closed');
  });

  it('asks what to do when a look fails, and goes on by what it knew', async () => {
    let looks = 0;
    const diagnose: NonNullable<Setup['diagnose']> = async (input, options) => {
      looks += 1;
      if (looks === 2) throw new Error('broken');
      return finding(() => [asking('recipient', cmdlet), passing('known')])(input, options);
    };
    await open({ diagnose });
    await say1('guide jane@contoso.com', 'Please run Get-Recipient');
    await say1('recheck', 'Close the case');
    await say1('go on', 'Please run Get-Recipient');
  });

  it('asks the owner in a thread of a channel without a word to others', async () => {
    await open({ channelDetail: 'case-only' });
    await stage.send(mention('guide jane@contoso.com', { conversation: CHANNEL }));
    await soon('no details of people');
  });
});
