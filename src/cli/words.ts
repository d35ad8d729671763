import type { Certainty, Subject } from '../diagnosis/finding.ts';
import { type Message, say } from '../diagnosis/message.ts';
import type { Render } from '../diagnosis/report.ts';
import { plain } from '../texts/escape.ts';

/** How sure a verdict is, for people. */
export const certainties: Readonly<Record<Certainty, Message>> = {
  confirmed: say`certain`,
  likely: say`likely`,
  undetermined: say`not known yet`,
};

/** Lines around a table and under its head only: a rule between all rows makes it twice as tall. */
export const thin = { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' };

/** Who it is about: the first line of a report. */
export function nameLine({ displayName, userPrincipalName, input, id, deleted }: Subject, render: Render): string {
  const name = displayName ? `${displayName} <${userPrincipalName ?? ''}>` : input;
  const line = `${plain(name)}${id ? `  ${id}` : ''}`;
  return deleted ? `${line}  (${render(say`deleted`)})` : line;
}
