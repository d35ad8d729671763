import assert from 'node:assert/strict';
import type { Diagnose } from '../../src/cases/case.ts';
import { diagnosed } from '../cases/world.ts';
import { passing } from './walk-stage.ts';
import { WalkTalk } from './walk-talk.ts';

const person = (digit: number, displayName: string) => ({
  id: `11111111-0000-4000-8000-00000000000${digit}`,
  userPrincipalName: `sam${digit}@contoso.com`,
  displayName,
});
const namesakes = [person(1, 'Sam Quill'), person(2, 'Sam Quill'), person(3, 'Sam Other')];

/** Several for a name, and one for an id. */
const among =
  (people: readonly ReturnType<typeof person>[]): Diagnose =>
  async (input) => {
    const chosen = people.find(({ id }) => id === input);
    return chosen
      ? { ...diagnosed(chosen, 'undetermined'), findings: [passing('known')] }
      : { ...diagnosed(people, 'user-not-found'), findings: [] };
  };

describe('choosing who is meant in a guided walk', () => {
  const talk = new WalkTalk();
  afterEach(() => talk.close());

  const rows: readonly (readonly [string, string])[] = [
    ['2', 'sam2@contoso.com'],
    ['sam2@contoso.com', 'sam2@contoso.com'],
    ['sam2', 'sam2@contoso.com'],
    ['Sam Quill (sam2@contoso.com)', 'sam2@contoso.com'],
    ['Sam Other', 'sam3@contoso.com'],
  ];
  for (const [text, chosen] of rows)
    it(`takes "${text}"`, async () => {
      await talk.open({ diagnose: among(namesakes) });
      await talk.say('guide Sam', 'Who do you mean');
      await talk.say(text, 'What happens next');
      const [found, ...more] = await talk.stage.cases.openCases({
        tenantId: (await talk.stage.cases.get(1001))?.tenantId ?? '',
      });
      assert.equal(found?.subject?.userPrincipalName, chosen);
      assert.deepEqual(more, []);
    });

  const open: readonly (readonly [string, string])[] = [
    ['Sam Quill', 'Several are called that'],
    ['the second', 'I do not understand'],
    ['5', 'I do not understand'],
    ['yes', 'I do not understand'],
    ['0 1', 'I do not understand'],
  ];
  for (const [text, answer] of open)
    it(`does not guess at "${text}"`, async () => {
      await talk.open({ diagnose: among(namesakes) });
      await talk.say('guide Sam', 'Who do you mean');
      await talk.say(text, answer);
      assert.equal((await talk.stage.cases.get(1001))?.subject, undefined);
      await talk.say('none of them', 'without knowing who is meant');
    });

  it('asks about the only one, and takes yes and no', async () => {
    await talk.open({ diagnose: among([person(1, 'Sam Quill')]) });
    await talk.say('guide Sma', 'Did you mean Sam Quill (sam1@contoso.com)?');
    await talk.say('no', 'without knowing who is meant');
    await talk.say('guide 1001', 'Did you mean');
    await talk.say('yes', 'What happens next');
  });

  it('says how many more there are, whose addresses can be typed', async () => {
    const many = [1, 2, 3, 4, 5, 6].map((digit) => person(digit, 'Sam Quill'));
    await talk.open({ diagnose: among(many) });
    await talk.say('guide Sam', 'And 2 more.');
    await talk.say('sam6@contoso.com', 'What happens next');
  });
});
