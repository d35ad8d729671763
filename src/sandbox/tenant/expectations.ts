import type { AskInFile, Expected, Story, TenantFile } from './file.ts';

/** Expectations that contradict themselves, and asks that stand twice or say nothing. One sentence each. */
export function expectationMistakes(file: TenantFile): readonly string[] {
  const ofPeople = (['users', 'deletedUsers'] as const).flatMap((list) =>
    (file[list] ?? []).flatMap(({ userPrincipalName, sandbox = {} }, at) =>
      storyMistakes(`${list}[${at}] (${userPrincipalName}) › sandbox`, sandbox),
    ),
  );
  const asks = file.asks ?? [];
  return [...ofPeople, ...asks.flatMap((ask, at) => askMistakes(`asks[${at}] (${ask.input})`, ask)), ...repeated(asks)];
}

function storyMistakes(place: string, { expect, expectWithExchange }: Story): readonly string[] {
  const both = [
    ['expect', expect],
    ['expectWithExchange', expectWithExchange],
  ] as const;
  return [
    ...both.flatMap(([key, one]) => (one && !agrees(one) ? [`${place} › ${key}: ${halfUndetermined}`] : [])),
    ...(expectWithExchange && !expect
      ? [`${place} › expectWithExchange stands alone: say in "expect" what comes out from Graph alone.`]
      : []),
    ...(expect &&
    expectWithExchange &&
    JSON.stringify(expected(expect)) === JSON.stringify(expected(expectWithExchange))
      ? [`${place} › expectWithExchange is the same as "expect": leave it out.`]
      : []),
  ];
}

const expected = ({ cause, certainty }: Expected): Expected => ({ cause, certainty });

const halfUndetermined = 'the cause is undetermined exactly when the certainty is.';
const agrees = ({ cause, certainty }: Expected): boolean =>
  (cause === 'undetermined') === (certainty === 'undetermined');

const factId = /^[a-z]+(-[a-z]+)*$/;

function askMistakes(place: string, ask: AskInFile): readonly string[] {
  const { answers } = ask;
  return [
    ...storyMistakes(place, ask),
    ...(answers && Object.keys(answers).length === 0 ? [`${place} › answers is empty: leave it out.`] : []),
    ...Object.entries(answers ?? {}).flatMap(([key, value]) => [
      ...(factId.test(key)
        ? []
        : [
            `${place} › answers: "${key}" is no fact; facts are written like "mailbox-elsewhere", see docs/answers.md.`,
          ]),
      ...(value === null ? [`${place} › answers › ${key} is null: leave out what nobody said.`] : []),
    ]),
  ];
}

/** The same question twice would hide which of two expectations holds. */
function repeated(asks: readonly AskInFile[]): readonly string[] {
  const seen = new Map<string, number>();
  return asks.flatMap(({ input, answers = {} }, at) => {
    const mark = JSON.stringify([input.toLowerCase(), Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1))]);
    const first = seen.get(mark);
    seen.set(mark, first ?? at);
    return first === undefined ? [] : [`asks[${at}] (${input}) asks the same as asks[${first}].`];
  });
}
