import { ours } from '../src/cards/page.ts';
import type { Clock } from '../src/cases/case.ts';
import type { Check } from '../src/diagnosis/check.ts';
import { factsOf } from '../src/diagnosis/diagnose.ts';
import { type Message, say } from '../src/diagnosis/message.ts';

/** What became of an answer: what the fact read out of it, or why it does not take it. */
export type Taken = { readonly read: unknown } | { readonly refusal: Message };

/** What facts know of their answers. */
export interface Answerable {
  take(fact: string, value: unknown): Taken;
  /** The answers that a fact takes, in a line. */
  takes(fact: string): string | undefined;
}

/** Asks the facts behind the checks about answers; what no look reads is no answer. */
export function answerable(checks: readonly Check[], clock: Clock): Answerable {
  const facts = new Map(factsOf(checks).map((fact) => [fact.id, fact]));
  return {
    take(id, value) {
      const fact = facts.get(id);
      if (!fact?.answered) return { refusal: notAnAnswer };
      try {
        const reading = fact.answered(value, { now: clock.now() });
        if (reading.state !== 'unknown') return { read: reading.state === 'known' ? reading.value : value };
      } catch {
        // It is written for other shapes than this one.
      }
      return {
        refusal: fact.takes === undefined ? notAnAnswer : say`I could not read that. Please type ${ours(fact.takes)}.`,
      };
    },
    takes: (id) => facts.get(id)?.takes,
  };
}

const notAnAnswer = say`That is not an answer to this.`;
