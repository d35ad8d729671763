import { isGuid } from './address.ts';
import { cleanText } from './clean.ts';
import { requestIn } from './courtesy.ts';
import { commandAtStart } from './words.ts';

/** Words with which a request about a person or a ticket begins that can mean nothing else. */
const unmistakable =
  /^(?:check|diagnose|investigate|guide|walk me through|history|timeline|ticket|prüfe|überprüfe|untersuche|anleitung|zeitlinie|vorgeschichte)\s/i;
/** Words for closing a case that a person says just as well of a step. */
const ofAStep = /^(?:erledigt|gelöst|solved|resolved?|mark as done)[.!]?$/i;
/** More words than this behind them, and the sentence is about something else. */
const mostWordsBehind = 4;

/**
 * Whether a text can only be meant as a command, even while a question waits for an answer: a command's words with
 * nothing behind them but a case or whom it is about; or addresses alone.
 */
export function isPlainCommand(text: string): boolean {
  const sentence = requestIn(cleanText(text, false));
  if (ofAStep.test(sentence)) return false;
  const start = commandAtStart(sentence);
  const words = (start?.rest ?? sentence).split(/[\s,;]+/).filter(Boolean);
  if (!start) return words.some(isWhom) && words.every((word) => isWhom(word) || joins.has(word.toLowerCase()));
  if (words.every((word) => isWhom(word) || /^#?\d{1,9}$/.test(word) || joins.has(word.toLowerCase()))) return true;
  return unmistakable.test(sentence) && words.length <= mostWordsBehind;
}

/** An address, an object id, or the number of a case; one of one or two digits is an answer. */
const isWhom = (word: string): boolean =>
  /^[^@\s:{}"]+@[^@\s:{}"]+$/.test(word) || isGuid(word) || /^#?\d{3,9}$/.test(word);

const joins: ReadonlySet<string> = new Set(['and', 'und', 'case', 'fall', 'for', 'für', 'of', 'von', '&', '+']);

/** Whether a text was pasted rather than typed: several lines, or what PowerShell prints. */
export const isPasted = (text: string): boolean =>
  text.length > 1_000 ||
  /\n|<(?:br|pre|p|div|table)\b/i.test(text.trim()) ||
  /^\s*(?:PS[ >]|[{["])|^\s*[A-Z][A-Za-z]{2,40}\s*:(?:\s|$)|\b(?:Get|Set|New|Test)-[A-Z][A-Za-z]+|couldn.t be found/.test(
    text,
  );
