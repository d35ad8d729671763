import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Draft, message } from '../teams/activities.ts';
import { cardIn } from '../teams/bot-stage.ts';
import type { Sent } from '../teams/fake-connector.ts';
import { Processes } from './processes.ts';

/** Synced, licensed, no mailbox: Exchange holds a mail user with a mailbox GUID from on premises. */
const GIDEON = 'gideon@contoso.com';
/** Words of one message each: a step's notification, or what stands nowhere else. */
const welcome = 'I walk you through the documented checks';
const looking = 'I am looking. I go on by myself';
const passing = '✔ Is the mailbox really missing?';
const question = '"speak":"Case 1001: Does this person use a mailbox on an Exchange server on premises';
const remedy = 'What you can do: Clear the left-over mailbox GUID on premises';
const recipient = '"speak":"Case 1001: Please run Get-Recipient for me';
const deleted = '"speak":"Case 1001: Please run Get-Mailbox -SoftDeletedMailbox for me';
/** Only the last card of a look says how to close the case. */
const drawn = 'Close case 1001';
const right = '"speak":"Case 1001: I understood this. Is it right?';
const over = 'What happens next';

const output = `RecipientTypeDetails      : MailUser
ExchangeGuid              : d9326c12-4b4b-4c05-a799-56b7ab411c48
ArchiveGuid               : 00000000-0000-0000-0000-000000000000
ExternalEmailAddress      : SMTP:gideon@contoso.mail.onmicrosoft.com
SKUAssigned               : True
ExternalDirectoryObjectId : 0100fb73-67ef-4d52-a819-3b7ebd7f1a1b
PrimarySmtpAddress        : gideon@contoso.com`;

const words = (sent: Sent) => sent.activity.text ?? JSON.stringify(cardIn(sent) ?? '');

