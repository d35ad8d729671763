/** Lets work on the same key run one after the other, in the order of asking; work on different keys side by side. */
export class Turns<Key> {
  readonly #last = new Map<Key, Promise<void>>();

  /** Resolves, or rejects, as `work` does. */
  take<T>(key: Key, work: () => Promise<T>): Promise<T> {
    const turn = (this.#last.get(key) ?? Promise.resolve()).then(work);
    const over: Promise<void> = turn.then(
      () => this.#leave(key, over),
      () => this.#leave(key, over),
    );
    this.#last.set(key, over);
    return turn;
  }

  #leave(key: Key, over: Promise<void>): void {
    if (this.#last.get(key) === over) this.#last.delete(key);
  }
}
