// A Retry-After of a day is a mistake; who comes back after this is told anew.
const LONGEST_MS = 5 * 60_000;
// So many calls in a row without a reply are more than bad luck; one look has about that many.
const SILENT_AFTER = 6;
const SILENT_FOR_MS = 30_000;

/**
 * When Exchange is left alone, by all looks: it asked for that, or it has fallen silent. Else each of a thousand looks
 * would wait for it anew. Times are milliseconds since 1970.
 */
export class Rest {
  #askedUntil = 0;
  #silentUntil = 0;
  #unanswered = 0;

  /** Exchange asked everybody to wait so long, in milliseconds. */
  asked(milliseconds: number, now: number): void {
    this.#askedUntil = Math.max(this.#askedUntil, now + Math.min(milliseconds, LONGEST_MS));
  }

  /** How long it still wants to be left alone, in milliseconds; 0 or less: no longer. */
  left(now: number): number {
    return this.#askedUntil - now;
  }

  /** A call ended, with a reply or because its time ran out. */
  heard(reply: boolean, now: number): void {
    this.#unanswered = reply ? 0 : this.#unanswered + 1;
    if (reply) this.#silentUntil = 0;
    else if (this.#unanswered >= SILENT_AFTER) this.#silentUntil = now + SILENT_FOR_MS;
  }

  /** Whether it is no use to ask now. */
  isSilent(now: number): boolean {
    return now < this.#silentUntil;
  }
}
