import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { cli, type Ran } from './run.ts';

const paste = `PS C:\\> Get-Recipient jane@contoso.com | fl RecipientTypeDetails,SKUAssigned

RecipientTypeDetails : MailUser
SKUAssigned          :

PS C:\\>`;

const block = {
  cmdlet: 'Get-Recipient',
  side: 'exchange-online',
  result: 'found',
  facts: { recipientTypeDetails: 'MailUser', skuAssigned: null },
  objects: 1,
  why: 'It shows an object without a name, asked for as jane@contoso.com.',
};

/** The command line with bytes on standard input. */
function readBytes(bytes: Buffer): Promise<Ran> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../src/cli.ts'), 'read', '--json'], {
    env: { PATH: process.env.PATH ?? '' },
  });
  const out = { stdout: '', stderr: '' };
  child.stdout.on('data', (text) => {
    out.stdout += text;
  });
  child.stderr.on('data', (text) => {
    out.stderr += text;
  });
  child.stdin.end(bytes);
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...out })));
}

describe('read in a terminal', () => {
  it('prints one line of JSON', async () => {
    const { code, stdout, stderr } = await cli(['read', '--json'], {}, paste);
    assert.equal(stderr, '');
    assert.equal(code, 0);
    assert.equal(stdout.trimEnd().split('\n').length, 1);
    assert.deepEqual(JSON.parse(stdout), { schema: 1, blocks: [block] });
  });

  it('refuses the output of somebody else', async () => {
    const { code, stdout } = await cli(['read', '--json', '--for', 'ravi@contoso.com'], {}, paste);
    assert.equal(code, 0);
    const [refused] = (JSON.parse(stdout) as { blocks: (typeof block)[] }).blocks;
    assert.equal(refused?.result, 'inconclusive');
    assert.deepEqual(refused?.facts, {});
    assert.match(refused?.why ?? '', /ravi@contoso\.com/);
  });

  it('prints a table for people', async () => {
    const { code, stdout } = await cli(['read'], {}, paste);
    assert.equal(code, 0);
    for (const word of [
      'Get-Recipient',
      'exchange-online',
      'found',
      'recipientTypeDetails: MailUser',
      'skuAssigned: (blank)',
    ])
      assert.ok(stdout.includes(word), word);
  });

  for (const [name, bytes] of [
    ['UTF-16 of Windows PowerShell', Buffer.from(`\ufeff${paste}`, 'utf16le')],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${paste}`)],
    ['a code page', Buffer.concat([Buffer.from(paste), Buffer.from([0x0a, 0x93, 0xfc, 0x94])])],
  ] as const) {
    it(`reads ${name}`, async () => {
      const { code, stdout } = await readBytes(bytes);
      assert.equal(code, 0);
      assert.deepEqual((JSON.parse(stdout) as { blocks: (typeof block)[] }).blocks[0]?.facts, block.facts);
    });
  }

  it('says in a sentence that a text is too long', async () => {
    const { code, stdout } = await cli(['read', '--json'], {}, 'x'.repeat(1_000_000));
    assert.equal(code, 0);
    assert.match(stdout, /"result":"inconclusive".*too long/);
  });

  for (const [name, args, stdin] of [
    ['nothing on standard input', ['read', '--json'], ''],
    ['blanks on standard input', ['read', '--json'], ' \n\n'],
    ['nobody to be about', ['read', '--json', '--for', ' '], paste],
    ['an option that is none', ['read', '--xml'], paste],
    ['an argument', ['read', 'paste.txt'], paste],
  ] as const) {
    it(`ends with 2 for ${name}`, async () => {
      const { code, stdout, stderr } = await cli(args, {}, stdin);
      assert.equal(code, 2);
      assert.equal(stdout, '');
      assert.match(stderr, /^error: /);
    });
  }
});
