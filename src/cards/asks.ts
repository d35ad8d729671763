import { type Message, say } from '../diagnosis/message.ts';
import type { Ask } from '../diagnosis/reading.ts';
import { type Block, block, code, type Round } from './page.ts';

/** How a person can find something out: a question to answer, or a cmdlet to run. */
export function askBlocks(ask: Ask | Message, goes?: Round): Block[] {
  if ('text' in ask) return [block('text', ask, goes)];
  if ('question' in ask) return [block('text', say`Ask: ${ask.question}`, goes)];
  return [block('text', say`Run in ${ask.where}:`, goes), code(ask.cmdlet, goes)];
}

/** Each way once: the catalogue and several checks may name the same. */
export function distinct<T>(asks: readonly T[]): readonly T[] {
  return [...new Map(asks.map((ask) => [JSON.stringify(ask), ask])).values()];
}
