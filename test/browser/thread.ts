import type { Locator, Page } from 'playwright-core';

/** What is asked of an element of the page. */
interface Box {
  readonly children: { readonly length: number };
  readonly textContent: string;
  readonly scrollWidth: number;
  readonly clientWidth: number;
  getBoundingClientRect(): { readonly right: number };
  querySelectorAll(selector: string): Iterable<Box>;
}

/** A post of a channel with its replies, as the page shows it. */
export class Thread {
  readonly #page: Page;
  readonly #whole: Locator;

  private constructor(page: Page, whole: Locator) {
    this.#page = page;
    this.#whole = whole;
  }

  /** Posts into the channel that is open, with the bot mentioned. */
  static async post(page: Page, text: string): Promise<Thread> {
    await mention(page, page.getByRole('textbox').first());
    await page.keyboard.type(text);
    await page.getByRole('button', { name: 'Post', exact: true }).click();
    const whole = page.getByRole('group').filter({ hasText: `MailboxHelp ${text}` });
    await whole.waitFor();
    return new Thread(page, whole);
  }

  /** Replies, with the bot mentioned. */
  async reply(text: string): Promise<void> {
    await mention(this.#page, this.#box);
    await this.#page.keyboard.type(text);
    await this.#send();
  }

  /** Replies with what the clipboard holds: all its lines in one message. */
  async paste(text: string): Promise<void> {
    await this.#page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await this.#page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
    await mention(this.#page, this.#box);
    await this.#page.keyboard.press('ControlOrMeta+V');
    await this.#send();
  }

  /** Presses the button of the newest card that has it. */
  async press(title: string): Promise<void> {
    await this.button(title).last().click();
  }

  button(title: string): Locator {
    return this.#whole.getByRole('button', { name: title, exact: true });
  }

  text(words: string | RegExp): Locator {
    return this.#whole.getByText(words);
  }

  /** The smallest part of the thread that has all these words. */
  around(...words: readonly string[]): Locator {
    return words.reduce((parts, hasText) => parts.filter({ hasText }), this.#whole.locator('div')).last();
  }

  /** The newest card that says this, as one text. */
  async card(words: string): Promise<string> {
    return (await this.#whole.locator('.ac-adaptiveCard').filter({ hasText: words }).last().textContent()) ?? '';
  }

  /** Waits until the thread shows these words so often. */
  async sees(words: string | RegExp, times = 1): Promise<void> {
    await this.text(words)
      .nth(times - 1)
      .waitFor();
  }

  /**
   * Texts of the cards that say this which nobody can read to the end: they run over the edge of their card, or are cut
   * short in their own box, as the words of a button can be.
   */
  cutOff(words: string): Promise<readonly string[]> {
    const cards = this.#whole.locator('.ac-adaptiveCard').filter({ hasText: words });
    return cards.evaluateAll((found: readonly Box[]) =>
      found.flatMap((card) =>
        [...card.querySelectorAll('*')]
          .filter(({ children }) => children.length === 0)
          .filter(
            (text) =>
              text.getBoundingClientRect().right > card.getBoundingClientRect().right + 1 ||
              text.scrollWidth > text.clientWidth + 1,
          )
          .map(({ textContent }) => textContent),
      ),
    );
  }

  get #box(): Locator {
    return this.#whole.getByRole('textbox');
  }

  async #send(): Promise<void> {
    await this.#whole.getByLabel('Send Message').click();
  }
}

/** Mentions the bot at the beginning of a message: in a channel, it hears nothing else. */
export async function mention(page: Page, box: Locator): Promise<void> {
  await box.click();
  await page.keyboard.type('@');
  await page.locator('[role=listbox] [role=menuitem]').first().click();
  await page.keyboard.type(' ');
}
