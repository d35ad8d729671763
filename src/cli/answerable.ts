import { join } from 'node:path';
import type { Check } from '../diagnosis/check.ts';
import { factsOf } from '../diagnosis/diagnose.ts';
import type { Fact } from '../diagnosis/fact.ts';
import type { Ask } from '../diagnosis/reading.ts';
import input from '../facts/input.ts';
import person from '../facts/person.ts';
import { loadFolder } from '../load.ts';

/** A fact that a person can answer for. */
export interface Answerable {
  readonly fact: Fact<unknown>;
  readonly question: string;
  /** The values it takes, in a line. */
  readonly takes: string;
}

/** All facts of the checks, whether they take answers or not. */
export const allFacts = async (): Promise<readonly Fact<unknown>[]> =>
  factsOf(await loadFolder<Check>(join(import.meta.dirname, '../checks')), person);

/** The facts that take answers, in order of their ids. Who is meant is said by the command itself. */
export const answerableIn = (facts: readonly Fact<unknown>[]): readonly Answerable[] =>
  facts
    .filter((fact) => fact.answered !== undefined && fact.id !== input.id)
    .map((fact) => ({ fact, question: questionOf(fact), takes: fact.takes ?? 'a value as JSON' }))
    .sort((a, b) => (a.fact.id < b.fact.id ? -1 : 1));

/** What can be answered, a line a fact, for the eye. */
export function answerLines(answerable: readonly Answerable[]): string {
  const width = Math.max(0, ...answerable.map(({ fact }) => fact.id.length));
  return answerable
    .map(({ fact, question, takes }) => {
      const asked = question ? `${question}\n${' '.repeat(width + 4)}` : '';
      return `  ${fact.id.padEnd(width)}  ${asked}${takes}`;
    })
    .join('\n');
}

const nothing = { from: {}, uses: {}, now: new Date(0) };

/** What a person is asked; empty where the question depends on somebody. */
function questionOf(fact: Fact<unknown>): string {
  const asks = [
    () => {
      const reading = fact.read([], nothing);
      return reading.state === 'unknown' ? reading.ask : undefined;
    },
    () => fact.remedyForUnknown(nothing),
  ];
  for (const ask of asks) {
    const found = attempt(ask);
    if (found && 'question' in found) return found.question;
  }
  return '';
}

function attempt(ask: () => Ask | undefined): Ask | undefined {
  try {
    return ask();
  } catch {
    // It wants to know about whom it is asked.
    return undefined;
  }
}
