import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { readPaste } from '../../../src/exchange/paste/read-paste.ts';
import type { PasteReading } from '../../../src/exchange/paste/reading.ts';

const place = new URL('../../../../shared/reference/data/exchange/pastes/', import.meta.url);
const present = existsSync(place);
const read = (name: string) => readFileSync(new URL(name, place), 'utf8');

interface Label {
  readonly file: string;
  readonly cmdlet: string;
  readonly meaning: Readonly<Record<string, unknown>>;
}

/** Labels by the names that the facts have. */
const factNames: Readonly<Record<string, string>> = {
  isDehydrated: 'dehydrated',
  isInactive: 'inactive',
  msExchRemoteRecipientType: 'remoteRecipientType',
};
const factual = new Set([
  ...['isDehydrated', 'isInactive', 'wasInactive', 'softDeleted', 'whenSoftDeleted', 'recipientTypeDetails'],
  ...['previousRecipientTypeDetails', 'exchangeGuidSet', 'skuAssigned', 'msExchRemoteRecipientType'],
]);

const resultOf = ({ notFound, inconclusive, emptyResult }: Label['meaning']): string =>
  notFound ? 'not-found' : inconclusive ? 'inconclusive' : emptyResult ? 'empty' : 'found';

const allFacts = ({ blocks }: PasteReading): Readonly<Record<string, unknown>> =>
  Object.assign({}, ...[...blocks].reverse().map(({ facts }) => facts));

describe(`labelled pastes${present ? '' : ' (skipped: the samples are not here)'}`, () => {
  before(function () {
    if (!present) this.skip();
  });
  const labels = present ? (JSON.parse(read('index.json')) as { items: Label[] }).items : [];

  for (const { file, cmdlet, meaning } of labels) {
    it(`${file}: ${cmdlet}`, () => {
      const reading = readPaste(read(file));
      const [first] = reading.blocks;
      assert.equal(first?.result, resultOf(meaning));
      const facts = allFacts(reading);
      for (const [name, value] of Object.entries(meaning).filter(([label]) => factual.has(label))) {
        const fact = factNames[name] ?? name;
        assert.ok(fact in facts, `${fact} was not read`);
        assert.equal(facts[fact], value, fact);
      }
      if (typeof meaning.objects === 'number') assert.equal(first?.objects, meaning.objects);
      if (meaning.side === 'onPremises') assert.ok(reading.blocks.every(({ side }) => side === 'on-premises'));
      for (const block of reading.blocks) {
        if (block.cmdlet !== null) assert.ok(cmdlet.includes(block.cmdlet), `${block.cmdlet} is none of ${cmdlet}`);
      }
    });
  }

  it('are all here', () => {
    assert.equal(labels.length, 14);
  });
});
