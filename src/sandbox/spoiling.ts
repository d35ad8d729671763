import { setTimeout as wait } from 'node:timers/promises';
import { type Answer, Refusal } from './answer.ts';
import type { Fault } from './faults.ts';

/** Codes that Graph uses with a status, where the fault names none. */
const codes: Readonly<Record<number, string>> = {
  400: 'BadRequest',
  401: 'InvalidAuthenticationToken',
  403: 'Authorization_RequestDenied',
  404: 'Request_ResourceNotFound',
  429: 'TooManyRequests',
  500: 'InternalServerError',
  503: 'serviceNotAvailable',
  504: 'gatewayTimeout',
};

/** What becomes of an answer under a fault. `cut`: its JSON is to be broken off. `dropped`: none comes. */
export type Spoiled = { readonly kind: 'answer' | 'cut'; readonly answer: Answer } | { readonly kind: 'dropped' };

/** Lets a fault have its way with the right answer: waits, hangs, refuses, breaks it off, or passes it on. */
export async function spoil(
  fault: Fault | undefined,
  right: () => Promise<Spoiled>,
  refuse: (fault: Fault) => Answer,
  ended: AbortSignal,
): Promise<Spoiled> {
  if (!fault) return right();
  if (fault.hang) return never(ended);
  if (fault.delayMs) await wait(fault.delayMs, undefined, { signal: ended }).catch(() => undefined);
  if (fault.dropBatchItem) return { kind: 'dropped' };
  if (fault.status !== undefined || fault.code !== undefined) return { kind: 'answer', answer: refuse(fault) };
  const whole = await right();
  return fault.malformed && whole.kind === 'answer' ? { kind: 'cut', answer: whole.answer } : whole;
}

/** A fault as a refusal of Graph. */
export function refusalOf({ status = 500, code, message, retryAfter }: Fault): Refusal {
  const headers: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  const text = message ?? 'The sandbox was told to answer like this.';
  return new Refusal(status, code ?? codes[status] ?? 'UnknownError', text, headers);
}

/** Resolves only when the sandbox closes. */
const never = (ended: AbortSignal): Promise<Spoiled> =>
  new Promise((resolve) => {
    const drop = () => resolve({ kind: 'dropped' });
    if (ended.aborted) drop();
    else ended.addEventListener('abort', drop, { once: true });
  });

/** JSON broken off in the middle. */
export function cutShort(body: unknown): string {
  const text = JSON.stringify(body);
  return text.slice(0, Math.max(1, Math.floor(text.length / 2)));
}
