import assert from 'node:assert/strict';
import { printOne } from '../../src/cli/print.ts';
import { plain } from '../../src/texts/escape.ts';
import { render } from '../../src/texts/render.ts';
import { worlds } from '../diagnosis/worlds.ts';
import { lookIn } from '../world.ts';

const printed = async (world: string): Promise<string> =>
  printOne(
    await lookIn(worlds[world] ?? {}, 'jane@contoso.com'),
    new Map(),
    (message) => render(message, { locale: 'en', timeZone: 'UTC', escape: plain }),
    120,
  );

describe('check, in a terminal: advice that is out of date', () => {
  it('is a section of its own, with what holds, the cmdlet in full and the page', async () => {
    const text = await printed('a validation error');
    assert.match(
      text,
      /Often advised, but out of date:\n- “Look at ValidationStatus with Get-MsolUser\.”\n {3}That module [^\n]*\n {5}\(Get-MgUser -UserId '[^']+' [^\n]*\n {3}https:\/\/learn\.microsoft\.com\//,
    );
  });

  it('is not mentioned where nobody would follow it', async () => {
    assert.doesNotMatch(await printed('a plan that is off'), /out of date/);
  });
});
