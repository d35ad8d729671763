import assert from 'node:assert/strict';
import { readPaste } from '../../../src/exchange/paste/read-paste.ts';
import { dump, type Noun } from './dumps.ts';

const nouns: readonly Noun[] = ['Mailbox', 'MailUser', 'Recipient', 'User'];

describe('an object with all its properties', () => {
  for (const noun of nouns) {
    for (const command of [`PS C:\\> Get-${noun} jane@contoso.com | fl *\n\n`, '']) {
      const how = command === '' ? 'without its command' : 'below its command';
      const read = (place: 'cloud' | 'server') =>
        readPaste(`${command}${dump(noun, place)}\n`, { for: 'jane@contoso.com' }).blocks;

      it(`of Get-${noun} in the cloud, ${how}: a blank SKUAssigned means no license`, () => {
        const [block, ...more] = read('cloud');
        assert.deepEqual(more, []);
        assert.deepEqual([block?.result, block?.side, block?.facts.skuAssigned], ['found', 'exchange-online', null]);
      });
      it(`of Get-${noun} on a server, ${how}: a blank SKUAssigned means nothing`, () => {
        const [block, ...more] = read('server');
        assert.deepEqual(more, []);
        assert.deepEqual([block?.result, block?.side, block?.facts.skuAssigned], ['found', 'on-premises', undefined]);
      });
    }
  }

  it('has so many properties that no console shows them at once', () => {
    for (const noun of nouns) {
      const count = dump(noun, 'cloud').match(/^\S/gm)?.length ?? 0;
      assert.ok(count > 100, `${noun}: ${count}`);
    }
  });

  it('is not taken for one of a server because a directory has properties of the same names', () => {
    const text = `PS C:\\> Get-Mailbox jane@contoso.com | fl SamAccountName,ObjectClass,SKUAssigned,RecipientTypeDetails

SamAccountName       : jane
ObjectClass          : {top, person, organizationalPerson, user}
SKUAssigned          :
RecipientTypeDetails : UserMailbox`;
    const [block] = readPaste(text).blocks;
    assert.deepEqual([block?.side, block?.facts.skuAssigned], ['exchange-online', null]);
  });

  it('of a server is of the server, whatever the console says', () => {
    const text = `[PS] C:\\>Get-Mailbox jane | fl RecipientTypeDetails,IsInactiveMailbox,SKUAssigned

RecipientTypeDetails : UserMailbox
IsInactiveMailbox    : False
SKUAssigned          :`;
    const [block] = readPaste(text).blocks;
    assert.deepEqual([block?.side, block?.facts.skuAssigned], ['on-premises', undefined]);
  });
});
