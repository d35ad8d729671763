import { randomBytes } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { DocumentConflict, type Documents, type Indexes, type Stored } from './documents.ts';
import { SharedCommit } from './shared-commit.ts';
import { inWords, StorageFailed } from './sqlite-failure.ts';
import { openFile } from './sqlite-file.ts';

/**
 * How long a write waits for another process's, in milliseconds. Theirs take one or two; the wait holds up the whole
 * process, and a turn must end within three seconds.
 */
const PATIENCE = 2_000;

/**
 * Documents in a SQLite file, created when missing; `:memory:` keeps them until closed. Several processes may share
 * a file; a write waits `patience` milliseconds for another's. Fails with StorageFailed, whose message says what
 * to do.
 */
export function openSqlite(path: string, patience = PATIENCE): Documents {
  return new SqliteDocuments(path, patience);
}

const statements = {
  read: 'SELECT key, value, etag FROM documents WHERE collection = ? AND key = ?',
  create:
    'INSERT INTO documents (collection, key, value, etag) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING id',
  replace: 'UPDATE documents SET value = ?, etag = ? WHERE collection = ? AND key = ? AND etag = ? RETURNING id',
  identify: 'SELECT id, etag FROM documents WHERE collection = ? AND key = ?',
  remove: 'DELETE FROM documents WHERE id = ?',
  index: 'INSERT INTO indexes (collection, name, value, document) VALUES (?, ?, ?, ?)',
  unindex: 'DELETE FROM indexes WHERE document = ?',
  // SQLite gives a new row the highest id plus one, so ids are in the order of creation.
  find: `SELECT key, documents.value, etag FROM indexes JOIN documents ON documents.id = indexes.document
    WHERE indexes.collection = ? AND name = ? AND indexes.value = ? ORDER BY document DESC LIMIT ?`,
  next: `INSERT INTO counters (name, value) VALUES (?, ?)
    ON CONFLICT DO UPDATE SET value = value + 1 RETURNING value`,
} as const;

type Prepared = Readonly<Record<keyof typeof statements, StatementSync>>;
type Row = { readonly key: string; readonly value: string; readonly etag: string };

class SqliteDocuments implements Documents {
  readonly #path: string;
  readonly #database: DatabaseSync;
  readonly #commit: SharedCommit;
  readonly #sql: Prepared;

  constructor(path: string, patience: number) {
    this.#path = path;
    this.#database = openFile(path, patience);
    this.#commit = new SharedCommit(this.#database, path !== ':memory:');
    const prepared = Object.entries(statements).map(([name, sql]) => [name, this.#database.prepare(sql)]);
    this.#sql = Object.fromEntries(prepared) as Prepared;
  }

  async read<T>(collection: string, key: string): Promise<Stored<T> | undefined> {
    const row = this.#attempt(() => this.#sql.read.get(collection, key)) as Row | undefined;
    return row && stored<T>(row);
  }

  async create<T>(collection: string, key: string, value: T, indexes: Indexes = {}): Promise<Stored<T>> {
    const row = newRow(key, value);
    await this.#write(() => {
      const created = this.#sql.create.get(collection, wellFormed(key), row.value, row.etag);
      if (!created) throw new DocumentConflict(`${collection}/${key} exists already.`);
      this.#index(collection, Number(created.id), indexes);
    });
    return stored<T>(row);
  }

  async replace<T>(collection: string, key: string, value: T, eTag: string, indexes: Indexes = {}): Promise<Stored<T>> {
    const row = newRow(key, value);
    await this.#write(() => {
      const replaced = this.#sql.replace.get(row.value, row.etag, collection, key, eTag);
      if (!replaced) throw new DocumentConflict(`${collection}/${key} was changed or removed meanwhile.`);
      this.#sql.unindex.run(Number(replaced.id));
      this.#index(collection, Number(replaced.id), indexes);
    });
    return stored<T>(row);
  }

  async remove(collection: string, key: string, eTag?: string): Promise<void> {
    await this.#write(() => {
      const found = this.#sql.identify.get(collection, key);
      if (!found) return;
      if (eTag !== undefined && found.etag !== eTag) {
        throw new DocumentConflict(`${collection}/${key} was changed meanwhile.`);
      }
      this.#sql.unindex.run(Number(found.id));
      this.#sql.remove.run(Number(found.id));
    });
  }

  async find<T>(
    collection: string,
    name: string,
    value: string | number,
    limit?: number,
  ): Promise<readonly Stored<T>[]> {
    const rows = this.#attempt(() => this.#sql.find.all(collection, name, value, limit ?? -1));
    return (rows as unknown as readonly Row[]).map((row) => stored<T>(row));
  }

  async next(counter: string, first = 1): Promise<number> {
    return this.#write(() => Number(this.#sql.next.get(counter, first)?.value));
  }

  async close(): Promise<void> {
    if (!this.#database.isOpen) return;
    this.#commit.flush();
    this.#attempt(() => this.#database.close());
  }

  #index(collection: string, document: number, indexes: Indexes): void {
    for (const [name, value] of Object.entries(indexes)) {
      this.#sql.index.run(collection, name, indexable(name, value), document);
    }
  }

  /** All or nothing, and on the disk when it resolves. */
  async #write<T>(work: () => T): Promise<T> {
    this.#check();
    return this.#commit.write(work).catch((error: unknown) => {
      throw inWords(error, this.#path);
    });
  }

  #attempt<T>(work: () => T): T {
    this.#check();
    try {
      return work();
    } catch (error) {
      throw inWords(error, this.#path);
    }
  }

  #check(): void {
    if (!this.#database.isOpen) throw new StorageFailed(`The storage file ${this.#path} is closed already.`);
  }
}

function newRow(key: string, value: unknown): Row {
  const json = JSON.stringify(value) as string | undefined;
  if (json === undefined) throw new TypeError(`The value of ${key} cannot be stored: it has no JSON form.`);
  return { key, value: json, etag: randomBytes(12).toString('base64url') };
}

const stored = <T>(row: Row): Stored<T> => ({ key: row.key, value: JSON.parse(row.value) as T, eTag: row.etag });

/** SQLite's text is UTF-8, where every lone surrogate becomes the same character: two keys would be one. */
function wellFormed(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('A key or an index value must be well-formed Unicode.');
  return text;
}

function indexable(name: string, value: string | number): string | number {
  if (typeof value === 'string') return wellFormed(value);
  if (!Number.isFinite(value)) throw new TypeError(`The index ${name} must be a string or a finite number.`);
  return value;
}
