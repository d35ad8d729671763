import { type Message, say } from '../diagnosis/message.ts';
import { listText, paragraphs } from './lines.ts';
import type { ReaderOptions } from './options.ts';
import { ours } from './page.ts';

/** A command as help shows it. */
export interface HelpEntry {
  readonly title: string;
  readonly description: string;
}

/** Where the bot looks, for its first words in a conversation. */
export interface WelcomeInfo {
  readonly tenant: { readonly name: string; readonly mode: 'sandbox' | 'live' };
}

/** Everything that can be said, with a line each. */
export function helpText(commands: readonly HelpEntry[], options: ReaderOptions): string {
  const intro = say`I find out why a mailbox in Exchange Online is not there, and say what to do. In a channel or group chat, begin with @MailboxHelp.`;
  const entries = commands.map(({ title, description }) => say`${bold(title)}: ${ours(description)}`);
  return listText(intro, entries, options);
}

/** Said once, when the bot is added to a conversation. */
export const welcomeText = ({ tenant }: WelcomeInfo, options: ReaderOptions): string =>
  paragraphs(
    [
      tenant.mode === 'sandbox'
        ? say`Hello. I am MailboxHelp, in the SANDBOX: I look at the made-up tenant ${tenant.name}, and nothing here is real.`
        : say`Hello. I am MailboxHelp. I find out why a mailbox in ${tenant.name} is not there, and change nothing.`,
      say`Type ${bold('check jane@contoso.com')} with the address of the person who waits. ${bold('help')} shows the rest.`,
    ],
    options,
  );

/** Nothing was understood: the nearest command and three examples the first time, a way to a human after that. */
export function unknownText(
  miss: {
    readonly nearest?: string /** In a row, this one included. */;
    readonly misses: number /** Who helps. */;
    readonly contact?: string;
  },
  options: ReaderOptions,
): string {
  const { nearest, misses, contact } = miss;
  if (misses > 1) {
    const human = contact === undefined ? say`a colleague who runs Microsoft 365 here` : say`${contact}`;
    return paragraphs(
      [
        say`I still do not understand, sorry. ${bold('help')} shows what I can do. For anything else please ask ${human}.`,
      ],
      options,
    );
  }
  const sorry = say`I did not understand that.`;
  const intro =
    nearest === undefined
      ? say`${sorry} You can say, for example:`
      : say`${sorry} Did you mean ${bold(nearest)}? You can say, for example:`;
  return listText(intro, ['check jane@contoso.com', 'cases', 'help'].map(bold), options);
}

/** What is missing or off in a command, from the reader of commands. */
export const problemText = (problem: Message, options: ReaderOptions): string => paragraphs([problem], options);

const bold = (text: string): Message => say`**${text}**`;
