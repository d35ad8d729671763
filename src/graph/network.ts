import { duration } from './fault.ts';
import type { NoReply } from './reply.ts';

/** Why a call failed on the network, from what fetch threw. Nothing of the error but its code is kept. */
export function networkFault(error: unknown): NoReply {
  const code = codeOf(error);
  if (code.includes('TIMEOUT') || code === 'ETIMEDOUT') return notInTime('Graph did not answer in time.');
  const [why, retry, sent] = reasons[code] ?? ['the connection broke off', 'later', true];
  const advice = sent ? 'Try again.' : 'Check the network and the address.';
  return {
    fault: { kind: 'unreachable', ...(code && { code }), message: `Graph could not be reached: ${why}. ${advice}` },
    retry,
    sent,
  };
}

/** The call took longer than it may. */
export const tooSlow = (limitMs: number): NoReply => notInTime(`Graph did not answer within ${duration(limitMs)}.`);

/**
 * One slow service holds up a whole batch: asked again by themselves, the others answer at once, and the slow one has
 * had its second chance.
 */
const notInTime = (message: string): NoReply => ({ fault: { kind: 'timeout', message }, retry: 'alone', sent: true });

// Where nothing listens or the name is unknown, asking again a second later only delays the news.
const reasons: Readonly<Record<string, readonly [why: string, retry: NoReply['retry'], sent: boolean]>> = {
  ECONNREFUSED: ['nothing answers at its address', 'no', false],
  ENOTFOUND: ['its name is not known here', 'no', false],
  EAI_AGAIN: ['its name could not be looked up', 'later', false],
  ENETUNREACH: ['there is no way to it from here', 'no', false],
  EHOSTUNREACH: ['there is no way to it from here', 'no', false],
  CERT_HAS_EXPIRED: ['its certificate has expired', 'no', false],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['its certificate is not trusted here', 'no', false],
  SELF_SIGNED_CERT_IN_CHAIN: ['its certificate is not trusted here', 'no', false],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ['its certificate is not trusted here', 'no', false],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ['its certificate is not trusted here', 'no', false],
  ERR_TLS_CERT_ALTNAME_INVALID: ['its certificate belongs to another name', 'no', false],
};

/** The system's code is on the cause: fetch itself only says "fetch failed". */
function codeOf(error: unknown): string {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return '';
}
