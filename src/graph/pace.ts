/**
 * A tenant's quota of resource units in 10 seconds for one app, by its number of users. Source: Microsoft Graph
 * service-specific throttling limits, identity and access.
 */
const quotas: readonly (readonly [aboveUsers: number, units: number])[] = [
  [500, 8_000],
  [49, 5_000],
  [0, 3_500],
];
const SMALLEST = 3_500;
const WINDOW_MS = 10_000;

/** We leave a part to others: a second process of ours has the same quota. */
const OURS = 0.9;
/** From here on Graph may tell how full the quota is (not all answers do); we go on slowly, and stop before it is full. */
const WARNS_AT = 0.8;
const STOPS_AT = 0.95;

/** Never slower than this, in units in 10 seconds: about one look a second. */
const LEAST = 100;
/** After a 429: milliseconds until the first step up again, between two steps, and how high a step is. */
const RECOVERS_AFTER = 30_000;
const STEP_MS = 1_000;
const STEP = 1.25;
/** Refusals within so many milliseconds have one reason. */
const TOGETHER_MS = 1_000;

/** What the answers of one HTTP call said about the quota. */
export interface Heard {
  /** Milliseconds since 1970. */
  readonly sentAt: number;
  /** Graph counted units, so it would also have warned. */
  readonly counted: boolean;
  /** How full the quota is; 1 is full. Only told from 0.8 on. */
  readonly filled?: number;
  readonly throttled: boolean;
}

/**
 * Keeps what we spend below the tenant's quota: the smallest one that there is until the tenant is known to be larger.
 * Slows down when Graph warns, and comes down after a 429. With a `quota`, in units in 10 seconds, it keeps to that.
 */
export class Pace {
  readonly #now: () => number;
  readonly #told: boolean;
  /** Units by time, the oldest first. */
  readonly #spent: { at: number; units: number }[] = [];
  #sum = 0;
  #ceiling: number;
  /** The ceiling never rises above this. */
  #most: number;
  #cameDownAt: number | undefined;
  #risesFrom = 0;
  #warning: { at: number; filled: number; used: number } | undefined;

  constructor(now: () => number, quota?: number) {
    this.#now = now;
    this.#told = quota !== undefined;
    this.#most = OURS * (quota ?? SMALLEST);
    this.#ceiling = this.#most;
  }

  /** The tenant has at least so many users. What a 429 has taught is not forgotten over it. */
  knowsUsers(users: number): void {
    if (this.#told || this.#cameDownAt !== undefined) return;
    const [, units = SMALLEST] = quotas.find(([above]) => users > above) ?? [];
    this.#most = Math.max(this.#most, OURS * units);
    this.#ceiling = this.#most;
  }

  /** Books the units and says 0 when they may be spent now; else in how many milliseconds to ask again. */
  admit(units: number): number {
    if (units === 0) return 0;
    const now = this.#now();
    const wait = this.#brake(units, now) || this.#room(units, now);
    if (wait > 0) return wait;
    if (this.#warning) this.#warning.used += units;
    this.#book(units, now);
    return 0;
  }

  heard({ sentAt, counted, filled = 0, throttled }: Heard): void {
    const now = this.#now();
    if (filled >= WARNS_AT) this.#warning = { at: now, filled, used: 0 };
    else if (this.#warning && counted && sentAt > this.#warning.at) this.#warning = undefined;
    if (throttled && now - (this.#cameDownAt ?? Number.NEGATIVE_INFINITY) >= TOGETHER_MS) this.#comeDown(now);
  }

  /** What was spent when it was too much is where the quota lies, at most. */
  #comeDown(now: number): void {
    this.#forget(now);
    this.#most = Math.max(LEAST, OURS * Math.min(this.#most, this.#sum));
    this.#ceiling = Math.max(LEAST, Math.min(this.#ceiling, this.#sum) / 2);
    this.#risesFrom = now + RECOVERS_AFTER;
    this.#cameDownAt = now;
  }

  /** After a warning what is left is spread over a whole window: nobody knows when the present one began. */
  #brake(units: number, now: number): number {
    if (!this.#warning) return 0;
    const { at, filled, used } = this.#warning;
    const over = at + WINDOW_MS - now;
    if (over <= 0) {
      this.#warning = undefined;
      return 0;
    }
    const perMs = (Math.max(0, STOPS_AT - filled) * SMALLEST) / WINDOW_MS;
    const due = at + (used + units) / perMs - now;
    return due <= 0 ? 0 : Math.max(1, Math.ceil(Math.min(due, over)));
  }

  #room(units: number, now: number): number {
    this.#forget(now);
    if (this.#sum + units > this.#ceiling) this.#rise(now);
    let missing = this.#sum + units - this.#ceiling;
    if (missing <= 0) return 0;
    for (const each of this.#spent) {
      missing -= each.units;
      if (missing <= 0) return Math.max(1, Math.ceil(each.at + WINDOW_MS - now));
    }
    return 0;
  }

  #rise(now: number): void {
    if (this.#ceiling >= this.#most || this.#warning || now < this.#risesFrom) return;
    this.#ceiling = Math.min(this.#most, this.#ceiling * STEP);
    this.#risesFrom = now + STEP_MS;
  }

  #book(units: number, now: number): void {
    // Counted as of a little later, so that the list stays short.
    const at = Math.ceil(now / 50) * 50;
    const last = this.#spent.at(-1);
    if (last?.at === at) last.units += units;
    else this.#spent.push({ at, units });
    this.#sum += units;
  }

  #forget(now: number): void {
    while (this.#spent[0] && this.#spent[0].at + WINDOW_MS <= now) this.#sum -= this.#spent.shift()?.units ?? 0;
  }
}
