const BLOCKS = 'address|blockquote|body|div|h[1-6]|head|html|hr|li|ol|p|pre|table|tbody|thead|tr|ul';
const INLINE = 'a|at|b|code|em|font|i|img|kbd|o:p|s|samp|span|strong|style|sub|sup|tt|u|attachment|emoji';
/** Without an equals sign, what follows the name of a tag are words of the text: `a <b or more`. */
const ATTRIBUTES = '(?:\\s{1,20}[\\w:-]{1,60}\\s?=[^<>]{0,2000})?\\s{0,20}';
const BLOCK_TAG = new RegExp(`</?(?:${BLOCKS})${ATTRIBUTES}/?>`, 'gi');
const INLINE_TAG = new RegExp(`</?(?:${INLINE})${ATTRIBUTES}/?>`, 'gi');
const BREAK_TAG = new RegExp(`<br${ATTRIBUTES}/?>`, 'gi');
const CELL_END = /<\/t[dh]>/gi;
const CELL = new RegExp(`<t[dh]${ATTRIBUTES}>`, 'gi');

/** Where a block begins or ends; no text has this character, because it is taken out before. */
const EDGE = '\ue000';

/** Text without the tags that Teams and Word put around it; a tag that is none of theirs stays (`<not set>`). */
export function withoutTags(text: string): string {
  if (!text.includes('<')) return text;
  return text
    .replaceAll(EDGE, '')
    .replaceAll(CELL_END, '\t')
    .replaceAll(CELL, '')
    .replaceAll(INLINE_TAG, '')
    .replaceAll(BLOCK_TAG, EDGE)
    .replaceAll(/\ue000[\ue000\n\t ]*/g, '\n')
    .replaceAll(BREAK_TAG, '\n');
}

const named: Readonly<Record<string, string>> = {
  nbsp: ' ',
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  lsquo: "'",
  rsquo: "'",
  ldquo: '"',
  rdquo: '"',
  ndash: '-',
  mdash: '-',
  hellip: '…',
  ensp: ' ',
  emsp: ' ',
  shy: '',
  zwnj: '',
};

/** Decodes character references once; an unknown one stays as it is. */
export const decoded = (text: string): string =>
  text.includes('&')
    ? text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) => {
        if (name !== undefined) return named[String(name).toLowerCase()] ?? whole;
        const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      })
    : text;
