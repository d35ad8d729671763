const ESCAPE = String.fromCodePoint(0x1b);
const BELL = String.fromCodePoint(0x07);

/** Sets a window's title, or makes a link. */
const COMMAND = new RegExp(`${ESCAPE}\\][^${ESCAPE}${BELL}]{0,500}(?:${BELL}|${ESCAPE}\\\\)`, 'g');
const SEQUENCE = new RegExp(`[${ESCAPE}\\u009b\\u241b]\\[?[0-9;?]{0,30}[A-Za-z]`, 'g');
/** A color whose escape character was lost on the way, or became an arrow. */
const LOST_COLOR = /\u2190?\[\d{1,3}(?:;\d{1,3}){0,5}m/g;

/** Text without what only tells a terminal how to draw it. */
export const withoutTerminalCodes = (text: string): string =>
  text.replaceAll(COMMAND, '').replaceAll(SEQUENCE, '').replaceAll(LOST_COLOR, '');
