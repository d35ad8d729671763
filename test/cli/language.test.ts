import assert from 'node:assert/strict';
import { cli, reports } from './run.ts';

describe('check, in another language', () => {
  it('speaks German when asked to, and leaves ids, cmdlets and keys as they are', async () => {
    const { code, stdout } = await cli(['check', 'nina@contoso.com', '--lang', 'de']);
    assert.equal(code, 0);
    assert.match(stdout, /Das können Sie der Person sagen:[\s\S]*│ Prüfung +│ Ergebnis +│ Was zu sehen war/);
    assert.doesNotMatch(stdout, /Tell the person|does not apply/);
    const [english] = reports(await cli(['check', 'nina@contoso.com', '--json']));
    const [german] = reports(await cli(['check', 'nina@contoso.com', '--json', '--lang', 'de']));
    assert.ok(english && german);
    assert.deepEqual(Object.keys(german), Object.keys(english));
    assert.notEqual(JSON.stringify(german), JSON.stringify(english));
  });

  it('refuses a language that there is not', async () => {
    const { code, stderr } = await cli(['check', 'nina@contoso.com', '--lang', 'fr']);
    assert.equal(code, 2);
    assert.match(stderr, /Allowed choices are en, de/);
  });
});
