import { batchBody, type Errand, MOST, pack, readBatch } from './batch.ts';
import type { Door } from './door.ts';
import { lessonOf } from './lesson.ts';
import { outlookSeats } from './outlook.ts';
import { Pace } from './pace.ts';
import { deliver, type Group, isOutlook, left, type Parcel, parcelsOf, parted, type Took } from './parcel.ts';
import { isReply, type NoReply, type Reply } from './reply.ts';
import type { Service } from './services.ts';
import type { Clock } from './time.ts';

/** While calls are under way, a request waits so many milliseconds for others to share the next call with. */
const GATHER_MS = 15;
/** So many milliseconds at most nobody asks a service that asked one of us to wait. */
const HOLD_MOST_MS = 20_000;

/** All that went over the wire since the start. Units: Graph's resource units. */
export interface Totals {
  readonly httpCalls: number;
  readonly requests: number;
  readonly resourceUnits: number;
  /** Requests that were refused because there were too many. */
  readonly throttled: number;
}

export interface TrafficSetup {
  readonly door: Door;
  readonly clock: Clock;
  /** The tenant's quota, in resource units in 10 seconds, where it is known. */
  readonly quota?: number;
}

interface OpenCall {
  readonly parcels: readonly Parcel[];
  readonly stop: AbortController;
}

/**
 * The one way of all waves to Graph. Requests of different looks share calls, Outlook gets four at a time, and what is
 * spent keeps a pace. A request that nobody waits for any more is not sent.
 */
export class Traffic {
  readonly #setup: TrafficSetup;
  readonly #pace: Pace;
  #waiting: Parcel[] = [];
  readonly #open = new Set<OpenCall>();
  readonly #heldUntil = new Map<Service, number>();
  readonly #totals = { httpCalls: 0, requests: 0, resourceUnits: 0, throttled: 0 };
  #gathering: NodeJS.Timeout | undefined;
  #flushing: NodeJS.Immediate | undefined;
  #sleep: AbortController | undefined;

  constructor(setup: TrafficSetup) {
    this.#setup = setup;
    this.#pace = new Pace(setup.clock.now, setup.quota);
  }

  totals(): Totals {
    return { ...this.#totals };
  }

  /** Sends errands, and hands over what came of each as soon as it is there. Resolves when all are, or the signal fired. */
  send(errands: readonly Errand[], signal: AbortSignal, took: Took): Promise<void> {
    if (errands.length === 0 || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const leave = () => this.#leave(group);
      const group: Group = {
        left: errands.length,
        gone: false,
        took,
        done: () => {
          signal.removeEventListener('abort', leave);
          resolve();
        },
      };
      signal.addEventListener('abort', leave, { once: true });
      this.#waiting.push(...parcelsOf(errands, group));
      this.#soon();
    });
  }

  /** Nobody waits for these any more: what was not sent stays here, and a call without company is ended. */
  #leave(group: Group): void {
    group.gone = true;
    const queued = this.#waiting.filter((parcel) => parcel.group === group);
    this.#waiting = this.#waiting.filter((parcel) => parcel.group !== group);
    group.left -= queued.length;
    if (this.#waiting.length === 0) this.#wakeIn(Number.POSITIVE_INFINITY);
    for (const call of this.#open) {
      const mine = call.parcels.filter((parcel) => parcel.group === group);
      if (mine.length === 0) continue;
      if (call.parcels.every((parcel) => parcel.group.gone)) call.stop.abort();
      else for (const parcel of mine) deliver(parcel, left, call);
    }
    if (group.left === 0) group.done();
  }

  /** Sends when all that was said in this turn of the event loop is there; when busy, a little later. */
  #soon(): void {
    if (this.#flushing || this.#waiting.length === 0) return;
    if (this.#open.size === 0 || this.#waiting.length >= MOST) {
      this.#flushing = setImmediate(() => this.#flush());
    } else this.#gathering ??= setTimeout(() => this.#flush(), GATHER_MS);
  }

