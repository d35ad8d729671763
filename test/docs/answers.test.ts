import assert from 'node:assert/strict';
import { answerable } from './answers.ts';
import { facts } from './documents.ts';

describe('answers', () => {
  it('have a question, values and an example that the fact takes', async () => {
    const found = await answerable(facts);
    assert.ok(found.length > 5);
    for (const { fact, example } of found) assert.notEqual(fact.answered?.(example).state, 'unknown', fact.id);
  });

  it('are asked for by the id of the fact that they settle', async () => {
    for (const { fact, ask } of await answerable(facts)) assert.equal(ask.fact, fact.id);
  });

  it('offer only options that the fact takes', async () => {
    for (const { fact, ask } of await answerable(facts)) {
      for (const option of ('question' in ask && ask.options) || [])
        assert.notEqual(fact.answered?.(option).state, 'unknown', `${fact.id}: ${option}`);
    }
  });

  it('refuse what is no answer', async () => {
    for (const { fact } of await answerable(facts))
      assert.equal(fact.answered?.({ nonsense: 1 }).state, 'unknown', fact.id);
  });
});
