import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import sinon from 'sinon';
import { SharedCommit } from '../../src/storage/shared-commit.ts';
import { openSqlite } from '../../src/storage/sqlite.ts';
import { freshFolder } from './folder.ts';

describe('writes that share a commit', () => {
  const at = freshFolder();
  let database: DatabaseSync;
  let exec: sinon.SinonSpy;
  let commit: SharedCommit;
  beforeEach(() => {
    database = new DatabaseSync(at('shared.db'), { timeout: 0 });
    database.exec('PRAGMA page_size = 1024; CREATE TABLE kept (name TEXT PRIMARY KEY)');
    exec = sinon.spy(database, 'exec');
    commit = new SharedCommit(database, true);
  });
  afterEach(() => database.close());

  const keep = (name: string) => commit.write(() => database.prepare('INSERT INTO kept VALUES (?)').run(name));
  const kept = () =>
    database
      .prepare('SELECT name FROM kept ORDER BY name')
      .all()
      .map(({ name }) => name);
  const commits = () => exec.getCalls().filter(({ args }) => args[0] === 'COMMIT').length;

  it('wait for the disk once when asked for at once', async () => {
    await Promise.all(['a', 'b', 'c'].map(keep));
    assert.deepEqual([kept(), commits()], [['a', 'b', 'c'], 1]);
    await keep('d');
    assert.equal(commits(), 2);
  });

  it('see those before them, and give back what they found', async () => {
    void keep('a');
    assert.deepEqual(await commit.write(kept), ['a']);
  });

  it('are undone one by one: what fails takes no other with it', async () => {
    const halfway = commit.write(() => {
      database.exec("INSERT INTO kept VALUES ('half')");
      throw new Error('on the way');
    });
    const [first, failed, twice, last] = await Promise.allSettled([keep('a'), halfway, keep('a'), keep('b')]);
    assert.deepEqual([first.status, failed.status], ['fulfilled', 'rejected']);
    assert.deepEqual([twice.status, last.status], ['rejected', 'fulfilled']);
    assert.deepEqual(kept(), ['a', 'b']);
  });

  const obstacles: [string, () => void][] = [
    [
      'another process holds the file',
      () => {
        const other = new DatabaseSync(at('shared.db'));
        other.exec('BEGIN IMMEDIATE');
        setImmediate(() => other.close());
      },
    ],
    [
      'the commit fails',
      () => {
        exec.restore();
        sinon.stub(database, 'exec').callThrough().withArgs('COMMIT').throws(new Error('the disk failed'));
      },
    ],
    ['the disk is full', () => database.exec('PRAGMA max_page_count = 1')],
  ];
  for (const [what, hinder] of obstacles) {
    it(`are all told when ${what}, and leave nothing behind`, async () => {
      const names = ['a', 'b'].map((letter) => letter.repeat(5_000));
      const written = names.map(keep);
      hinder();
      const told = await Promise.allSettled(written);
      assert.deepEqual([told.map(({ status }) => status), kept()], [['rejected', 'rejected'], []]);
      assert.equal(database.isTransaction, false);
    });
  }

  it('are on the disk when the store is closed right after', async () => {
    const documents = openSqlite(at('store.db'));
    const created = documents.create('cases', '1', 'first');
    await documents.close();
    await created;
    const again = openSqlite(at('store.db'));
    assert.equal((await again.read('cases', '1'))?.value, 'first');
    await again.close();
  });
});
