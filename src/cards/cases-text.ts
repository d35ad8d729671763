import type { Case } from '../cases/case.ts';
import { type CauseId, causeOf, causes } from '../diagnosis/causes.ts';
import type { Candidate, Certainty } from '../diagnosis/finding.ts';
import { type Message, say } from '../diagnosis/message.ts';
import { listText, paragraphs } from './lines.ts';
import type { ReaderOptions } from './options.ts';
import { ours } from './page.ts';

/** How sure, in a list. */
const sure: Readonly<Record<Certainty, Message>> = {
  confirmed: say`certain`,
  likely: say`likely`,
  undetermined: say`not known yet`,
};

/** The open cases, a line each. `case-only` leaves out who they are about. */
export function casesText(
  open: readonly Case[],
  options: ReaderOptions & { readonly detail?: 'full' | 'case-only' },
): string {
  if (open.length === 0)
    return paragraphs([say`There is no open case. To open one, type: check jane@contoso.com`], options);
  const entries = open.map((one) => {
    const since = say`since ${{ time: one.openedAt }}`;
    return options.detail === 'case-only'
      ? say`**${one.number}** · ${since}`
      : say`**${one.number}** · ${person(one)} · ${since}${lastFound(one)}${ticketOf(one)}`;
  });
  return listText(open.length === 1 ? say`One open case:` : say`${open.length} open cases:`, entries, options);
}

/** Earlier cases of one person, as the caller ordered them. */
export function historyText(user: string, cases: readonly Case[], options: ReaderOptions): string {
  if (cases.length === 0)
    return paragraphs([say`I know of no case about ${user}. To open one, type: check ${user}`], options);
  const entries = cases.map((one) => {
    const ended = one.closed ? say`closed ${{ time: one.closed.at }}` : say`still open`;
    return say`**${one.number}** · opened ${{ time: one.openedAt }}, ${ended}${lastFound(one)}${ticketOf(one)}`;
  });
  return listText(say`Cases about ${user}:`, entries, options);
}

/** Several persons may be meant: what to type to pick one. */
export const choiceText = (input: string, candidates: readonly Candidate[], options: ReaderOptions): string =>
  listText(
    say`Who do you mean by “${input}”? Type check and the address:`,
    candidates.map(({ displayName, userPrincipalName }) => say`${displayName}: check ${userPrincipalName}`),
    options,
  );

const person = ({ subject, input }: Case): Message =>
  subject ? say`${subject.displayName} (${subject.userPrincipalName})` : say`${input}`;

const ticketOf = ({ ticket }: Case): Message => (ticket === undefined ? say`` : say` · ticket ${ticket}`);

function lastFound({ history }: Case): Message {
  const last = history.at(-1);
  if (!last) return say``;
  // A line of history may be older than this version's catalogue.
  const title = Object.hasOwn(causes, last.cause) ? ours(causeOf(last.cause as CauseId).title) : say`${last.cause}`;
  const how = Object.hasOwn(sure, last.certainty) ? sure[last.certainty as Certainty] : say`${last.certainty}`;
  return say` · ${title} (${how})`;
}
