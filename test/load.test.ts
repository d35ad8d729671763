import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadFolder } from '../src/load.ts';

describe('loading definitions by folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'definitions-'));
  after(() => rmSync(folder, { recursive: true }));

  it('loads one a file, in order of the names', async () => {
    writeFileSync(join(folder, 'b.ts'), "export default { id: 'b' };");
    writeFileSync(join(folder, 'a.ts'), "export default { id: 'a' };");
    writeFileSync(join(folder, 'notes.md'), 'not a definition');
    assert.deepEqual(await loadFolder(folder), [{ id: 'a' }, { id: 'b' }]);
  });

  it('refuses a file whose id is not its name, and one without a definition', async () => {
    for (const [name, text] of [
      ['c.ts', "export default { id: 'd' };"],
      ['e.ts', 'export const id = 1;'],
    ] as const) {
      writeFileSync(join(folder, name), text);
      await assert.rejects(loadFolder(folder), new RegExp(`${name} must export a definition with the id “${name[0]}”`));
      rmSync(join(folder, name));
    }
  });
});
