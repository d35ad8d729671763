import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { withSettings } from './settings-table.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

describe('the README', () => {
  it('has the settings as they are; `npm run docs` writes them', () => {
    assert.equal(readme, withSettings(readme));
  });

  it('shows pictures and pages that exist', () => {
    const links = [...readme.matchAll(/\]\(((?!https?:|#)[^)]+)\)/g)].map(([, path = '']) => path.split('#')[0] ?? '');
    assert.ok(links.length > 3);
    for (const path of links) assert.ok(existsSync(new URL(`../../${path}`, import.meta.url)), path);
  });
});
