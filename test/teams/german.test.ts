import assert from 'node:assert/strict';
import { CHANNEL, MEGAN, mention, message } from './activities.ts';
import { cardIn, openStage, type Stage, saysOnCard } from './bot-stage.ts';

const german = { locale: 'de-DE' };

describe('a conversation in German', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage();
  });
  afterEach(() => stage.close());

  const answers: readonly [string, RegExp][] = [
    ['hilfe', /Ich finde heraus[\s\S]*\*\*check\*\*: Herausfinden/],
    ['help', /Ich finde heraus/],
    ['about', /Ich bin MailboxHelp[\s\S]*\*\*OrgContact\.Read\.All\*\*/],
    ['fall 4711', /Es gibt keinen Fall 4711/],
    ['fälle', /Es gibt keinen offenen Fall/],
    ['prüfe', /Um wessen Postfach geht es\?/],
    ['das Wetter ist schön', /das verstehe ich nicht/],
  ];
  for (const [text, expected] of answers)
    it(`answers "${text}"`, async () => {
      await stage.send(message(text, german));
      assert.match(stage.connector.texts.join('\n'), expected);
    });

  it('answers any other language in English', async () => {
    await stage.send(message('help', { locale: 'fr-FR' }));
    assert.match(stage.connector.texts.join('\n'), /I find out why/);
  });

  it('keeps the language of a case in what is drawn later, also after somebody else spoke', async () => {
    await stage.send(mention('check jane@contoso.com', german));
    await stage.connector.until(saysOnCard('There is no license.'));
    const before = stage.connector.sent.length;
    await stage.send(mention('recheck', { from: MEGAN, conversation: CHANNEL, locale: 'en-US' }));
    await stage.looks.drain(2000);
    const later = stage.connector.sent.slice(before).filter((sent) => cardIn(sent));
    assert.ok(later.length > 0);
    for (const sent of later) assert.match(JSON.stringify(cardIn(sent)), /Fall \d+/);
  });
});
