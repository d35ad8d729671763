import { isCmdlet } from './cmdlet-names.ts';
import { pairIn } from './list.ts';
import { propertyOf } from './properties.ts';

const full = (line: string): boolean => line.trim() !== '';

/** A chat's stamp, with or without a name behind it: `[20.11.26, 09:14:50] Sam: `. */
const STAMP = /^\s{0,4}\[[^\]]{4,30}\]\s{0,4}(?:[^:[\]|]{1,40}: )?([A-Za-z]\w{1,60})(?=\s{0,40}: )/;
const BOLD_NAME = /^(\s{0,20}(?:[•·*-] )?)\*\*([A-Za-z][\w.-]{0,79})(\s?:?)\*\*/;
const CODE = /^(\s{0,20}(?:[^`]{0,80}: )?)`([^`]+)`\s*$/;
/** Outlook makes a link of an address in a command. */
const LINKED = /([A-Za-z]{2,20}-[A-Za-z]\w{1,60} (?:-\w{1,40} )?)<([^<>\s@]{1,100}@[^<>\s@]{1,200})>/g;

/** A line without what chats, markdown and mail programs put into it. */
export function unmarked(line: string): string {
  const plain = line
    .replace(STAMP, (whole, name) => (propertyOf(name) ? name : whole))
    .replace(BOLD_NAME, '$1$2$3')
    .replaceAll(LINKED, '$1$2');
  const [, before = '', code = ''] = CODE.exec(plain) ?? [];
  if (code === '') return plain;
  // A name before a command or a property is whose message it is; before a value, it is the property.
  return isCmdlet(/^[\w-]+/.exec(code)?.[0] ?? '') || pairIn(code) ? code : `${before}${code}`;
}

/** Lines without a bar that is drawn before every one of them. */
export const unbarred = (lines: readonly string[]): readonly string[] =>
  lines.filter(full).length > 1 && lines.filter(full).every((line) => /^\s{0,4}[|│┃](?:\s|$)/.test(line))
    ? lines.map((line) => line.replace(/^\s{0,4}[|│┃] ?/, ''))
    : lines;
