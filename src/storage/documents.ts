/** A stored value with the eTag that its next replacement must name. */
export interface Stored<T> {
  readonly key: string;
  readonly value: T;
  readonly eTag: string;
}

/** Values under which a document can be found again, by index name. Declared at each write; strings or numbers only. */
export type Indexes = Readonly<Record<string, string | number>>;

/** Somebody else created or changed the document first. Read again and decide again. */
export class DocumentConflict extends Error {
  override readonly name = 'DocumentConflict';
}

/**
 * The one port to durable documents: JSON values in collections, create-only writes, compare-and-swap by eTag,
 * lookups by declared indexes. Every write is durable when its promise resolves. What comes back is what JSON
 * makes of the value, never the object that was given. Adapters: SQLite.
 */
export interface Documents {
  read<T>(collection: string, key: string): Promise<Stored<T> | undefined>;
  /** Fails with DocumentConflict when the key exists. */
  create<T>(collection: string, key: string, value: T, indexes?: Indexes): Promise<Stored<T>>;
  /** Fails with DocumentConflict unless the stored eTag equals `eTag`. Replaces the indexes too. */
  replace<T>(collection: string, key: string, value: T, eTag: string, indexes?: Indexes): Promise<Stored<T>>;
  /** Removing what is not there is no error. With an eTag it fails with DocumentConflict on a newer one. */
  remove(collection: string, key: string, eTag?: string): Promise<void>;
  /**
   * Documents whose index `name` equals `value`, newest created first: replacing one does not move it. A number and
   * its text are two values.
   */
  find<T>(collection: string, name: string, value: string | number, limit?: number): Promise<readonly Stored<T>[]>;
  /** The next number of a counter, starting at `first`; never given out twice, over restarts and processes. */
  next(counter: string, first?: number): Promise<number>;
  close(): Promise<void>;
}
