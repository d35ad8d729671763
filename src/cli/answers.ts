import { readFile } from 'node:fs/promises';
import { say } from '../diagnosis/message.ts';
import { type Reading, unknown } from '../diagnosis/reading.ts';
import type { Render } from '../diagnosis/report.ts';
import { plain, shorten } from '../texts/escape.ts';
import { type Answerable, allFacts, answerableIn, answerLines } from './answerable.ts';
import { BadInput, whyNot } from './bad-input.ts';

type Values = Readonly<Record<string, unknown>>;

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What people said, for everybody who is looked at, and for some of them alone. */
export class Answers {
  readonly #common: Values;
  readonly #ofPerson: ReadonlyMap<string, Values>;
  readonly #used = new Set<string>();

  constructor(common: Values, ofPerson: ReadonlyMap<string, Values>) {
    this.#common = common;
    this.#ofPerson = ofPerson;
  }

  /** By fact id. What was said of somebody alone wins. */
  of(user: string): Values {
    const key = keyOf(user);
    this.#used.add(key);
    return { ...this.#common, ...this.#ofPerson.get(key) };
  }

  /** A line about people who were answered for and not looked at; empty where there are none. */
  get complaint(): string {
    const unused = [...this.#ofPerson.keys()].filter((key) => !this.#used.has(key)).map(plain);
    return unused.length > 0 ? `Answered for, but not looked at under this name: ${unused.join(', ')}.\n` : '';
  }
}

const keyOf = (user: string): string => user.trim().toLowerCase();

/**
 * Reads a file of answers: JSON of fact id to value, and of address or object id to such an object. Throws BadInput with
 * a sentence for the first thing that is wrong, and with what can be answered.
 */
export async function readAnswers(file: string, render: Render): Promise<Answers> {
  const all = recordOf(await parsed(file), `${file} must be a JSON object of fact id to answer.`);
  const facts = await allFacts();
  const answerable = answerableIn(facts);
  const common: Record<string, unknown> = {};
  const ofPerson = new Map<string, Values>();
  const check = (values: Values): void => {
    for (const [id, value] of Object.entries(values)) accept(id, value, facts, answerable, render);
  };
  for (const [key, value] of Object.entries(all)) {
    if (key.includes('@') || guid.test(key)) {
      ofPerson.set(keyOf(key), recordOf(value, `In ${file}, ${shown(key)} must have an object of fact id to answer.`));
    } else common[key] = value;
  }
  for (const values of [common, ...ofPerson.values()]) check(values);
  return new Answers(common, ofPerson);
}

async function parsed(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new BadInput(`${file} cannot be read: ${whyNot(error)}.`);
  });
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new BadInput(`${file} is not JSON: ${(error as Error).message}.`);
  }
}

function recordOf(value: unknown, otherwise: string): Values {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Values;
  throw new BadInput(otherwise);
}

function accept(
  id: string,
  value: unknown,
  facts: readonly { readonly id: string }[],
  answerable: readonly Answerable[],
  render: Render,
): void {
  const found = answerable.find(({ fact }) => fact.id === id);
  if (!found) {
    const why = facts.some((fact) => fact.id === id)
      ? `${id} cannot be answered: it is looked up.`
      : `There is no fact called ${shown(id)}.`;
    throw new BadInput(`${why} What can be answered:\n${answerLines(answerable)}`);
  }
  const reading = readingOf(found, value);
  if (reading?.state === 'known' || reading?.state === 'absent') return;
  const why = reading ? ` ${render(reading.reason)}` : '';
  throw new BadInput(`The answer to ${id} was not understood.${why} It takes: ${found.takes}.`);
}

/** As the fact would read it of somebody of whom nothing is known yet. Undefined for a shape that it does not know. */
function readingOf({ fact }: Answerable, value: unknown): Reading<unknown> | undefined {
  const uses = Object.fromEntries(Object.keys(fact.uses).map((name) => [name, nothingYet]));
  try {
    return fact.answered?.(value, { from: {}, uses, now: new Date() });
  } catch {
    return undefined;
  }
}

const nothingYet = unknown(say`Nobody has looked yet.`);

const shown = (text: string): string => `“${shorten(plain(text), 60)}”`;
