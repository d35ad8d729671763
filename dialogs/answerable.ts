import type { Check } from '../src/diagnosis/check.ts';
import { factsOf } from '../src/diagnosis/diagnose.ts';
import { type Message, say } from '../src/diagnosis/message.ts';

/** Why the fact with this id does not take a value; undefined when it does. */
export type Refuses = (fact: string, value: unknown) => Message | undefined;

/** Asks the facts behind the checks whether they take an answer; what no look reads is no answer. */
export function refusals(checks: readonly Check[]): Refuses {
  const facts = new Map(factsOf(checks).map((fact) => [fact.id, fact]));
  return (id, value) => {
    const fact = facts.get(id);
    if (!fact?.answered) return notAnAnswer;
    try {
      if (fact.answered(value).state !== 'unknown') return undefined;
    } catch {
      // It is written for other shapes than this one.
    }
    return fact.takes === undefined ? notAnAnswer : say`I can take: ${fact.takes}.`;
  };
}

const notAnAnswer = say`That is not an answer to this.`;
