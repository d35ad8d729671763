import assert from 'node:assert/strict';
import type { Diagnosis } from '../../src/diagnosis/finding.ts';
import { down, forbidden, lookIn, type World } from '../world.ts';
import { assertNoWiser } from './no-wiser.ts';
import { urlsOf } from './urls.ts';
import { worlds } from './worlds.ts';

const look = (world: World): Promise<Diagnosis> => lookIn(world, 'jane@contoso.com');

describe('what is not known', () => {
  for (const [name, world] of Object.entries(worlds)) {
    it(`makes nothing better or surer: ${name}`, async () => {
      const sighted = await look(world);
      for (const [fact, url] of Object.entries(urlsOf)) {
        for (const fault of [forbidden, down]) {
          const blind = await look({ ...world, faults: { [url]: fault } });
          assertNoWiser(blind, sighted, `without ${fact} (${fault.kind})`);
        }
      }
    });

    it(`makes nothing better or surer, two at a time: ${name}`, async () => {
      const shown = ({ findings, verdict }: Diagnosis) => JSON.stringify([findings, verdict]);
      const sighted = shown(await look(world));
      const alone: [string, string, Diagnosis][] = [];
      for (const [fact, url] of Object.entries(urlsOf)) {
        const blind = await look({ ...world, faults: { [url]: forbidden } });
        if (shown(blind) !== sighted) alone.push([fact, url, blind]);
      }
      for (const [i, [first, one, before]] of alone.entries()) {
        for (const [second, other] of alone.slice(i + 1)) {
          const blind = await look({ ...world, faults: { [one]: forbidden, [other]: forbidden } });
          assertNoWiser(blind, before, `without ${first} and ${second}`);
        }
      }
    });
  }

  it('leaves nothing but questions when everything is refused', async () => {
    for (const world of Object.values(worlds)) {
      const { verdict, advice, findings } = await look({ ...world, faults: { '/': forbidden } });
      assert.equal(verdict.cause, 'undetermined');
      assert.ok(verdict.settledBy.length > 0);
      assert.deepEqual(advice, []);
      assert.deepEqual(
        findings.filter(({ outcome }) => outcome === 'pass' || outcome === 'fail'),
        [],
      );
    }
  });

  it('is said with a reason for every check that could not tell', async () => {
    for (const url of Object.values(urlsOf)) {
      const { findings } = await look({ ...worlds['30 hours, synced'], faults: { [url]: forbidden } });
      for (const finding of findings) {
        if (finding.outcome !== 'cannot-tell') continue;
        assert.ok(finding.reason.text.length > 0);
        assert.ok(finding.because.length > 0, `${finding.check} does not say what is missing`);
      }
    }
  });

  it('reaches every fact that asks: each refusal changes something somewhere', async () => {
    for (const [fact, url] of Object.entries(urlsOf)) {
      let seen = false;
      for (const world of Object.values(worlds)) {
        const [sighted, blind] = await Promise.all([look(world), look({ ...world, faults: { [url]: forbidden } })]);
        const shown = ({ findings, verdict }: Diagnosis) => JSON.stringify([findings, verdict]);
        seen ||= shown(sighted) !== shown(blind);
      }
      assert.ok(seen, `refusing ${fact} changes nothing: is its url still right?`);
    }
  });
});
