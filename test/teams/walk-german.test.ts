import assert from 'node:assert/strict';
import type { AdaptiveCard } from '../../src/cards/elements.ts';
import type { Case } from '../../src/cases/case.ts';
import { type Check, defineCheck, pass } from '../../src/diagnosis/check.ts';
import type { FailFinding, Finding } from '../../src/diagnosis/finding.ts';
import { say } from '../../src/diagnosis/message.ts';
import type { Ask } from '../../src/diagnosis/reading.ts';
import removedAt, { whenRemoved } from '../../src/facts/license-removed-at.ts';
import wanted from '../../src/facts/mailbox-wanted.ts';
import recipient from '../../src/facts/recipient.ts';
import assignLicense from '../../src/remedies/assign-license.ts';
import { actionsIn, markdownIn } from '../cards/lint.ts';
import { HandClock } from '../cases/world.ts';
import { englishIn } from '../texts/english-words.ts';
import { type Draft, MEGAN, mention, message } from './activities.ts';
import { buttonData, cardIn, execute, openStage, type Setup, type Stage, saysOnCard } from './bot-stage.ts';
import type { Sent } from './fake-connector.ts';
import { cmdlet, finding } from './walk-stage.ts';

const german = { locale: 'de-DE' };
/** Names of the people in the tests, and words to type that are the same in both languages. */
const data: ReadonlySet<string> = new Set(['name', 'of', 'alex', 'wilber', 'megan', 'bowen', 'recheck', 'close']);

/** Checks by their id, with the words of real ones, so that there is German for all that is said. */
const words = {
  plan: 'Is a mailbox plan switched on inside the license?',
  known: 'Has directory sync run lately?',
  exchange: 'What does Exchange hold for this person?',
  kind: 'Did a license assignment fail?',
  removed: 'Was a mailbox plan taken away before?',
} as const;

const checkWith = (id: keyof typeof words, steps: readonly string[]): Check =>
  defineCheck({
    ...{ id, question: words[id], steps, causes: [] },
    hears: { wanted, recipient, removedAt },
    evaluate: () => [pass<'wanted'>()],
  });

const checks = [
  checkWith('plan', ['delays-4']),
  checkWith('known', ['delays-5']),
  checkWith('exchange', ['connect-4']),
  checkWith('kind', ['connect-9']),
  checkWith('removed', ['vendor-6']),
];

const passing = (check: keyof typeof words): Finding => ({
  ...{ check, question: words[check], outcome: 'pass', evidence: [] },
});
const asking = (check: keyof typeof words, ask: Ask): Finding => ({
  ...{ check, question: words[check], outcome: 'cannot-tell', reason: say`Nobody said yet.`, ask, because: [] },
});
const none: FailFinding = {
  ...{ check: 'plan', question: words.plan, outcome: 'fail', cause: 'no-license-at-all', remedies: ['assign-license'] },
  summary: say`This person has no license, so Exchange makes no mailbox.`,
  evidence: [{ fact: 'user', shows: say`no license of any kind`, source: 'graph', at: '2026-11-20T09:00:01.000Z' }],
  ...{ decides: true, atMost: 'confirmed', settledBy: [] },
};
const whichKind: Ask = {
  question: 'Was a shared or a room mailbox meant, or a person’s own?',
  fact: 'mailbox-wanted',
  options: ['own', 'shared-or-room'],
};

/** A license to assign, there after one more look; a cmdlet, a question with answers, and one for a date. */
const usual = () =>
  looking((answers, look) => [
    look < 2 ? none : passing('plan'),
    passing('known'),
    answers.recipient === undefined ? asking('exchange', cmdlet) : passing('exchange'),
    answers['mailbox-wanted'] === undefined ? asking('kind', whichKind) : passing('kind'),
    answers['license-removed-at'] === undefined ? asking('removed', whenRemoved) : passing('removed'),
  ]);

/** Looks that find this, with the verdict in words of ours. */
function looking(findings: Parameters<typeof finding>[0]): NonNullable<Setup['diagnose']> {
  const find = finding(findings);
  const summary = say`A mailbox plan is in force.`;
  const tellTheUser = say`Your license is on its way; the mailbox follows by itself.`;
  return async (input, options) => {
    const found = await find(input, options);
    return { ...found, verdict: { ...found.verdict, summary, tellTheUser } };
  };
}

