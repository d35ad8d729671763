import type { Answer, Fault } from '../diagnosis/request.ts';
import { answerIn } from './answer.ts';
import { faultOf } from './fault.ts';
import { isRecord, isReply, type NoReply, type Reply } from './reply.ts';

/**
 * What came of one call: an answer; or trouble that may pass, with the milliseconds that Exchange asked to wait.
 */
export type Outcome = { readonly answer: Answer } | { readonly trouble: Fault; readonly askedMs?: number };

/** Judges what came back for one call. What we send only reads, so asking twice changes nothing. */
export function settle(result: Reply | NoReply, identity: string, now: number): Outcome {
  if (!isReply(result)) return result.mayPass ? { trouble: result.fault } : failed(result.fault);
  const body = result.status === 200 && !isError(result.body) ? answerIn(result.body) : undefined;
  if (body) return { answer: { ok: true, body } };
  const askedMs = retryAfterMs(result.headers, now);
  const fault = faultOf(result, identity, askedMs);
  // Words that we understand do not change by asking again, whatever status they came with.
  if (!mayPass(result.status) || (fault.code !== undefined && fault.kind !== 'throttled')) return failed(fault);
  return { trouble: fault, ...(askedMs !== undefined && { askedMs }) };
}

const failed = (fault: Fault): Outcome => ({ answer: { ok: false, fault } });

const isError = (body: unknown): boolean => isRecord(body) && isRecord(body.error);

const mayPass = (status: number): boolean => [408, 429, 500, 502, 503, 504].includes(status);

/**
 * What `Retry-After` asks for, in milliseconds: seconds, or a date. A date is compared with the server's own
 * `Date` where there is one, so that a clock that is off on either side does no harm.
 */
function retryAfterMs(headers: ReadonlyMap<string, string>, now: number): number | undefined {
  const said = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(said)) return Math.ceil(Number(said) * 1000);
  const at = /[a-z]/i.test(said) ? Date.parse(said) : Number.NaN;
  if (Number.isNaN(at)) return undefined;
  const serverNow = Date.parse(headers.get('date') ?? '');
  return Math.max(0, at - (Number.isNaN(serverNow) ? now : serverNow));
}
