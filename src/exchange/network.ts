import type { NoReply } from './reply.ts';
import { duration } from './time.ts';

/** Why a call failed on the network, from what fetch threw. Nothing of the error but its code is kept. */
export function networkFault(error: unknown): NoReply {
  const code = codeOf(error);
  if (code.includes('TIMEOUT') || code === 'ETIMEDOUT') return notInTime('Exchange did not answer in time. Try again.');
  if (code.startsWith('Z_')) return garbled;
  const [why, mayPass, sent] = reasons[code] ?? ['the connection broke off', true, true];
  const advice = sent ? 'Try again.' : 'Check the network and the address.';
  return {
    fault: { kind: 'unreachable', ...(code && { code }), message: `Exchange could not be reached: ${why}. ${advice}` },
    mayPass,
    sent,
  };
}

/** The call took longer than it may. Asked again, it would only hold the report up longer. */
export const tooSlow = (limitMs: number): NoReply =>
  notInTime(`Exchange did not answer within ${duration(limitMs)}. Try again in a few minutes.`);

const notInTime = (message: string): NoReply => ({ fault: { kind: 'timeout', message }, mayPass: false, sent: true });

/** It was declared as packed, and is not. */
const garbled: NoReply = {
  fault: { kind: 'malformed', message: "Exchange's answer could not be read. Try again, or run the cmdlet by hand." },
  mayPass: false,
  sent: true,
};

const untrusted = ['its certificate is not trusted here', false, false] as const;

// Where nothing listens or the name is unknown, asking again a second later only delays the news.
const reasons: Readonly<Record<string, readonly [why: string, mayPass: boolean, sent: boolean]>> = {
  ECONNREFUSED: ['nothing answers at its address', false, false],
  ENOTFOUND: ['its name is not known here', false, false],
  EAI_AGAIN: ['its name could not be looked up', true, false],
  ENETUNREACH: ['there is no way to it from here', false, false],
  EHOSTUNREACH: ['there is no way to it from here', false, false],
  CERT_HAS_EXPIRED: ['its certificate has expired', false, false],
  ERR_TLS_CERT_ALTNAME_INVALID: ['its certificate belongs to another name', false, false],
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
};

/** The system's code is on the cause: fetch itself only says "fetch failed". */
function codeOf(error: unknown): string {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return '';
}
