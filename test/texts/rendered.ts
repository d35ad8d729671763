/**
 * What a markdown client shows for a line without active markup: backslash escapes resolved as CommonMark says (2.4:
 * any ASCII punctuation). The tests compare it with the original.
 */
export const withoutEscapes = (text: string): string => text.replaceAll(/\\([!-/:-@[-`{-~])/g, '$1');

/** The same line with its escaped characters blanked: whatever markup is still seen in it is active. */
export const active = (text: string): string => text.replaceAll(/\\[!-/:-@[-`{-~]/g, '·');

/** Markup that a CommonMark client, Teams' mention or link finder, or a card renderer would act on. */
const markup: readonly RegExp[] = [
  /[*_~`[\]<>{}\\]/,
  /&#?[a-z0-9]+;/i,
  /^(?:#{1,6}|[-+]|\d{1,9}[.)])(?:\s|$)/,
  /^(?:-{2,}|=+)\s*$/,
  /:\/\//,
  /(?<![a-z0-9])www\./i,
  /[\r\n]/,
  /\p{Cc}|[\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/u,
];

/** What would act, as a list of patterns; empty is good. */
export function markupIn(text: string): string[] {
  const shown = active(text);
  const found = markup.filter((pattern) => pattern.test(shown)).map(String);
  // Looked for in the text as it travels: the phones' parser ignores a backslash before a bracket.
  for (const raw of ['](', '<at>', '</at>', `\${`, '{{']) if (text.includes(raw)) found.push(raw);
  return found;
}
