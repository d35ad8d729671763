import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { outdatedAdvice } from '../../src/diagnosis/outdated-advice.ts';
import { facts } from '../docs/documents.ts';
import { factsMet } from '../docs/inputs.ts';
import { cmdletsIn, current, retired } from './cmdlets.ts';

const top = join(import.meta.dirname, '../..');
/** The one place that may name what is retired: to say that it is. Its translation may too, and who reads old output. */
const catalogue = join('src', 'diagnosis', 'outdated-advice.ts');
const sources = globSync(['src/**/*.{ts,json}', 'dialogs/**/*.ts'], { cwd: top }).filter(
  (path) =>
    path !== catalogue &&
    path !== join('src', 'texts', 'de.json') &&
    !path.startsWith(join('src', 'exchange', 'paste')),
);

describe('retired cmdlets', () => {
  it('would be seen', () => {
    for (const line of ['Connect-MsolService', 'Get-AzureADUser -ObjectId x', 'fl SkuAssigne'])
      assert.match(line, retired);
    assert.doesNotMatch('Get-Recipient x | fl SKUAssigned', retired);
  });

  it('are named nowhere in the sources but where they are called outdated', () => {
    assert.ok(sources.length > 150);
    const found = sources.filter((path) => retired.test(readFileSync(join(top, path), 'utf8')));
    assert.deepEqual(found, []);
    assert.match(readFileSync(join(top, catalogue), 'utf8'), retired);
  });

  it('are not what a correction sends people to', () => {
    for (const { id, instead, cmdlet } of outdatedAdvice) {
      const line =
        typeof cmdlet === 'function' ? cmdlet({ id: 'x', userPrincipalName: 'x', mail: 'x', synced: true }) : cmdlet;
      assert.doesNotMatch(`${instead.text} ${line ?? ''}`, retired, id);
    }
  });
});

describe('cmdlets that a person is asked to run', () => {
  it('are of modules that Microsoft supports', async () => {
    const asks = (await factsMet(facts)).flatMap(({ ask }) => (ask && 'cmdlet' in ask ? [ask.cmdlet] : []));
    const names = new Set(asks.flatMap(cmdletsIn));
    assert.ok(names.size > 3);
    for (const name of names) assert.ok(current.has(name), name);
  });
});
