import type { Call } from './call.ts';

/** Something that goes wrong on purpose. The first fault that fits a request and is not used up takes it. */
export interface Fault {
  /**
   * Beginning of the path, such as `/users/{anything}/mailboxSettings`; `*` stands for any one segment. A user may
   * be named by id or sign-in name. `/$batch` is the batch itself. Left out: every HTTP request, as a whole.
   * Exchange's are `/adminapi/{cmdlet}/{identity}`, or as they are sent with these two behind.
   */
  readonly path?: string;
  /** The path must end there. */
  readonly exact?: boolean;
  /** Text that the decoded query, or a cmdlet's parameters as JSON, must contain, such as `proxyAddresses`. */
  readonly query?: string;
  /** How often; left out: always. */
  readonly times?: number;
  readonly status?: number;
  readonly code?: string;
  readonly message?: string;
  /** Seconds, or an HTTP date, for the Retry-After header. */
  readonly retryAfter?: number | string;
  /** Waits first. Alone: a slow but right answer. */
  readonly delayMs?: number;
  /** The right answer, cut off in the middle of its JSON. */
  readonly malformed?: boolean;
  /** A batch answers without this item. */
  readonly dropBatchItem?: boolean;
  /** Never answers. */
  readonly hang?: boolean;
}

/** Finds the fault for a request, and uses it up. `whole`: an HTTP request as such, before it is understood. */
export type FaultFinder = (call: Call, whole: boolean) => Fault | undefined;

/** Other names of the object at a path, so that a fault for a sign-in name also meets requests by id. */
export type OtherPaths = (segments: readonly string[]) => readonly (readonly string[])[];

/** Watches over faults and how often each was used. */
export function createFaults(faults: readonly Fault[], otherPaths: OtherPaths): FaultFinder {
  const left = faults.map((fault) => fault.times ?? Number.POSITIVE_INFINITY);
  return (call, whole) => {
    const at = faults.findIndex((fault, index) => (left[index] ?? 0) > 0 && fits(fault, call, whole, otherPaths));
    if (at < 0) return undefined;
    left[at] = (left[at] ?? 0) - 1;
    return faults[at];
  };
}

function fits(fault: Fault, call: Call, whole: boolean, otherPaths: OtherPaths): boolean {
  if (fault.path === undefined) return whole;
  const wanted = fault.path.split('/').filter(Boolean);
  const batch = wanted[0] === '$batch';
  if (whole !== batch) return false;
  const paths = [call.segments, ...otherPaths(call.segments)];
  if (!paths.some((path) => startsLike(path, wanted, fault.exact ?? false))) return false;
  const { query } = fault;
  return query === undefined || [...call.query.values(), call.text ?? ''].some((value) => value.includes(query));
}

const startsLike = (path: readonly string[], wanted: readonly string[], exact: boolean): boolean =>
  (exact ? path.length === wanted.length : path.length >= wanted.length) &&
  wanted.every((part, at) => part === '*' || part.toLowerCase() === path[at]?.toLowerCase());
