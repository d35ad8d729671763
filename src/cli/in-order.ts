export interface Order {
  /** So many are worked on at the same time. */
  readonly atOnce: number;
  /** So many at most are begun and not yet handed over: behind one that takes long, not everything else piles up. */
  readonly ahead: number;
  readonly signal: AbortSignal;
}

/**
 * Works on a few at a time and yields what came of it in the order of the input, each as soon as it is there, also while
 * more input is waited for. The first goes alone: what it learns is kept for the others. Ends early when the signal
 * fires. `work` must not reject; an error of the input is thrown after all that came before it.
 */
export async function* inOrder<T, R>(
  items: Iterable<T> | AsyncIterable<T>,
  work: (item: T) => Promise<R>,
  { atOnce, ahead, signal }: Order,
): AsyncGenerator<R> {
  const slots: { result?: R; done: boolean }[] = [];
  const bell = new Bell();
  let active = 0;
  let ended = false;
  let trouble: { readonly error: unknown } | undefined;

  const begin = async (item: T): Promise<void> => {
    const slot: (typeof slots)[number] = { done: false };
    slots.push(slot);
    active += 1;
    slot.result = await work(item);
    slot.done = true;
    active -= 1;
    bell.ring();
  };
  const feed = async (): Promise<void> => {
    let isFirst = true;
    for await (const item of items) {
      while (!ended && (active >= atOnce || slots.length >= ahead)) await bell.next();
      if (ended) return;
      const piece = begin(item);
      if (isFirst) await piece;
      isFirst = false;
    }
  };

  signal.addEventListener('abort', bell.ring);
  void feed()
    .catch((error: unknown) => {
      trouble = { error };
    })
    .finally(() => {
      ended = true;
      bell.ring();
    });
  try {
    while (!signal.aborted) {
      if (slots[0]?.done) {
        yield slots.shift()?.result as R;
        bell.ring();
      } else if (ended && slots.length === 0) break;
      else await bell.next();
    }
    if (trouble && !signal.aborted) throw trouble.error;
  } finally {
    ended = true;
    signal.removeEventListener('abort', bell.ring);
    bell.ring();
  }
}

/** Wakes everybody who waits for something to change. */
class Bell {
  #waiting: (() => void)[] = [];

  readonly ring = (): void => {
    for (const wake of this.#waiting.splice(0)) wake();
  };

  next(): Promise<void> {
    return new Promise((wake) => this.#waiting.push(wake));
  }
}
