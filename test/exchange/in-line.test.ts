import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import type { Answer, ExchangeRequest, Transport } from '../../src/diagnosis/request.ts';
import { inLine } from '../../src/exchange/in-line.ts';

const ask: ExchangeRequest = { cmdlet: 'Get-User', parameters: {} };
const cost = { requests: 1, httpCalls: 1, resourceUnits: 0 };

/** Answers when told to; a stopped wave at once. */
function slow() {
  const open: (() => void)[] = [];
  let most = 0;
  let under = 0;
  const transport: Transport<ExchangeRequest> = {
    send: async (_, signal) => {
      if (signal?.aborted) {
        const fault = { kind: 'timeout', message: 'Stopped.' } as const;
        return { answers: [{ ok: false, fault }], cost: { ...cost, httpCalls: 0 } };
      }
      under += 1;
      most = Math.max(most, under);
      await new Promise<void>((resolve) => open.push(resolve));
      under -= 1;
      const answers: Answer[] = [{ ok: true, body: { value: [], warnings: [] } }];
      return { answers, cost };
    },
  };
  return { transport, open, most: () => most };
}

describe('waves to Exchange in line', () => {
  it('lets a few through at a time, and everybody in the end', async () => {
    const { transport, open, most } = slow();
    const line = inLine(transport, 2);
    const waves = Promise.all(Array.from({ length: 7 }, () => line.send([ask])));
    for (let left = 7; left > 0; ) {
      await turn();
      for (const answer of open.splice(0)) {
        answer();
        left -= 1;
      }
    }
    assert.ok((await waves).every(({ answers }) => answers[0]?.ok));
    assert.equal(most(), 2);
  });

  it('leaves the line when it is stopped, with an answer', async () => {
    const { transport, open } = slow();
    const line = inLine(transport, 1);
    const first = line.send([ask]);
    const stop = new AbortController();
    const second = line.send([ask], stop.signal);
    stop.abort();
    assert.equal((await second).answers[0]?.ok, false);
    await turn();
    open[0]?.();
    assert.ok((await first).answers[0]?.ok);
    const third = line.send([ask]);
    await turn();
    open[1]?.();
    assert.ok((await third).answers[0]?.ok);
  });
});
