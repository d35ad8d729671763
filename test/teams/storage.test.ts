import assert from 'node:assert/strict';
import { TurnState } from '@microsoft/teams-ai';
import { TestAdapter, TurnContext } from 'botbuilder-core';
import { DocumentConflict, type Documents } from '../../src/storage/documents.ts';
import { openSqlite } from '../../src/storage/sqlite.ts';
import { DocumentStorage } from '../../src/teams/storage.ts';

describe("the bot SDK's storage over documents", () => {
  let documents: Documents;
  let storage: DocumentStorage;
  beforeEach(() => {
    documents = openSqlite(':memory:');
    storage = new DocumentStorage(documents);
  });
  afterEach(() => documents.close());

  const readOne = async (key: string) => (await storage.read([key]))[key];

  it('reads what was written, and nothing else', async () => {
    await storage.write({ 'a/b': { n: 1 } });
    assert.equal((await readOne('a/b')).n, 1);
    assert.deepEqual(await storage.read(['other']), {});
    await storage.delete(['a/b', 'other']);
    assert.deepEqual(await storage.read(['a/b']), {});
  });

  it('keeps the eTag out of the document', async () => {
    await storage.write({ a: { n: 1 } });
    assert.deepEqual((await documents.read('bot-state', 'a'))?.value, { n: 1 });
  });

  it('lets the first of two writers through, and tells the second', async () => {
    await storage.write({ a: { n: 1 } });
    const [first, second] = [await readOne('a'), await readOne('a')];
    await storage.write({ a: { ...first, n: 2 } });
    await assert.rejects(storage.write({ a: { ...second, n: 3 } }), DocumentConflict);
    assert.equal((await readOne('a')).n, 2);
  });

  it('creates once only', async () => {
    await storage.write({ a: { n: 1 } });
    await assert.rejects(storage.write({ a: { n: 2 } }), DocumentConflict);
  });

  it('overwrites whatever is there when told so', async () => {
    await storage.write({ a: { n: 1, eTag: '*' } });
    await storage.write({ a: { n: 2, eTag: '*' } });
    assert.equal((await readOne('a')).n, 2);
  });

  it('turns the state of two concurrent turns into a conflict, not a loss', async () => {
    const adapter = new TestAdapter(async () => undefined);
    const context = new TurnContext(adapter, {
      ...{ type: 'message', channelId: 'msteams', from: { id: 'u', name: '' }, recipient: { id: 'b', name: '' } },
      conversation: { id: 'c', name: '', isGroup: false, conversationType: 'personal' },
    });
    const states = [new TurnState(), new TurnState()];
    for (const state of states) await state.load(context, storage);
    for (const [i, state] of states.entries()) state.setValue('conversation.n', i);
    await states[0]?.save(context, storage);
    await assert.rejects(async () => states[1]?.save(context, storage), DocumentConflict);
  });
});
