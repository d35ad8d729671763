import assert from 'node:assert/strict';
import { readPaste } from '../../../src/exchange/paste/read-paste.ts';
import type { PasteBlock } from '../../../src/exchange/paste/reading.ts';

/** What a block must be; `cmdlet` and `side` are compared where they are named. Without `facts`: none. */
export interface Expected {
  readonly result: PasteBlock['result'];
  readonly cmdlet?: string | null;
  readonly side?: PasteBlock['side'];
  readonly objects?: number;
  readonly facts?: PasteBlock['facts'];
}

export interface Sample {
  readonly name: string;
  readonly text: string;
  readonly for?: string | readonly string[];
  readonly blocks: readonly Expected[];
}

const part = (block: PasteBlock, wanted: Expected | undefined) => ({
  result: block.result,
  facts: block.facts,
  ...(wanted && 'cmdlet' in wanted && { cmdlet: block.cmdlet }),
  ...(wanted && 'side' in wanted && { side: block.side }),
  ...(wanted && 'objects' in wanted && { objects: block.objects }),
});

/** One test a sample. */
export function samples(all: readonly Sample[]): void {
  for (const sample of all) {
    it(sample.name, () => {
      const { blocks } = readPaste(sample.text, sample.for === undefined ? {} : { for: sample.for });
      assert.deepEqual(
        blocks.map((block, i) => part(block, sample.blocks[i])),
        sample.blocks.map((block) => ({ facts: {}, ...block })),
      );
      for (const { why } of blocks) assert.match(why.text, /\.$/);
    });
  }
}
