import { type Message, say } from '../diagnosis/message.ts';
import type { Ask } from '../diagnosis/reading.ts';
import { type Block, block, code, type Round } from './page.ts';

/** How a person can find things out: questions to answer, and cmdlets to run. Cmdlets for one place stand together. */
export function askBlocks(asks: readonly (Ask | Message)[], goes?: Round): Block[] {
  const cmdlets = Map.groupBy(asks.filter(isCmdlet), ({ where }) => where);
  return [
    ...asks.flatMap((ask) => (isCmdlet(ask) ? [] : [block('text', inWords(ask), goes)])),
    ...[...cmdlets].flatMap(([where, group]) => [
      block('text', say`Run in ${where}:`, goes),
      ...group.map(({ cmdlet }) => code(cmdlet, goes)),
    ]),
  ];
}

/** Whether it is a cmdlet, which takes room. */
export const isCmdlet = (ask: Ask | Message): ask is Extract<Ask, { cmdlet: string }> => 'cmdlet' in ask;

/** Each way once: the catalogue and several checks may name the same. */
export function distinct<T>(asks: readonly T[]): readonly T[] {
  return [...new Map(asks.map((ask) => [JSON.stringify(ask), ask])).values()];
}

const inWords = (ask: Exclude<Ask | Message, { cmdlet: string }>): Message =>
  'question' in ask ? say`Ask: ${ask.question}` : ask;
