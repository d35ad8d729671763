import { isRecord } from '../reply.ts';
import { promptIn } from './prompt.ts';
import { type RawRecord, rawRecord } from './raw-record.ts';
import { rawJson } from './values.ts';

/** A JSON value that stands in the lines, and the line after it. */
export interface JsonFound {
  readonly value: unknown;
  readonly next: number;
}

/** Whether JSON may begin here. */
export const startsJson = (line: string): boolean =>
  /^\s{0,200}(\{|\[\s*(\{|$))/.test(line) && !/^\s*\{\s*\}?\s*\w+,/.test(line);

/** Reads the JSON that begins in a line. A console breaks long lines even inside a string: such breaks are taken out. */
export function jsonAt(lines: readonly string[], start: number): JsonFound | undefined {
  let depth = 0;
  let inString = false;
  const flat: string[] = [];
  for (let i = start; i < lines.length; i += 1) {
    const line = lines[i] ?? '';
    for (let at = 0; at < line.length; at += 1) {
      const sign = line.charAt(at);
      if (inString && sign === '\\') at += 1;
      else if (sign === '"') inString = !inString;
      else if (!inString && (sign === '{' || sign === '[')) depth += 1;
      else if (!inString && (sign === '}' || sign === ']')) depth -= 1;
      if (depth === 0 && !inString) {
        // What stands behind the last bracket is no JSON; a prompt may have lost its line.
        const rest = line.slice(at + 1);
        if (rest.trim() !== '' && !promptIn(rest)) return undefined;
        flat.push(line.slice(0, at + 1));
        return parsed(flat.join(''), i + 1);
      }
    }
    flat.push(inString ? line : `${line}\n`);
  }
  return undefined;
}

function parsed(text: string, next: number): JsonFound | undefined {
  try {
    return { value: JSON.parse(text), next };
  } catch {
    return undefined;
  }
}

const MEMBER = /^\s{0,200}"\w{1,80}"\s{0,20}:\s{0,20}(?:"(?:[^"\\]|\\.){0,2000}"|true|false|null|-?\d{1,20})\s*,?\s*$/;

/** Reads lines from the middle of an object: its members without the braces around them. */
export function membersAt(lines: readonly string[], start: number): JsonFound | undefined {
  if ((lines[start - 1] ?? '').trim() !== '') return undefined;
  let next = start;
  while (MEMBER.test(lines[next] ?? '')) next += 1;
  if (next === start || /^\s*["[{}\]]/.test(lines[next] ?? '')) return undefined;
  return parsed(`{${lines.slice(start, next).join('').trim().replace(/,$/, '')}}`, next);
}

/** The objects of a JSON value: a list, an object by itself, or the list under `value` of a service's answer. */
export function jsonRecords(json: unknown): readonly RawRecord[] {
  const items = Array.isArray(json) ? json : isRecord(json) && Array.isArray(json.value) ? json.value : [json];
  return items.filter(isRecord).map((item) =>
    rawRecord(
      Object.entries(item)
        .filter(([name]) => !name.includes('@'))
        .map(([name, value]) => [name, rawJson(value)] as const),
    ),
  );
}

/** Whether it is an answer of Microsoft Graph itself: null means there that nothing is set. */
export const isOfGraph = (json: unknown): boolean =>
  isRecord(json) && typeof json['@odata.context'] === 'string' && json['@odata.context'].includes('graph.microsoft');

/** The error of a service, as the text that it is read by. */
export const jsonError = (json: unknown): string | undefined =>
  isRecord(json) && isRecord(json.error) ? JSON.stringify(json.error) : undefined;
