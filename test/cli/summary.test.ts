import assert from 'node:assert/strict';
import { reading } from '../../src/cli/language.ts';
import { clock, Progress } from '../../src/cli/progress.ts';
import { Tally } from '../../src/cli/summary.ts';
import type { CauseId } from '../../src/diagnosis/causes.ts';
import type { Certainty, Diagnosis } from '../../src/diagnosis/finding.ts';

const found = (cause: CauseId, certainty: Certainty, exchangeCalls = 0) =>
  ({ verdict: { cause, certainty }, cost: { exchangeCalls } }) as unknown as Diagnosis;

const english = reading({}, 'UTC');
const spent = { httpCalls: 5, requests: 36, resourceUnits: 30 };

describe('a summary', () => {
  it('counts by cause, the most common first, and says what it took', () => {
    const tally = new Tally();
    tally.add(found('no-license-at-all', 'confirmed'));
    for (const certainty of ['likely', 'confirmed', 'confirmed'] as const) {
      tally.add(found('still-within-normal-time', certainty));
    }
    const text = tally.inWords(spent, 1234.5, 140, english);
    assert.match(
      text,
      /3 │ still-within-normal-time +│ Still within the normal time +│ 2 certain, 1 likely[\s\S]* 1 │ no-license-at-all/,
    );
    assert.match(text, /4 people: 36 requests \(9\.0 each\), 30 units \(7\.5 each\), 5 calls, 1235 ms$/);
    assert.equal(tally.looked, 4);
  });

  it('says of whom nothing could be found out, and what Exchange was asked', () => {
    const tally = new Tally();
    tally.add(found('no-license-at-all', 'undetermined', 7));
    tally.addFailure();
    const text = tally.inWords(spent, 10, 80, english);
    assert.match(text, /1 of 2 people could not be looked at/);
    assert.match(text, /1 not known yet/);
    assert.match(text, /7 calls to Exchange/);
    assert.deepEqual([tally.looked, tally.failed], [2, 1]);
  });
});

describe('progress', () => {
  const screen = (isTTY: boolean) => {
    const written: string[] = [];
    return { isTTY, written, write: (text: string) => written.push(text) };
  };

  it('says how many, since when, and how long it will take, not too often', () => {
    let now = 0;
    const at = screen(true);
    const progress = new Progress(at, () => now);
    now = 30_000;
    progress.show(50, 200);
    progress.show(51, 200);
    now = 30_050;
    progress.show(52, 200);
    now = 31_000;
    progress.show(55, undefined);
    assert.deepEqual(at.written, ['\r\u001b[K50 of 200 · 0:30 · about 1:30 left', '\r\u001b[K55 looked at · 0:31']);
    progress.clear();
    progress.clear();
    assert.deepEqual(at.written.slice(2), ['\r\u001b[K']);
  });

  it('is silent where nobody looks', () => {
    const at = screen(false);
    const progress = new Progress(at, () => 0);
    progress.show(1, 2);
    progress.clear();
    assert.deepEqual(at.written, []);
  });

  it('reads like a clock', () => {
    assert.deepEqual([0, 999, 61_000, 3_600_000].map(clock), ['0:00', '0:01', '1:01', '60:00']);
  });
});
