import { type Chunk, objectsOf } from './list-chunks.ts';
import { propertyOf, tellingNames } from './properties.ts';
import { fits, type RawRecord, rawRecord } from './raw-record.ts';
import { rawText } from './values.ts';

/** A line `Name : value`. */
interface Pair {
  readonly indent: number;
  /** The column of the colon. */
  readonly colon: number;
  readonly name: string;
  readonly value: string;
}

const PAIR = /^(\s{0,200})([A-Za-z][\w.-]{0,79})(\s{0,100}):(?!\\|\/\/)(.*)$/;

/** People make lists of what they pasted. */
const BULLET = /^(\s{0,40})[•·*-] (?=[A-Za-z])/;

/** The property and the value of a line of Format-List; undefined for a sentence with a colon. */
export function pairIn(line: string): Pair | undefined {
  const [, blank = '', name = '', gap = '', value = ''] = PAIR.exec(line.replace(BULLET, '$1  ')) ?? [];
  if (name === '' || (gap === '' && propertyOf(name) === undefined)) return undefined;
  return { indent: blank.length, colon: blank.length + name.length + gap.length, name, value: value.trim() };
}

/** Reads lines of Format-List into objects. A blank line or a property seen before may begin the next one. */
export class ListReader {
  readonly #done: Chunk[] = [];
  #open: Chunk | undefined;
  #blanks = 0;

  /** Takes a line; false when it is no part of a list. */
  take(line: string): boolean {
    if (line.trim() === '') {
      this.#blanks += 1;
      return true;
    }
    if (!/[\p{L}\p{N}{}]/u.test(line)) {
      // "..." and rulers stand between objects.
      this.#close();
      this.#blanks = 0;
      return true;
    }
    const pair = pairIn(line);
    const indent = line.length - line.trimStart().length;
    // What stands under a value belongs to it: text may have blank lines, and lines like those of a list.
    if (this.#open && (indent > this.#open.colon || (this.#blanks === 0 && !pair))) {
      this.#goOn(line.trim(), indent);
      this.#blanks = 0;
      return true;
    }
    if (!pair) return false;
    for (const one of unglued(pair)) this.#add(one);
    this.#blanks = 0;
    return true;
  }

  /** The objects that were read. */
  get records(): readonly RawRecord[] {
    return objectsOf(this.#open ? [...this.#done, this.#open] : this.#done).map((entries) => rawRecord([...entries]));
  }

  #add({ indent, colon, name, value }: Pair): void {
    const key = name.toLowerCase();
    const joins = this.#blanks === 1 && this.#open?.colon === colon;
    if (this.#blanks > 0 || this.#open?.entries.has(key)) this.#close();
    this.#open ??= { indent, colon, joins, entries: new Map(), last: '' };
    this.#open.last = key;
    this.#open.entries.set(key, { pieces: [...rawText(value).pieces], aligned: true, colon });
  }

  #goOn(text: string, indent: number): void {
    const value = this.#open?.entries.get(this.#open.last);
    if (!this.#open || !value) return;
    value.pieces.push(text);
    if (indent <= this.#open.indent) value.aligned = false;
  }

  #close(): void {
    if (this.#open) this.#done.push(this.#open);
    this.#open = undefined;
  }
}

const GLUED = new RegExp(`(${[...tellingNames].sort((a, b) => b.length - a.length).join('|')})[ \\t]{0,60}:`, 'g');

/** Text that Exchange itself writes; any other may hold whatever somebody typed. */
const written = new Set(
  `Alias ArchiveState ArchiveStatus Database DistinguishedName ExchangeVersion LegacyExchangeDN MailboxPlan MailboxRegion
  OrganizationalUnit OrganizationId OriginatingServer SamAccountName ServerName UsageLocation`
    .toLowerCase()
    .split(/\s+/),
);

/**
 * The pairs of a line whose line ends were lost on the way: `RecipientType : MailUserExchangeGuid : 1e17…`. The value of
 * a property that can hold any text is taken as it stands, to its end.
 */
function unglued(pair: Pair): readonly Pair[] {
  if (!pair.value.includes(':')) return [pair];
  const pairs: Pair[] = [];
  let open = { ...pair, from: 0 };
  for (const match of pair.value.matchAll(GLUED)) {
    const value = pair.value.slice(open.from, match.index);
    if (!mayEnd(open.name, value)) break;
    pairs.push({ ...pair, name: open.name, value: value.trim() });
    open = { ...pair, name: match[1] ?? '', from: match.index + match[0].length };
  }
  return [...pairs, { ...pair, name: open.name, value: pair.value.slice(open.from).trim() }];
}

/** Whether a value may be all of this property's, so that the name behind it is one. */
function mayEnd(name: string, value: string): boolean {
  const property = propertyOf(name);
  if (property === undefined) return false;
  if (property.kind === 'text') return written.has(name.toLowerCase()) && /\S$/.test(value);
  return fits(property, rawText(value));
}
