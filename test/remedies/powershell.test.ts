import assert from 'node:assert/strict';
import { powershellLiteral } from '../../src/diagnosis/remedies.ts';
import { tokenize } from './powershell.ts';

const stringsIn = (line: string) =>
  tokenize(line)
    .filter((token) => token.kind === 'string')
    .map((token) => token.value);

describe('the PowerShell reader of these tests', () => {
  const rows: readonly [string, string, readonly string[]][] = [
    ['a plain literal', "Get-User 'jane'", ['jane']],
    ['a doubled quote', "Get-User 'o''brien'", ["o'brien"]],
    ['a doubled typographic quote', "Get-User 'o\u2019\u2019brien'", ['o\u2019brien']],
    ['a value that tries to leave', "Get-User 'x'; Remove-Item 'C:'", ['x', 'C:']],
    ['a typographic quote that ends a literal', 'Get-User \u2018x\u2019; Stop-Computer', ['x']],
  ];
  for (const [name, line, expected] of rows) {
    it(`reads ${name}`, () => assert.deepEqual(stringsIn(line), expected));
  }

  for (const line of ["Get-User 'o'brien'", 'Get-User "jane"', 'Get-User jane # and more', 'Get-User `jane']) {
    it(`refuses ${line}`, () => assert.throws(() => tokenize(line)));
  }

  it('reads back what powershellLiteral wrote', () => {
    for (const value of ["o'brien", '\u2018\u2019\u201a\u201b', "''", '$(1)', ''])
      assert.deepEqual(stringsIn(powershellLiteral(value)), [value]);
  });
});
