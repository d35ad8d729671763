/** Exchange takes four requests of one app at a time, over all mailboxes; more are refused with 429. */
export const OUTLOOK_AT_ONCE = 4;

/** Seats for Outlook requests, shared by everything in this process that speaks to Graph. */
export class OutlookSeats {
  #free = OUTLOOK_AT_ONCE;
  readonly #waiting = new Set<() => void>();

  /** Takes as many of the wanted seats as are free now, and says how many. Each must be given back. */
  take(wanted: number): number {
    const taken = Math.min(wanted, this.#free);
    this.#free -= taken;
    return taken;
  }

  give(count: number): void {
    if (count === 0) return;
    this.#free += count;
    const woken = [...this.#waiting];
    this.#waiting.clear();
    for (const wake of woken) wake();
  }

  /** Calls `wake` once, when seats were given back. */
  whenGiven(wake: () => void): void {
    this.#waiting.add(wake);
  }
}

export const outlookSeats = new OutlookSeats();
