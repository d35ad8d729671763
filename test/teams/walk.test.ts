import assert from 'node:assert/strict';
import { message } from './activities.ts';
import { buttonData, cardIn, execute, saysOnCard, submit } from './bot-stage.ts';
import { WalkTalk } from './walk-talk.ts';

describe('a guided walk', () => {
  const talk = new WalkTalk();
  afterEach(() => talk.close());

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
        ['go through the rest', 'Please run Get-Recipient'],
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
        ['go through the rest', 'Please run Get-Recipient'],
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
        ['go through the rest', 'Please run Get-Recipient'],
        ['ExchangeGuid : 0', 'Is it right?'],
        ['PrimarySmtpAddress : bob@contoso.com', 'I do not understand'],
        ['yes', 'Whose mailbox is it?'],
      ],
    ],
    [
      'ended by closing the case',
      [
        ['guide jane@contoso.com', 'about license'],
        ['close 1001', 'The walk through case 1001 has ended'],
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
      await talk.open();
      for (const [text, expected] of lines) await talk.say(text, expected);
      assert.deepEqual(talk.stage.warned, []);
    });

  it('counts an answer only after a yes, keeps who said it, and tells what is in order once', async () => {
    await talk.open();
    await talk.say('guide jane@contoso.com', 'about license');
    await talk.say('done', 'Please run Get-Recipient');
    const passed = talk.told;
    assert.match(passed, /✔ Is license fine\? – fine/);
    await talk.say('ExchangeGuid : 0', 'Is it right?');
    assert.equal((await talk.stage.cases.get(1001))?.answers, undefined);
    await talk.say('yes', 'Whose mailbox is it?');
    const answer = (await talk.stage.cases.get(1001))?.answers?.recipient;
    assert.equal(answer?.value, 'not-found');
    assert.equal(answer?.by.name, 'Alex Wilber');
    assert.doesNotMatch(talk.told, /Is license fine/);
  });

  for (const press of [execute, submit])
    it(`takes presses (${press.name}); one on a step that is over changes nothing and shows the present one`, async () => {
      await talk.open();
      const first = await talk.say('guide jane@contoso.com', 'about license');
      const skip = buttonData(first, 'Skip');
      await talk.stage.send(press(skip, message(undefined)));
      await talk.soon('the rest too');
      // What was answered can be read, and no longer pressed.
      const answered = talk.stage.connector.sent.find(
        (sent) => sent.method === 'PUT' && saysOnCard('Answered: Skip')(sent),
      );
      assert.doesNotMatch(JSON.stringify(cardIn(answered ?? assert.fail())), /Action\./);
      talk.stage.connector.sent.length = 0;
      const { body } = await talk.stage.send(press(skip, message(undefined)));
      if (press === execute) assert.match(JSON.stringify(body), /out of date/);
      else await talk.soon('out of date');
      await talk.soon('the rest too');
      await talk.say('status', 'the rest too');
      assert.doesNotMatch(talk.told, /Please run/);
    });

  it('begins with the button of the card', async () => {
    await talk.open();
    await talk.say('check jane@contoso.com', 'There is no license.');
    const card = await talk.stage.connector.until(saysOnCard('Walk me through'));
    await talk.stage.send(execute(buttonData(card, 'Walk me through'), message(undefined)));
    await talk.soon('about license');
  });
});
