/** A value in a card or message is cut to this many characters: nothing a tenant holds for a name is longer (256). */
export const longestValue = 300;

/**
 * Characters that show nothing, or a blank, but change what is around them: soft hyphen, grapheme joiner, Arabic letter
 * mark, Hangul fillers, Khmer inherent vowels, Mongolian vowel separator, zero-width space, directional marks,
 * embeddings, overrides and isolates, invisible operators, byte order mark, interlinear marks, tags.
 */
const invisible =
  /\u034f|\u17b4|\u17b5|[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
/** Joiners belong inside Persian and Indic words and emoji; anywhere else they only make look-alikes. */
const strayJoiner =
  /(?<![[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}]--\p{ASCII}])[\u200c\u200d]|[\u200c\u200d](?![[\p{L}\p{M}\p{Extended_Pictographic}]--\p{ASCII}])/gv;

/**
 * A value for JSON, a terminal, a button or plain text: one line, no control characters, nothing invisible, no
 * direction tricks. Everything that can be seen stays as it is.
 */
export const plain = (value: string): string =>
  value
    .toWellFormed()
    .replaceAll(invisible, '')
    .replaceAll(strayJoiner, '')
    .replaceAll(/[\s\u0085]/g, ' ')
    .replaceAll(/\p{Cc}/gu, '')
    .replaceAll(/ +/g, ' ')
    .trim();

/**
 * The same for text that is markdown: Teams messages and the TextBlocks of Adaptive Cards. Reads as the original once
 * rendered, and can be no link, mention, emphasis, list, HTML or card expression (`{{DATE(…)}}`, `${…}`).
 *
 * Only what is needed is escaped, for Teams' clients on phones print some backslashes (AdaptiveCards issue 5590).
 * Their parser also takes `\[a\](b)` for a link: so `(` is escaped after `]`, the one place where it matters.
 */
export const markdown = (value: string): string => markdownOf(shorten(plain(value), longestValue));

/** `markdown` with another bound, in characters of the value. */
export const markdownUpTo =
  (most: number) =>
  (value: string): string =>
    markdownOf(shorten(plain(value), most));

/** `plain` with a bound, in characters. */
export const plainUpTo =
  (most: number) =>
  (value: string): string =>
    shorten(plain(value), most);

/** A value in text that is read aloud: `speak` of a card may hold SSML, so no `<`, `>` or `&` gets in. */
export const spoken = (value: string): string =>
  shorten(plain(value), longestValue)
    .replaceAll(/[<>&]+/g, ' ')
    .trim();

/** At most `most` characters, the last one an ellipsis when something was cut. Never half a character. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, Math.max(0, most - 1));
  return `${cut.replace(/[\ud800-\udbff]$/, '').trimEnd()}…`;
}

const markdownOf = (value: string): string =>
  value
    .replaceAll(/[\\`*_~[\]<>{}]/g, '\\$&')
    .replaceAll('](', ']\\(')
    .replaceAll(/&(?=#?[a-z0-9]{1,31};)/gi, '\\&')
    // Clients turn bare web addresses into links.
    .replaceAll('://', '\\://')
    .replaceAll(/(?<![a-z0-9])www\./gi, (www) => `${www.slice(0, -1)}\\.`)
    // At the start of a line these begin a list, a heading or a rule.
    .replace(/^([-+](?=\s|$|-)|#{1,6}(?=\s|$)|=+$)/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
