import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { openSqlite } from '../../src/storage/sqlite.ts';
import { StorageFailed } from '../../src/storage/sqlite-failure.ts';
import { freshFolder } from './folder.ts';

const mode = (path: string) => statSync(path).mode & 0o777;

describe('the SQLite file', () => {
  const at = freshFolder();

  async function filled(path: string): Promise<void> {
    const documents = openSqlite(path);
    for (let i = 0; i < 200; i += 1) await documents.create('cases', `${i}`, 'x'.repeat(1000), { day: i % 3 });
    await documents.close();
  }

  it('is created with its folders, readable by the owner only, write-ahead log included', async () => {
    const path = at('deep', 'folder', 'store.db');
    const documents = openSqlite(path);
    await documents.create('cases', '1', 1);
    for (const name of [path, `${path}-wal`, `${path}-shm`]) assert.equal(mode(name), 0o600, name);
    assert.equal(mode(at('deep', 'folder')), 0o700);
    await documents.close();
  });

  it('is closed to others again when it was open to them', async () => {
    await filled(at('store.db'));
    chmodSync(at('store.db'), 0o644);
    await openSqlite(at('store.db')).close();
    assert.equal(mode(at('store.db')), 0o600);
  });

  it('writes ahead and waits for the disk at every commit', async () => {
    const documents = openSqlite(at('store.db'));
    const header = readFileSync(at('store.db')).subarray(18, 20);
    assert.deepEqual([...header], [2, 2], 'the header says WAL');
    assert.ok(existsSync(at('store.db-wal')));
    await documents.close();
  });

  it('keeps everything over closing and opening', async () => {
    const first = openSqlite(at('store.db'));
    const written = await first.create('cases', '1', { a: 1 }, { who: 'a' });
    await first.next('case', 1001);
    await first.close();
    const second = openSqlite(at('store.db'));
    assert.deepEqual(await second.read('cases', '1'), written);
    assert.deepEqual(await second.find('cases', 'who', 'a'), [written]);
    assert.equal(await second.next('case', 1001), 1002);
    await second.close();
  });

  const refused: [string, (path: string) => Promise<void> | void, RegExp][] = [
    ['is a text file', (path) => writeFileSync(path, 'Dear diary, '.repeat(500)), /damaged or is not a SQLite file/],
    [
      'was cut off',
      async (path) => {
        await filled(path);
        truncateSync(path, 40_000);
      },
      /damaged or is not a SQLite file/,
    ],
    [
      'has rubbish in the middle',
      async (path) => {
        await filled(path);
        const bytes = readFileSync(path);
        writeFileSync(path, bytes.fill(0xa5, 8192, bytes.length - 4096));
      },
      /damaged or is not a SQLite file/,
    ],
    [
      'was written by a newer version',
      async (path) => {
        await filled(path);
        const database = new DatabaseSync(path);
        database.exec('PRAGMA user_version = 7');
        database.close();
      },
      /written by a newer version of MailboxHelp \(layout 7, this version knows 1\)/,
    ],
    [
      'belongs to another program',
      (path) => {
        const database = new DatabaseSync(path);
        database.exec('CREATE TABLE diary (day TEXT)');
        database.close();
      },
      /another program's database/,
    ],
    ['is a folder', (path) => mkdirSync(path), /is a folder/],
  ];
  for (const [what, make, words] of refused) {
    it(`is refused in a sentence when it ${what}`, async () => {
      const path = at('store.db');
      await make(path);
      assert.throws(
        () => openSqlite(path),
        (error) => error instanceof StorageFailed && words.test(error.message) && error.message.includes(path),
      );
    });
  }

  it('says so when the path leads through a file', () => {
    writeFileSync(at('file'), '');
    assert.throws(() => openSqlite(at('file', 'store.db')), /leads through a file/);
  });

  it('says so when another program keeps the file locked, also after it was opened', async () => {
    const documents = openSqlite(at('store.db'), 30);
    const database = new DatabaseSync(at('store.db'));
    database.exec('BEGIN IMMEDIATE');
    const before = performance.now();
    await assert.rejects(documents.create('cases', '1', 1), /held by another program/);
    assert.ok(performance.now() - before >= 25, 'it waited for the other one first');
    database.exec('ROLLBACK');
    database.close();
    await documents.create('cases', '1', 1);
    await documents.close();
  });
});
