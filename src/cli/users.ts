import { createReadStream } from 'node:fs';
import { extname } from 'node:path';
import { plain } from '../texts/escape.ts';
import { BadInput, whyNot } from './bad-input.ts';
import { textOf } from './text-of.ts';
import { peopleIn } from './user-list.ts';

/** Where people are named: arguments (`-` is standard input), and a file (`-` again). */
export interface Named {
  readonly users: readonly string[];
  readonly file?: string;
  readonly stdin: AsyncIterable<Uint8Array>;
}

/** Everybody who is named, in order, as soon as they are. Throws BadInput. */
export async function* everybody({ users, file, stdin }: Named): AsyncGenerator<string> {
  for (const user of users) {
    if (user === '-') yield* peopleIn(textOf(stdin), 'Standard input', false);
    else yield user.trim();
  }
  if (file === '-') yield* peopleIn(textOf(stdin), 'Standard input', false);
  else if (file !== undefined) yield* peopleIn(textOf(bytesOf(file)), file, csv.has(extname(file).toLowerCase()));
}

const csv = new Set(['.csv', '.tsv']);

async function* bytesOf(file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(file) as AsyncIterable<Buffer>;
  } catch (error) {
    throw new BadInput(`${file} cannot be read: ${whyNot(error)}.`);
  }
}

/** How many repeats are named to the reader. */
const shown = 5;

/** Lets everybody pass once, and remembers who came again. Addresses differ in more than capitals, or not at all. */
export class Once {
  readonly #seen = new Set<string>();
  readonly #again = new Map<string, string>();

  async *of(users: AsyncIterable<string>): AsyncGenerator<string> {
    for await (const user of users) {
      const key = user.toLowerCase();
      if (this.#seen.has(key)) this.#again.set(key, user);
      else {
        this.#seen.add(key);
        yield user;
      }
    }
  }

  /** A sentence about those who were named more than once, or nothing. */
  get repeats(): string | undefined {
    if (this.#again.size === 0) return undefined;
    const names = [...this.#again.values()].slice(0, shown).map(plain);
    const more = this.#again.size - names.length;
    const all = more > 0 ? [...names, `${more} more`] : names;
    return `Named more than once, and looked at once: ${all.join(', ')}.`;
  }
}
