import { defineFact, type Fact } from '../../diagnosis/fact.ts';
import { say } from '../../diagnosis/message.ts';
import { known, unknown } from '../../diagnosis/reading.ts';

/** A question that only a person can answer, with the answers it takes. */
export interface Choice<T extends string> {
  /** The id of the fact. */
  readonly id: string;
  readonly question: string;
  readonly options: readonly T[];
}

/** A fact that is unknown until a person chose one of its answers. Asked of nobody: checks say when it matters. */
export const choiceOf = <const T extends string>({ id, question, options }: Choice<T>): Fact<T> =>
  defineFact<T>({
    id,
    source: 'person',
    read: () => unknown(say`Nobody said yet.`, { question, fact: id, options }),
    answered: (value) =>
      options.includes(value as T) ? known(value as T) : unknown(say`The answer was none of: ${options.join(', ')}.`),
    takes: options.join(', '),
  });
