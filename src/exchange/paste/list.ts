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

interface Open {
  readonly indent: number;
  readonly colon: number;
  readonly entries: Map<string, { pieces: string[]; aligned: boolean }>;
  last: string;
}

/** Reads lines of Format-List into objects. A blank line or a property seen before may begin the next one. */
export class ListReader {
  readonly #done: Open[] = [];
  #open: Open | undefined;
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
      return true;
    }
    const pair = pairIn(line);
    const indent = line.length - line.trimStart().length;
    if (this.#open && this.#blanks === 0 && (!pair || indent > this.#open.colon)) {
      this.#goOn(line.trim(), indent);
      return true;
    }
    if (!pair) return false;
    for (const one of unglued(pair)) this.#add(one);
    this.#blanks = 0;
    return true;
  }

  /** The objects that were read. */
  get records(): readonly RawRecord[] {
    return [...this.#done, ...(this.#open ? [this.#open] : [])].map(({ entries }) => rawRecord([...entries]));
  }

  #add({ indent, colon, name, value }: Pair): void {
    const apart = this.#blanks > 0 && (this.#blanks > 1 || this.#open?.colon !== colon);
    if (apart || this.#open?.entries.has(name.toLowerCase())) this.#close();
    this.#open ??= { indent, colon, entries: new Map(), last: '' };
    this.#open.last = name.toLowerCase();
    this.#open.entries.set(this.#open.last, { pieces: [...rawText(value).pieces], aligned: true });
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
    this.#blanks = 0;
  }
}

const GLUED = new RegExp(`(${[...tellingNames].sort((a, b) => b.length - a.length).join('|')})[ \\t]{0,60}:`, 'g');

/**
 * The pairs of a line whose line ends were lost on the way: `RecipientType : MailUserExchangeGuid : 1e17…`. The value of
 * a property that can hold any text is taken as it stands.
 */
function unglued(pair: Pair): readonly Pair[] {
  const found = [...pair.value.matchAll(GLUED)];
  if (found.length === 0) return [pair];
  const value = pair.value.slice(0, found[0]?.index).trim();
  const property = propertyOf(pair.name);
  const isText = property === undefined || property.kind === 'text';
  // Two further properties in one line are no name that somebody bears.
  if (isText ? found.length < 2 : !fits(property, rawText(value))) return [pair];
  const rest = found.map((match, i) => ({
    ...pair,
    name: match[1] ?? '',
    value: pair.value.slice(match.index + match[0].length, found[i + 1]?.index).trim(),
  }));
  return [{ ...pair, value }, ...rest];
}
