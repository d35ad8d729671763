import { WaterfallDialog } from 'botbuilder-dialogs';
import { block } from '../src/cards/page.ts';
import { walkPage } from '../src/cards/walk-pages.ts';
import type { Candidate } from '../src/diagnosis/finding.ts';
import { type Message, say } from '../src/diagnosis/message.ts';
import type { WalkParts } from './parts.ts';
import { ask, wordIn } from './steps.ts';
import { type Choice, no, yes } from './typed.ts';

/** Persons to choose from on one card; a button more says that it is none of them. */
const mostPeople = 4;
const NONE = 'none';

/** Somebody else is meant. */
export const none: Choice = {
  word: NONE,
  title: say`None of these`,
  button: true,
  also: say`none, none of them, nobody, somebody else, no`,
};

/** Several people may be meant: a choice, never a guess. Ends with true when one was chosen and looked at. */
export const chooseDialog = (parts: WalkParts): WaterfallDialog<{ readonly case: number }> =>
  new WaterfallDialog<{ readonly case: number }>('choose', [
    async (step) => {
      const { case: number } = step.options;
      const shown = await parts.cases.get(number);
      const all = shown?.diagnosis?.subject.candidates ?? [];
      const typed = shown?.input ?? '';
      return ask(step, {
        case: number,
        ...(all.length === 1 && all[0] ? only(number, typed, all[0]) : among(number, typed, all)),
        why: [say`I do not guess who is meant: what helps one person may harm another.`],
      });
    },
    async (step) => {
      const word = wordIn(step);
      if ([NONE, 'skip', 'back'].includes(word)) return step.endDialog(false);
      await parts.cases.choose(step.options.case, word);
      return step.endDialog(true);
    },
  ]);

const titleOf = ({ displayName, userPrincipalName }: Candidate): Message => say`${displayName} (${userPrincipalName})`;

const namesOf = ({ displayName, userPrincipalName }: Candidate): readonly string[] => [
  userPrincipalName,
  userPrincipalName.replace(/@.*$/s, ''),
  displayName,
];

const only = (number: number, typed: string, one: Candidate) => ({
  page: walkPage(number, say`Nobody has “${typed}”. Did you mean ${titleOf(one)}?`),
  choices: [
    { ...yes, word: one.id, names: [yes.word, ...namesOf(one)] },
    { ...no, word: NONE, names: [no.word] },
  ],
});

function among(number: number, typed: string, all: readonly Candidate[]) {
  const people = all.slice(0, mostPeople);
  return {
    page: walkPage(number, say`Who do you mean by “${typed}”?`, [
      ...people.map((one, i) => block('line', say`${i + 1}. ${titleOf(one)}`)),
      ...(all.length > people.length ? [block('line', say`And ${all.length - people.length} more.`)] : []),
      block('aside', say`Press one, or type its number or the address.`),
    ]),
    choices: [
      ...people.map(
        (one, i): Choice => ({
          word: one.id,
          title: titleOf(one),
          button: true,
          names: [`${i + 1}`, ...namesOf(one)],
        }),
      ),
      ...all.slice(mostPeople).map((one): Choice => ({ word: one.id, title: titleOf(one), names: namesOf(one) })),
      none,
    ],
  };
}
