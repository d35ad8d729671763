import { ours } from '../src/cards/page.ts';
import type { Check } from '../src/diagnosis/check.ts';
import { type Message, say } from '../src/diagnosis/message.ts';
import { procedures } from '../src/diagnosis/procedures.ts';
import type { Stop } from './stops.ts';

/** Why a stop is there: the check's question, the published steps that it answers, and where to read on. */
export function whyOf(stop: Stop, checks: readonly Check[]): readonly Message[] {
  const found = checks.find(({ id }) => id === stop.check);
  const reason = stop.kind === 'ask' ? [stop.reason] : [];
  if (!found) return [...reason, say`The answer decides between causes that look the same from here.`];
  const titles = procedures.flatMap(({ steps }) => steps.filter(({ id }) => found.steps.includes(id)));
  return [
    say`This is about the question: ${ours(found.question)}`,
    ...reason,
    ...(titles.length > 0 ? [stepsOf(titles.map(({ title }) => title))] : []),
    ...(found.page === undefined ? [] : [say`[Microsoft's page about it](${ours(found.page)})`]),
  ];
}

/** What an answer is for, in front of what is asked. */
export function reasonsFor(stop: Extract<Stop, { kind: 'ask' }>, checks: readonly Check[]): readonly Message[] {
  const found = checks.find(({ id }) => id === stop.check);
  const reason = say`I cannot look there myself. ${stop.reason}`;
  return found ? [say`To find out: ${ours(found.question)}`, reason] : [reason];
}

/** The titles of documented steps, a line each. */
function stepsOf(titles: readonly string[]): Message {
  const lines = titles.map((_, i) => `- {${i}}`).join('\n');
  return say`It belongs to these documented steps:\n${{ text: lines, values: titles.map(ours) }}`;
}
