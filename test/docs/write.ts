import { readFileSync, writeFileSync } from 'node:fs';
import { documents } from './documents.ts';
import { withSettings } from './settings-table.ts';

// `npm run docs`: writes what the documents take from the code.
const readme = new URL('../../README.md', import.meta.url);
writeFileSync(readme, withSettings(readFileSync(readme, 'utf8')));
for (const { file, written } of documents)
  writeFileSync(new URL(`../../docs/${file}`, import.meta.url), await written());
