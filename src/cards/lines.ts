import { type Message, say } from '../diagnosis/message.ts';
import { markdown } from '../texts/escape.ts';
import { render } from '../texts/render.ts';
import type { Reader } from '../texts/sentence.ts';
import type { ReaderOptions } from './options.ts';

/** For a reader of a Teams message: its text is markdown. */
export const messageReader = ({ locale, timeZone, translate }: ReaderOptions): Reader => ({
  locale,
  timeZone,
  escape: markdown,
  ...(translate && { translate }),
});

/** Entries of a list in a message; more is a report. */
const mostEntries = 20;

/** A paragraph and a list under it, as the text of a Teams message. A longer list is cut, and says so. */
export function listText(intro: Message, entries: readonly Message[], options: ReaderOptions): string {
  const reader = messageReader(options);
  const shown = entries.slice(0, mostEntries);
  const more = entries.length - shown.length;
  const lines = more > 0 ? [...shown, say`and ${more} more`] : shown;
  const list = lines.map((line) => `- ${render(line, reader)}`).join('\n');
  return [render(intro, reader), list].filter((part) => part !== '').join('\n\n');
}

/** Paragraphs, as the text of a Teams message. */
export const paragraphs = (parts: readonly Message[], options: ReaderOptions): string =>
  parts.map((part) => render(part, messageReader(options))).join('\n\n');
