import { propertyOf, tellingNames } from './properties.ts';

const HASH = /^\s{0,20}@\{(\w{2,60}=.{1,8000})\}\s*$/;
const EQUATED = /^\s{0,20}(\w{2,60}) {0,40}= ?((?!["'$@({]).{0,2000})$/;
const TABBED = /^\s{0,4}(\w{2,60})\t{1,8}((?!:)[^\t]{0,2000})\s{0,8}$/;

const telling = new Set(tellingNames);
const known = (name = ''): boolean => propertyOf(name) !== undefined;

/** `@{Name=value; Name=value}`, as PowerShell prints an object inside a text. */
function hashAt(line: string): readonly string[] | undefined {
  const pairs = HASH.exec(line)?.[1]?.split(/;\s{0,4}(?=\w{2,60}=)/);
  return pairs?.some((pair) => known(/^\w+/.exec(pair)?.[0]))
    ? pairs.map((pair) => pair.replace('=', ' : '))
    : undefined;
}

/** Lines of names and values side by side, none of them anything else, in one of these ways. */
function pairsAt(lines: readonly string[], start: number, way: RegExp): readonly string[] {
  const pairs: string[] = [];
  const names: string[] = [];
  for (const line of lines.slice(start, start + 500)) {
    const [, name = '', value = ''] = way.exec(line) ?? [];
    if (name === '' || (way === TABBED && !known(name))) break;
    names.push(name);
    pairs.push(`${name} : ${value.trim()}`);
  }
  const end = lines[start + pairs.length]?.trim() ?? '';
  return pairs.length > 1 && end === '' && names.some((name) => telling.has(name)) ? pairs : [];
}

/** Lines in which names and values that stand side by side in another way became those of Format-List. */
export function asLists(lines: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    const isFirst = (lines[at - 1] ?? '').trim() === '' || kept.length === 0;
    const pairs = hashAt(line) ?? [];
    const block = isFirst && /[=\t]/.test(line) ? [EQUATED, TABBED].map((way) => pairsAt(lines, at, way)) : [];
    const found = block.find((one) => one.length > 0) ?? [];
    if (pairs.length > 0) kept.push('', ...pairs, '');
    else if (found.length > 0) kept.push(...found);
    else kept.push(line);
    at += Math.max(found.length, 1);
  }
  return kept;
}
