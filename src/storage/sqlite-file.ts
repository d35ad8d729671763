import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { damaged, inWords, StorageFailed } from './sqlite-failure.ts';

/** The layout below; raised with every change of it. A file of a higher one is refused. */
const SCHEMA = 1;
/** Marks the file as ours (SQLite's application_id; the letters MBHP). */
const APPLICATION = 0x4d424850;
const layout = `
  CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    collection TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    etag TEXT NOT NULL,
    UNIQUE (collection, key)
  ) STRICT;
  CREATE TABLE indexes (
    collection TEXT NOT NULL,
    name TEXT NOT NULL,
    value ANY NOT NULL,
    document INTEGER NOT NULL,
    PRIMARY KEY (collection, name, value, document)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX indexes_of_document ON indexes (document);
  CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  PRAGMA application_id = ${APPLICATION};
  PRAGMA user_version = ${SCHEMA};`;

/**
 * Opens the file, creating it (readable by its owner only) and its folder when missing. Every commit reaches the
 * disk before it returns: WAL with synchronous=FULL. A write waits `patience` milliseconds for another process's.
 * Fails with StorageFailed, in a sentence.
 */
export function openFile(path: string, patience: number): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    if (path !== ':memory:') prepare(path);
    database = new DatabaseSync(path, { timeout: patience, enableForeignKeyConstraints: false });
    useWriteAheadLog(database);
    database.exec('PRAGMA synchronous = FULL');
    layOut(database, path);
    return database;
  } catch (error) {
    database?.close();
    throw inWords(error, path);
  }
}

/** SQLite gives its -wal and -shm files the mode of the main one, so that must be right before the first write. */
function prepare(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
}

/**
 * Two processes that switch a new file at once can meet a lock that SQLite does not wait for (its busy handler is
 * skipped where waiting could deadlock); the loser finds the switch done when it tries again.
 */
function useWriteAheadLog(database: DatabaseSync, attempts = 50): void {
  try {
    database.exec('PRAGMA journal_mode = WAL');
  } catch (error) {
    const busy = ((error as { errcode?: number }).errcode ?? 0) % 256 === 5;
    if (!busy || attempts === 0) throw error;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    useWriteAheadLog(database, attempts - 1);
  }
}

function layOut(database: DatabaseSync, path: string): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    if (isEmpty(database)) database.exec(layout);
    else check(database, path);
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

const isEmpty = (database: DatabaseSync): boolean =>
  database.prepare('SELECT count(*) AS tables FROM sqlite_schema').get()?.tables === 0;

function check(database: DatabaseSync, path: string): void {
  if (database.prepare('PRAGMA application_id').get()?.application_id !== APPLICATION) {
    throw new StorageFailed(`The file ${path} is another program's database. Set STORAGE to a file of its own.`);
  }
  const schema = Number(database.prepare('PRAGMA user_version').get()?.user_version);
  if (schema > SCHEMA) {
    throw new StorageFailed(
      `The storage file ${path} was written by a newer version of MailboxHelp (layout ${schema}, this version knows ` +
        `${SCHEMA}). Start the newer version, or set STORAGE to another file.`,
    );
  }
  if (database.prepare('PRAGMA quick_check(1)').get()?.quick_check !== 'ok') throw new StorageFailed(damaged(path));
}