const whyNot = say`The deleted users could not be read.`;
const readPaste: NonNullable<Setup['readPaste']> = (text) =>
  text.includes('ExchangeGuid')
    ? { understood: { recipient: 'not-found' }, lines: [say`A mailbox answers.`], whyNot }
    : { understood: {}, lines: [], whyNot };

/** All that people can read of something sent; a cmdlet is nobody's language. */
function readable(sent: Sent): readonly string[] {
  const card = cardIn(sent) as AdaptiveCard | undefined;
  const { text = '', summary = '' } = sent.activity;
  if (!card) return [text, summary];
  return [summary, card.speak, ...markdownIn(card), ...actionsIn(card).map(({ title }) => title)];
}
const shows = (expected: string) => (sent: Sent) => readable(sent).join('\n').includes(expected);

describe('a guided walk in German', () => {
  let stage: Stage;
  let clock: HandClock;
  beforeEach(async () => {
    clock = new HandClock();
    const remedies = new Map([[assignLicense.id, assignLicense]]);
    stage = await openStage({ checks, remedies, readPaste, clock, diagnose: usual() });
  });
  afterEach(() => stage.close());

  const theCase = async (): Promise<Case> => (await stage.cases.get(1001)) ?? assert.fail('no case');

  /** Waits until the bot said this, a second and a half at most, and sees that all it said is German. */
  const soon = async (expected: string): Promise<Sent> => {
    let timer: NodeJS.Timeout | undefined;
    const all = () => stage.connector.sent.flatMap(readable).join('\n');
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no "${expected}", but:\n${all()}`)), 1_500);
    });
    const found = await Promise.race([stage.connector.until(shows(expected)), late]).finally(() => clearTimeout(timer));
    for (const line of stage.connector.sent.flatMap(readable)) assert.deepEqual(englishIn(line, data), [], line);
    return found;
  };
  const says = async (draft: Draft, expected: string): Promise<Sent> => {
    stage.connector.sent.length = 0;
    await stage.send(draft);
    return soon(expected);
  };

  const begins = ['anleitung jane@contoso.com', 'hat keine Lizenz'] as const;
  const conversations: readonly [string, readonly (readonly [said: string, heard: string])[]][] = [
    [
      'to the end: done, a paste, a title, a date',
      [
        begins,
        ['Erledigt', 'Bitte führen Sie Get-Recipient für mich aus'],
        ['ExchangeGuid : 00000000', 'Stimmt es so?'],
        ['ja, das stimmt', 'War ein freigegebenes'],
        ['ein freigegebenes oder ein raumpostfach', 'Ihre Antwort: Ein freigegebenes'],
        ['passt', 'Wann wurde die Lizenz weggenommen?'],
        ['irgendwann im März', 'Bitte schreiben Sie ein Datum'],
        ['3. November 2026', 'Ihre Antwort: 3. Nov. 2026'],
        ['jo', 'Wie es weitergeht'],
      ],
    ],
    [
      'by number, with a no and a shrug',
      [
        begins,
        ['konnte ich nicht', 'den Rest auch durchgehen'],
        ['ja bitte', 'Get-Recipient'],
        ['keine Ahnung', 'War ein freigegebenes'],
        ['2', 'Stimmt es so?'],
        ['nein', 'War ein freigegebenes'],
        ['1', 'Das eigene Postfach einer Person'],
        ['stimmt nicht', 'War ein freigegebenes'],
        ['weiß nicht', 'Wann wurde die Lizenz'],
        ['Weiss ich nicht!', 'Noch offen'],
      ],
    ],
    [
      'back, and on',
      [
        begins,
        ['zurück', 'Das ist der erste Schritt'],
        ['überspringen', 'den Rest auch durchgehen'],
        ['durchgehen', 'Get-Recipient'],
        ['zurück', 'den Rest auch durchgehen'],
        ['weiter', 'Get-Recipient'],
        ['weiter', 'War ein freigegebenes'],
        ['einen Schritt zurück', 'Get-Recipient'],
      ],
    ],
    [
      'no more, thank you',
      [
        begins,
        ['Ging nicht', 'den Rest auch durchgehen'],
        ["Das war's!", 'Noch offen'],
        ['weiter', 'keine Anleitung offen'],
      ],
    ],
    [
      'interrupted',
      [
        begins,
        ['warum', 'Nachsehen, ob eine Lizenz mit Exchange Online zugewiesen ist'],
        ['hilfe', 'Und bei jedem Schritt'],
        ['stand', 'hat keine Lizenz'],
        ['von vorn', 'Wir beginnen von vorn'],
        ['erneut', 'Get-Recipient'],
        ['warum', 'Was führt Exchange für diese Person?'],
        ['abbrechen', 'Die Anleitung ist beendet'],
        ['anleitung 1001', 'Wir machen da weiter'],
        ['abbrechen', 'Fall 1001 bleibt offen'],
        ['zurück', 'keine Anleitung offen'],
      ],
    ],
    [
      'not understood',
      [
        begins,
        ['blau', 'Sie können schreiben: Erledigt, erneut prüfen, Ging nicht, Überspringen und Warum'],
        ['PrimarySmtpAddress : bob@contoso.com', 'Bei diesem Schritt habe ich nicht'],
        ['grün', 'Das verstehe ich leider nicht'],
        ['mach ich später', 'den Rest auch durchgehen'],
        ['mehr', 'Geprüft'],
        ['alle durchgehen', 'Get-Recipient'],
        ['blau', 'Weiß nicht'],
        ['rot', 'fragen Sie jemanden aus dem Helpdesk'],
        ['schließen 1001', 'Die Anleitung zu Fall 1001 ist beendet'],
      ],
    ],
    [
      'two cases',
      [begins, ['anleitung bob@contoso.com', 'Die Anleitung zu Fall 1001 hält hier an'], ['fertig', 'Get-Recipient']],
    ],
  ];
  for (const [what, lines] of conversations)
    it(what, async () => {
      for (const [text, expected] of lines) await says(message(text, german), expected);
      assert.deepEqual(stage.warned, []);
    });

  it('takes "erledigt" for what was done, and does not close the case', async () => {
    await says(message(begins[0], german), begins[1]);
    await says(message('erledigt', german), 'Get-Recipient');
    const { state, walking } = await theCase();
    assert.deepEqual([state, walking], ['open', true]);
  });

  it('asks after a long pause', async () => {
    await says(message(begins[0], german), begins[1]);
    clock.pass(9 * 3_600_000);
    await says(message('fertig', german), 'Zuletzt haben wir am 20. Nov. 2026');
    await says(message('weiter', german), 'Get-Recipient');
    clock.pass(9 * 3_600_000);
    await says(message('unklar', german), 'Es ist eine Weile her');
    await says(message('schließen', german), 'Fall 1001 ist geschlossen, und die Anleitung endet hier');
  });

  it('tells what was done, and that it is still seen', async () => {
    await stage.close();
    const remedies = new Map([[assignLicense.id, assignLicense]]);
    stage = await openStage({ checks, remedies, clock, diagnose: looking(() => [none]) });
    await says(message(begins[0], german), begins[1]);
    await says(message('gemacht', german), 'Das haben Sie schon getan');
  });

  it('is handed over among several people', async () => {
    await says(mention(begins[0], german), begins[1]);
    const megan = { from: MEGAN, ...german };
    await says(mention('überspringen', megan), 'Alex Wilber arbeitet an Fall 1001');
    await says(mention('ich übernehme', megan), 'Fall 1001 liegt jetzt bei Megan Bowen');
    await says(mention('fertig', megan), 'Erwähnen Sie mich dann');
  });

  it('has German on its buttons, and takes them', async () => {
    const card = await says(message(begins[0], german), begins[1]);
    await says(execute(buttonData(card, 'Überspringen'), message(undefined, german)), 'Antwort: Überspringen');
    const rest = await stage.connector.until(saysOnCard('Den Rest durchgehen'));
    await says(execute(buttonData(rest, 'Beenden'), message(undefined, german)), 'Offenes beantworten');
  });
});
