import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { picture as pictureOf } from './picture.ts';
import { obstacle, openSandbox, type Sandbox } from './sandbox.ts';
import { Thread } from './thread.ts';

describe('in Agents Playground', function () {
  this.timeout(90_000);
  let sandbox: Sandbox;
  let page: Page;

  before(async function () {
    if (obstacle) {
      console.warn(`      ${obstacle}`);
      this.skip();
    }
    sandbox = await openSandbox();
    page = sandbox.page;
  });
  after(() => sandbox?.close());

  const go = (name: string) => page.getByRole('treeitem', { name }).click();
  const say = async (text: string) => {
    await page.getByRole('textbox').first().fill(text);
    await page.getByLabel('Send Message').click();
  };
  const post = (text: string) => Thread.post(page, text);
  const picture = (name: string, words: string | RegExp) => pictureOf(name, page.getByText(words).first());
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const sees = (text: string | RegExp) => page.getByText(text).first().waitFor();

  it('says hello, once', async () => {
    await sees('Hello, I am MailboxHelp.');
    assert.equal(await page.getByText('Hello, I am MailboxHelp.', { exact: true }).count(), 1);
  });

  it('answers help with what can be said', async () => {
    await say('help');
    await sees('Earlier cases of one person');
    await picture('help', 'Earlier cases of one person');
  });

  it('answers a check with a card whose verdict can be read', async () => {
    await say('check jane@contoso.com');
    await sees(/Exchange Online .* is switched off inside it/);
    await sees('Tell the person who waits');
    assert.equal(await button('Look again').count(), 1);
    await picture('card', 'Close case 1001');
  });

  it('shows the details when pressed', async () => {
    await button('Show details').click();
    await sees(/Does the account exist in Entra ID\?/);
    await picture('details', 'Is the mailbox really missing?');
  });

  it('looks again when pressed, and updates the card', async () => {
    await button('Look again').click();
    await button('Show details').waitFor();
  });

  it('shows when what happened, and where the way to a mailbox stops', async () => {
    await say('timeline 1001');
    await sees(/The way to a mailbox stops at/);
    await sees('The account was created');
    await picture('timeline', /The way to a mailbox stops at/);
  });

  it('answers about several people with one card, and opens a case for the one chosen', async () => {
    await say('check jane@contoso.com, ravi@contoso.com; milo@contoso.com nina@contoso.com');
    await sees('4 people: 4 of 4 looked at');
    await sees(/Another user has the address · 1 person/);
    await picture('summary', '4 people: 4 of 4 looked at');
    await page.getByRole('combobox').last().click();
    await page.getByRole('option', { name: /Milo/ }).click();
    await button('Open a case').click();
    await sees(/is already taken by/);
  });

  it('answers in the thread of a channel, when mentioned', async () => {
    await go('General');
    await sees('Hello, I am MailboxHelp.');
    await post('check nina@contoso.com');
    await button('Look again').waitFor();
    await picture('channel', 'check nina@contoso.com');
  });

  it('points from the channel to the case of the personal chat by its number only', async () => {
    await post('check jane@contoso.com');
    await sees('There is an open case for this person in another conversation: case 1001.');
    assert.equal(await page.getByText('Jane Fairweather').count(), 0);
    await button('Start a fresh case').click();
    await sees('Case 1001 is closed. Case 1004 begins here.');
    await sees('Jane Fairweather');
  });

  it('asked nobody beyond this machine but for a font', () => {
    const others = sandbox.strangers.filter(
      (address) => !/^https:\/\/res-1\.cdn\.office\.net\/.*\.woff2$/.test(address),
    );
    assert.deepEqual(others, []);
  });
});
