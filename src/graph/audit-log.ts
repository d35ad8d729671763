import type { Answer, Fault, GraphRequest, WaveCost } from '../diagnosis/request.ts';
import type { Door } from './door.ts';
import type { GraphEndpoint } from './endpoint.ts';
import { duration } from './fault.ts';
import { pending, settle } from './pending.ts';
import { isReply } from './reply.ts';
import { serviceOf } from './services.ts';
import { type Clock, timeLimit } from './time.ts';

/** Graph takes so many questions to the audit log in this time, of one app in one tenant. Source: its throttling limits. */
const MOST = 5;
const WINDOW_MS = 10_000;

export interface AuditLogSetup {
  readonly door: Door;
  readonly endpoint: GraphEndpoint;
  readonly clock: Pick<Clock, 'now'>;
  /** How long one question may take in all, in milliseconds. */
  readonly auditMs: number;
}

/** Whether the audit log answers this. */
export const isAudit = ({ url }: Pick<GraphRequest, 'url'>): boolean => serviceOf(url) === 'audit-log';

/**
 * The way to the audit log, beside the waves. It is slow, allows next to nothing, and decides nothing: so each question
 * has a call of its own (never in a batch with others), a short time, one page and no second try, and what is over the
 * limit is not sent at all.
 */
export class AuditLog {
  readonly #setup: AuditLogSetup;
  /** When the last questions went out. */
  #sent: readonly number[] = [];

  constructor(setup: AuditLogSetup) {
    this.#setup = setup;
  }

  /** Never rejects. */
  async send(
    request: GraphRequest,
    caller?: AbortSignal,
  ): Promise<{ readonly answer: Answer; readonly cost: WaveCost }> {
    const { auditMs } = this.#setup;
    const limit = timeLimit(auditMs, caller);
    try {
      const { answer, calls } = await this.#ask(request, limit.signal);
      const late: Answer = { ok: false, fault: limit.expired() ? tooLate(auditMs) : stopped };
      return { answer: answer ?? late, cost: { requests: calls, httpCalls: calls, resourceUnits: 0 } };
    } finally {
      limit.end();
    }
  }

  /** One call, and a second where Graph refuses the query and the request has another in its place. */
  async #ask(request: GraphRequest, signal: AbortSignal): Promise<{ answer: Answer | undefined; calls: number }> {
    const { door, endpoint, clock } = this.#setup;
    const rules = { endpoint, pages: 1, now: clock.now, pause: () => undefined };
    const item = pending(request);
    let calls = 0;
    while (item.answer === undefined && !signal.aborted) {
      if (!this.#takePlace()) return { answer: { ok: false, fault: usedUp }, calls };
      const result = await door(item, signal);
      if (isReply(result) || result.sent) calls += 1;
      if (isReply(result) || !signal.aborted) settle(item, result, rules);
    }
    return { answer: item.answer, calls };
  }

  #takePlace(): boolean {
    const now = this.#setup.clock.now();
    this.#sent = this.#sent.filter((at) => now - at < WINDOW_MS);
    if (this.#sent.length >= MOST) return false;
    this.#sent = [...this.#sent, now];
    return true;
  }
}

const usedUp: Fault = {
  kind: 'throttled',
  message: 'The audit log takes 5 questions in 10 seconds, and these are used up. Look again in a moment.',
};

const stopped: Fault = { kind: 'timeout', message: 'The check was stopped before the audit log answered.' };

const tooLate = (ms: number): Fault => ({
  kind: 'timeout',
  message: `The audit log did not answer within ${duration(ms)}, and nothing else waits for it.`,
});
