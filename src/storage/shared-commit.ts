import type { DatabaseSync } from 'node:sqlite';

interface Waiting {
  run(): void;
  /** The commit reached the disk. */
  kept(): void;
  lost(error: unknown): void;
}

// Taken before a test can put a clock of its own in its place.
const soon = setImmediate;

/**
 * Writes that are asked for at the same time share one transaction, and so one wait for the disk, which holds up the
 * whole process. Each is all or nothing by itself, sees those before it, and resolves when it is on the disk.
 */
export class SharedCommit {
  readonly #database: DatabaseSync;
  readonly #shares: boolean;
  #waiting: Waiting[] = [];

  /** `shares`: false commits each write at once; where there is no disk to wait for, waiting gains nothing. */
  constructor(database: DatabaseSync, shares: boolean) {
    this.#database = database;
    this.#shares = shares;
  }

  /** Rejects with what `work` throws, or with what kept the transaction from the disk. */
  write<T>(work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      let result: T;
      this.#waiting.push({
        run: () => {
          result = work();
        },
        kept: () => resolve(result),
        lost: reject,
      });
      if (!this.#shares) this.flush();
      else if (this.#waiting.length === 1) soon(() => this.flush());
    });
  }

  /** Does now what waits. */
  flush(): void {
    const all = this.#waiting;
    this.#waiting = [];
    if (all.length === 0) return;
    try {
      this.#database.exec('BEGIN IMMEDIATE');
      const done = all.filter((each) => this.#try(each));
      // Explicit, because a statement that commits by itself swallows the commit's error where only its first row is
      // fetched.
      this.#database.exec('COMMIT');
      for (const { kept } of done) kept();
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      for (const { lost } of all) lost(error);
    }
  }

  /** False when it failed and left nothing behind. Throws when its failure (a full disk) undid those before it too. */
  #try({ run, lost }: Waiting): boolean {
    this.#database.exec('SAVEPOINT one');
    try {
      run();
      this.#database.exec('RELEASE one');
      return true;
    } catch (error) {
      if (!this.#database.isTransaction) throw error;
      this.#database.exec('ROLLBACK TO one; RELEASE one');
      lost(error);
      return false;
    }
  }
}
