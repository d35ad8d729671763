import assert from 'node:assert/strict';
import { ConversationTurns, TooBusy } from '../../src/teams/turns.ts';

const soon = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('turns', () => {
  it('run one after the other in a conversation, side by side in two', async () => {
    const turns = new ConversationTurns();
    const seen: string[] = [];
    const turn = (key: string, name: string) =>
      turns.run(key, async () => {
        seen.push(`${name} begins`);
        await soon();
        seen.push(`${name} ends`);
      });
    await Promise.all([turn('a', 'a1'), turn('a', 'a2'), turn('b', 'b1')]);
    assert.ok(seen.indexOf('a1 ends') < seen.indexOf('a2 begins'));
    assert.ok(seen.indexOf('b1 begins') < seen.indexOf('a1 ends'));
  });

  it('lose nothing of 100 at once that read, wait and write', async () => {
    const turns = new ConversationTurns(100);
    let counter = 0;
    const increment = async () => {
      const read = counter;
      await soon();
      counter = read + 1;
    };
    await Promise.all(Array.from({ length: 100 }, () => turns.run('a', increment)));
    assert.equal(counter, 100);
  });

  it('go on after one that failed', async () => {
    const turns = new ConversationTurns();
    const failing = turns.run('a', () => Promise.reject(new Error('broken')));
    const next = turns.run('a', async () => 'fine');
    await assert.rejects(failing, /broken/);
    assert.equal(await next, 'fine');
  });

  it('refuse one too many, and accept again when there is room', async () => {
    const turns = new ConversationTurns(2);
    const both = [turns.run('a', soon), turns.run('a', soon)];
    await assert.rejects(turns.run('a', soon), TooBusy);
    await turns.run('b', soon);
    await Promise.all(both);
    await turns.run('a', soon);
  });

  it('are idle once the last has ended', async () => {
    const turns = new ConversationTurns();
    let ended = false;
    void turns.run('a', async () => {
      await soon();
      ended = true;
    });
    await turns.idle();
    assert.ok(ended);
    await turns.idle();
  });
});
