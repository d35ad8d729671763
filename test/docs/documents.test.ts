import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { documents } from './documents.ts';

describe('the documents that are written from the code', () => {
  for (const { file, written } of documents) {
    it(`docs/${file} is as the code is; \`npm run docs\` writes it`, async () => {
      const found = readFileSync(new URL(`../../docs/${file}`, import.meta.url), 'utf8');
      assert.equal(found, await written());
    });
  }
});
