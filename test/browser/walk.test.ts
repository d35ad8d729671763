import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { picture } from './picture.ts';
import { obstacle, openSandbox, type Sandbox } from './sandbox.ts';
import { Thread } from './thread.ts';

/** What Exchange Online PowerShell prints of Gideon: synced, and a mail user with a mailbox GUID from on premises. */
const recipient = `
RecipientTypeDetails      : MailUser
ExchangeGuid              : d9326c12-4b4b-4c05-a799-56b7ab411c48
ArchiveGuid               : 00000000-0000-0000-0000-000000000000
ExternalEmailAddress      : SMTP:gideon@contoso.mail.onmicrosoft.com
SKUAssigned               : True
ExternalDirectoryObjectId : 0100fb73-67ef-4d52-a819-3b7ebd7f1a1b
PrimarySmtpAddress        : gideon@contoso.com
`;
const notFound = `Get-Mailbox: Ex6F9304|Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException|The operation
couldn't be performed because object 'gideon@contoso.com' couldn't be found on 'DB8PR04A009DC01.EURPR04A009.PROD.OUTLOOK.COM'.`;

const right = 'I understood this. Is it right?';

describe('a guided walk in the thread of a channel', function () {
  this.timeout(90_000);
  let sandbox: Sandbox;
  let page: Page;
  let thread: Thread;

  before(async function () {
    if (obstacle) {
      console.warn(`      ${obstacle}`);
      this.skip();
    }
    // A person has to run the cmdlets.
    sandbox = await openSandbox({ EXCHANGE_CONNECTION: 'none' });
    page = sandbox.page;
    await page.getByText('Hello, I am MailboxHelp.').first().waitFor();
    await page.getByRole('treeitem', { name: 'General' }).click();
    await page.getByText('Hello, I am MailboxHelp.').last().waitFor();
  });
  after(() => sandbox?.close());

  it('tells at the beginning, in one message, what needs nobody', async () => {
    thread = await Thread.post(page, 'guide gideon@contoso.com');
    await thread.sees('I walk you through the documented checks');
    await thread.sees('Please run Get-Recipient for me');
    const said = await thread.card('What I could see myself');
    for (const line of ['✔ Is the mailbox really missing?', '✔ Is sign-in allowed', 'do not apply here'])
      assert.ok(said.includes(line), said);
    // What may turn out otherwise is not told yet.
    assert.doesNotMatch(said, /Exchange has had 3 days/);
    await picture('walk-start', thread.text('What I could see myself'));
  });

  it('asks first for the output that decides, with the values of the person', async () => {
    const card = await thread.card('Please run Get-Recipient for me');
    assert.match(card, /^SANDBOX · Contoso · Case 1001 · Gideon Larkspur \(gideon@contoso\.com\)/);
    assert.match(card, /Get-Recipient -Identity 'gideon@contoso\.com' \| Format-List .*ExchangeGuid, ArchiveGuid/);
    // In a channel the bot hears nothing else.
    assert.match(card, /Then mention me, and paste all that it prints/);
    await picture('walk-cmdlet', thread.text('Then mention me'));
  });

  it('says why', async () => {
    await thread.press('Why');
    await thread.sees('This is about the question: What does Exchange hold for this person?');
    await thread.sees('It belongs to these documented steps');
  });

  // The page takes several lines from the clipboard, and sends them without the breaks between them.
  it('shows back what was pasted', async () => {
    await thread.paste(recipient);
    await thread.sees(right);
    const shown = await thread.card(right);
    for (const value of ['MailUser', 'gideon@contoso.com']) assert.ok(shown.includes(value), shown);
    // Zeros are how Exchange prints that there is none.
    assert.doesNotMatch(shown, /has the GUID of an archive/);
    await picture('walk-shown-back', thread.button('No'));
  });

  it('counts it after a yes, also on the card of the case, and the question stays without its buttons', async () => {
    assert.equal(await thread.text('A mailbox GUID comes from on premises').count(), 0);
    await thread.press('Yes');
    await thread.sees('A mailbox GUID comes from on premises');
    await thread.sees('Please run Get-Mailbox -SoftDeletedMailbox for me');
    assert.match(await thread.card(right), /Answered: Yes$/);
    assert.equal(await thread.button('Yes').count(), 0);
  });

  it('takes errors that PowerShell printed for an answer', async () => {
    await thread.paste(notFound);
    await thread.sees(right, 2);
    await thread.reply('yes');
    await thread.sees(/Get-Mailbox -InactiveMailboxOnly -Identity 'gideon@contoso\.com'/);
    await thread.paste(notFound);
    await thread.sees(right, 3);
    await thread.reply('yes');
  });

  it('takes typed words and a press alike', async () => {
    await thread.button('No, nowhere else').waitFor();
    await picture('walk-question', thread.button('No, nowhere else'));
    await thread.reply('nowhere');
    await thread.sees('Your answer: No, nowhere else');
    await thread.sees('Answered: No, nowhere else');
    await thread.press('Yes');
  });

  it('then stops at what the verdict asks to be done, and at nothing else that could be', async () => {
    await thread.sees('What you can do: Clear the left-over mailbox GUID on premises');
    await thread.press('Could not');
    await thread.sees('Answered: Could not');
    assert.equal(await thread.text('What you can do:').count(), 1);
  });

  it('asks whether to go through the rest, and does', async () => {
    await thread.sees('Shall we go through the rest too?');
    await thread.press('Go through the rest');
    await thread.sees(/Get-OrganizationConfig \| Format-List IsDehydrated, /);
    await thread.press("Don't know");
  });

  it('ends with the verdict, what happens next, and what is still open', async () => {
    await thread.sees('What happens next');
    const end = await thread.card('What happens next');
    assert.match(end, /Gideon Larkspur \(gideon@contoso\.com\)A mailbox GUID comes from on premises.*Certain/);
    assert.match(end, /To do: Clear the left-over mailbox GUID on premises\./);
    assert.match(end, /Still open• Get-OrganizationConfig was not run\..*Look againAnswer what is open$/);
    await picture('walk-end', thread.button('Answer what is open'));
    await thread.reply('next');
    await thread.sees(/No guided walk is open/);
  });

  it('cuts nothing off on its cards', async () => {
    assert.deepEqual(await thread.cutOff('Case 1001 · Gideon Larkspur'), []);
  });

  it('said all of it in the thread, and nothing in the channel beside it', async () => {
    // The box for a new post, and one each for the thread and the welcome.
    assert.equal(await page.getByRole('textbox').count(), 3);
    for (const words of ['I am looking.', right, 'Please run Get-OrganizationConfig', 'What happens next'])
      assert.equal(await page.getByRole('group').filter({ hasText: words }).count(), 1, words);
  });
});
