import type { Check } from '../src/diagnosis/check.ts';
import { type Message, say } from '../src/diagnosis/message.ts';
import { procedures } from '../src/diagnosis/procedures.ts';
import type { Stop } from './stops.ts';

/** Why a stop is there: the check's question, the published steps that it answers, and where to read on. */
export function whyOf({ check, ...stop }: Stop, checks: readonly Check[]): readonly Message[] {
  const found = checks.find(({ id }) => id === check);
  const reason = stop.kind === 'ask' ? [stop.reason] : [];
  if (!found) return [...reason, say`The answer decides between causes that look the same from here.`];
  const ours: Message = { text: found.question, values: [] };
  const titles = procedures.flatMap(({ steps }) => steps.filter(({ id }) => found.steps.includes(id)));
  return [
    say`This is about the question: ${ours}`,
    ...reason,
    ...(titles.length > 0
      ? [
          say`It belongs to these documented steps: ${{ list: titles.map(({ title }): Message => ({ text: title, values: [] })) }}.`,
        ]
      : []),
    ...(found.page === undefined ? [] : [say`Microsoft's page about it: ${found.page}`]),
  ];
}