  #flush(): void {
    clearTimeout(this.#gathering);
    clearImmediate(this.#flushing);
    this.#gathering = undefined;
    this.#flushing = undefined;
    const go: Parcel[] = [];
    const stay: Parcel[] = [];
    let soonest = Number.POSITIVE_INFINITY;
    let outOfUnits = false;
    for (const parcel of this.#waiting) {
      let delay = this.#heldFor(parcel);
      // Who came later does not overtake who waits for units.
      if (delay === 0 && parcel.service === 'identity' && outOfUnits) delay = Number.POSITIVE_INFINITY;
      else if (delay === 0 && parcel.service === 'identity') {
        delay = this.#pace.admit(parcel.units);
        outOfUnits = delay > 0;
      }
      soonest = Math.min(soonest, delay || Number.POSITIVE_INFINITY);
      (delay === 0 && this.#seated(parcel) ? go : stay).push(parcel);
    }
    this.#waiting = stay;
    this.#wakeIn(soonest);
    // With several looks seats are scarce: a call that holds some is not kept waiting by company.
    const isScarce = stay.some(isOutlook) || go.some(({ group }) => group !== go[0]?.group);
    const [seated, others] = isScarce ? parted(go) : [[], go];
    for (const parcels of [...pack(seated), ...pack(others)]) void this.#call(parcels);
  }

  /** For how long its service wants to be left alone. Who has waited for that already may go. */
  #heldFor({ service, waited }: Parcel): number {
    return waited ? 0 : Math.max(0, (this.#heldUntil.get(service) ?? 0) - this.#setup.clock.now());
  }

  #seated({ service }: Parcel): boolean {
    if (service !== 'outlook' || outlookSeats.take(1) === 1) return true;
    outlookSeats.whenGiven(this.#again);
    return false;
  }

  readonly #again = (): void => {
    if (this.#waiting.length > 0) this.#flushing ??= setImmediate(() => this.#flush());
  };

  /** Wakes up for the first that may go, and not at all when nobody waits any more: a timer would keep the process. */
  #wakeIn(milliseconds: number): void {
    this.#sleep?.abort();
    this.#sleep = undefined;
    if (!Number.isFinite(milliseconds)) return;
    const sleep = new AbortController();
    this.#sleep = sleep;
    const wake = () => {
      if (!sleep.signal.aborted) this.#again();
    };
    this.#setup.clock.sleep(milliseconds, sleep.signal).then(wake, ignore);
  }

  async #call(parcels: readonly Parcel[]): Promise<void> {
    const call: OpenCall = { parcels, stop: new AbortController() };
    this.#open.add(call);
    const sentAt = this.#setup.clock.now();
    const [first] = parcels;
    const single = parcels.length === 1 && first !== undefined;
    const asked = single ? first : { url: '/$batch', batch: batchBody(parcels) };
    const outer = await this.#setup.door(asked, call.stop.signal);
    this.#open.delete(call);
    outlookSeats.give(parcels.filter(isOutlook).length);
    // Before the answers are read, which takes a while: seats should not stay empty meanwhile.
    if (parcels.some(isOutlook) && this.#waiting.some(isOutlook)) this.#flush();
    const sent = isReply(outer) || outer.sent;
    const results = single ? [outer] : readBatch(outer, parcels.length);
    this.#learn(parcels, results, sentAt);
    if (sent) this.#totals.httpCalls += 1;
    for (const [i, parcel] of parcels.entries()) {
      const result = results[i];
      if (result) deliver(parcel, result, sent ? call : undefined);
    }
    this.#soon();
  }

  #learn(parcels: readonly Parcel[], results: readonly (Reply | NoReply)[], sentAt: number): void {
    const now = this.#setup.clock.now();
    const lesson = lessonOf(parcels, results, { sentAt, now });
    this.#totals.requests += lesson.requests;
    this.#totals.resourceUnits += lesson.resourceUnits;
    this.#totals.throttled += lesson.throttled;
    this.#pace.knowsUsers(lesson.users);
    this.#pace.heard(lesson.heard);
    // One was asked to wait, so everybody waits.
    for (const [service, milliseconds] of lesson.holds) {
      const until = now + Math.min(HOLD_MOST_MS, milliseconds);
      this.#heldUntil.set(service, Math.max(until, this.#heldUntil.get(service) ?? 0));
    }
  }
}

/** What a wait ends with when its signal fires is of no use to anybody. */
const ignore = () => {};