describe('a guided walk whose process is killed', function () {
  this.timeout(60_000);
  let compiled: string;
  let all: Processes;
  before(async () => {
    // Many processes of the same code: they compile it once. Those leave it that end in peace, as after the first test.
    compiled = mkdtempSync(join(tmpdir(), 'mailboxhelp-compiled-'));
    all = await new Processes(compiled).open();
  });
  afterEach(() => all.renew());
  after(async () => {
    await all.close();
    rmSync(compiled, { recursive: true });
  });

  const posted = (expected: string, method = 'POST') =>
    all.connector.sent.filter((sent) => sent.method === method && words(sent).includes(expected));

  /** Waits until this was posted, and not without end. */
  const soon = async (expected: string, method = 'POST'): Promise<void> => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      const told = () => all.connector.sent.map((sent) => `${sent.method} ${words(sent).slice(0, 300)}`).join('\n');
      timer = setTimeout(() => reject(new Error(`no "${expected}", but:\n${told()}`)), 15_000);
    });
    const there = all.connector.until(() => posted(expected, method).length > 0);
    await Promise.race([there, late]).finally(() => clearTimeout(timer));
    // One turn at a time: when this one ends, so has that which posted.
    assert.equal(await all.send(message(undefined, { type: 'typing' })), 200);
  };

  const say = async (text: string, expected: string): Promise<Draft> => {
    const said = message(text);
    assert.equal(await all.send(said), 200);
    await soon(expected);
    return said;
  };

  /** Each of these stands in one message, over all processes. */
  const onceEach = (...expected: readonly string[]): void => {
    for (const one of expected) assert.equal(posted(one).length, 1, one);
  };

  /** This answer stands once, in the card that asked for it, whichever process sent that. */
  const answeredOnce = (asked: string, answer: string): void => {
    const [card = assert.fail(), ...others] = posted(asked);
    assert.deepEqual(others, []);
    // The connector counts what it is sent.
    const id = `sent-${all.connector.sent.indexOf(card) + 1}`;
    const updated = posted(`Answered: ${answer}`, 'PUT').map(({ activityId }) => activityId);
    assert.deepEqual(updated, [id]);
  };

  /** Ends the bot; it has kept this and nothing else of what was said, and has looked once for it at most. */
  const keeps = async (...facts: readonly string[]): Promise<void> => {
    await all.killBot();
    const stored = await all.storedCase(1001);
    assert.deepEqual(Object.keys(stored?.answers ?? {}), facts);
    assert.equal(stored?.history.length, 1 + facts.length);
  };

  it('goes on by itself when it dies while a look is under way', async () => {
    await all.startBot();
    all.graph.shut();
    await say(`guide ${GIDEON}`, looking);
    await all.graph.isKnockedAt();
    await all.killBot();
    const { look, walking } = (await all.storedCase(1001)) ?? assert.fail();
    assert.deepEqual([look.state, walking], ['running', true]);
    await all.startBot();
    await soon(question);
    await say('nowhere', right);
    onceEach(welcome, looking, passing, question, right);
  });

  it('goes on by itself when it dies between the end of a look and the next step', async () => {
    await all.startBot();
    all.graph.shut();
    await say(`guide ${GIDEON}`, looking);
    // The last card of a look is drawn when all is stored, and before the walk hears of it.
    all.way.shut(({ method, body }) => method === 'PUT' && body.includes(drawn));
    all.graph.open();
    await all.way.isKnockedAt();
    await all.killBot();
    const { look, walking } = (await all.storedCase(1001)) ?? assert.fail();
    assert.deepEqual([look.state, walking], ['done', true]);
    assert.equal(posted(question).length, 0);
    await all.startBot();
    await soon(question);
    await say('nowhere', right);
    onceEach(welcome, looking, passing, question, right);
  });

  it('shows on the card of the case what a look found, when it dies before the card is drawn', async () => {
    await all.startBot();
    all.way.shut(({ method, body }) => method === 'PUT' && body.includes(drawn));
    assert.equal(await all.send(message(`check ${GIDEON}`)), 200);
    await all.way.isKnockedAt();
    await all.killBot();
    assert.equal((await all.storedCase(1001))?.look.state, 'done');
    await all.startBot();
    await soon(drawn, 'PUT');
  });

  /** What is said before the cut, and what the answer has in it; what the yes after it leads to. */
  const cuts: readonly {
    readonly what: string;
    readonly exchange: string;
    readonly before: readonly (readonly [string, string])[];
    readonly fact: string;
    readonly after: string;
  }[] = [
    {
      what: 'an answer that was shown back',
      exchange: 'rest',
      before: [
        [`guide ${GIDEON}`, question],
        ['nowhere', right],
      ],
      fact: 'mailbox-elsewhere',
      after: remedy,
    },
    {
      what: 'pasted output that was shown back',
      exchange: 'none',
      before: [
        [`guide ${GIDEON}`, recipient],
        [output, right],
      ],
      fact: 'recipient',
      after: deleted,
    },
  ];
  for (const { what, exchange, before, fact, after } of cuts)
    it(`goes on at the same step: ${what} counts once, and nothing is asked twice`, async () => {
      await all.startBot({ EXCHANGE_CONNECTION: exchange });
      for (const [text, expected] of before) await say(text, expected);
      await keeps();
      await all.startBot({ EXCHANGE_CONNECTION: exchange });
      await say('yes', after);
      onceEach(welcome, passing, ...before.map(([, expected]) => expected), after);
      answeredOnce(right, 'Yes');
      await keeps(fact);
    });

  it('takes an activity once, also when it is delivered again after a cut between turns', async () => {
    await all.startBot();
    const steps = [
      [`guide ${GIDEON}`, question, 'cut'],
      ['nowhere', right, ''],
      ['yes', remedy, ''],
      ['skip', over, 'cut'],
    ] as const;
    for (const [text, expected, cut] of steps) {
      const said = await say(text, expected);
      if (cut) await all.killBot();
      if (cut) await all.startBot();
      assert.equal(await all.send(said), 200);
    }
    await say('next', 'No guided walk is open');
    onceEach(welcome, passing, ...steps.map(([, expected]) => expected));
    await keeps('mailbox-elsewhere');
  });

  it('loses no more than the turn in which it dies', async () => {
    await all.startBot();
    await say(`guide ${GIDEON}`, question);
    all.way.shut(({ method }) => method === 'POST');
    const died = assert.rejects(all.send(message('nowhere')));
    await all.way.isKnockedAt();
    await all.killBot();
    await died;
    await all.startBot();
    await say('nowhere', right);
    await say('yes', remedy);
    onceEach(welcome, passing, question, right, remedy);
    answeredOnce(right, 'Yes');
    await keeps('mailbox-elsewhere');
  });
});
