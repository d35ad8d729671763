import type { Fault } from '../diagnosis/request.ts';
import { type Meaning, understand } from './meaning.ts';
import { refusal } from './refusal.ts';
import type { Reply } from './reply.ts';
import { duration } from './time.ts';

/**
 * Turns a reply that is no answer into a fault, with a sentence for a person. Its `code` is what was understood, in a
 * word of ours (see {@link Meaning}); Exchange's own words are `raw`. `identity`: the name that was asked for, empty
 * for the tenant. `waitMs`: what Exchange asked to wait.
 */
export function faultOf(reply: Reply, identity: string, waitMs?: number): Fault {
  const { meaning, text } = understand(reply.body, identity);
  const requestId = reply.headers.get('request-id');
  return {
    ...whatOf(reply, identity, meaning, waitMs),
    status: reply.status,
    ...(text && { raw: text.slice(0, 500) }),
    ...(requestId && { requestId }),
  };
}

type What = Pick<Fault, 'kind' | 'code' | 'message'>;

function whatOf(reply: Reply, identity: string, meaning: Meaning | undefined, waitMs: number | undefined): What {
  const { status } = reply;
  if (status === 429) return { kind: 'throttled', message: slowDown(waitMs) };
  if (status === 401) return { kind: 'unauthorized', ...refusal(reply) };
  if (status >= 300 && status < 400) return { kind: 'malformed', message: wandering };
  // Who may not look has not seen that nothing is there.
  const shut = meaning === undefined || meaning === 'object-not-found';
  if (status === 403 && shut) return { kind: 'forbidden', ...refusal(reply) };
  if (meaning === 'object-not-found' && identity === '')
    return { kind: 'malformed', code: 'unexplained', message: unexplained };
  if (meaning) return { code: meaning, ...meanings[meaning] };
  return byStatus(reply);
}

function byStatus({ status, content }: Reply): What {
  if (status === 404) return { kind: 'malformed', code: 'unexplained', message: unexplained };
  if (status === 408) return { kind: 'timeout', message: 'Exchange gave up waiting for the question. Try again.' };
  if (status >= 500) {
    return { kind: 'server', message: `Exchange has trouble of its own (${status}); try again in a few minutes.` };
  }
  if (status >= 400) return { kind: 'bad-request', message: notAccepted };
  return { kind: 'malformed', message: content === 'too-long' ? tooLong : unreadable };
}

const slowDown = (waitMs: number | undefined): string =>
  `Exchange asked us to slow down; try again in ${waitMs === undefined ? 'a few minutes' : duration(waitMs)}.`;

const wandering = 'Exchange pointed to another address, and we never follow there. Check EXCHANGE_ENDPOINT.';
const unexplained =
  'Exchange did not say what it could not find, so nothing was looked up. Check TENANT_ID, M365_CLOUD and EXCHANGE_ENDPOINT.';
const tooLong = "Exchange's answer was far too long for one person, so it was not read. Run the cmdlet by hand.";
const unreadable = "Exchange's answer could not be read. Try again, or run the cmdlet by hand.";
const notAccepted = 'Exchange did not accept the question. Run the cmdlet by hand: it says more there.';

const meanings: Readonly<Record<Meaning, Pick<Fault, 'kind' | 'message'>>> = {
  'object-not-found': { kind: 'not-found', message: 'Exchange has nothing under this name.' },
  ambiguous: {
    kind: 'bad-request',
    message: 'Exchange knows several objects under this name. Run the cmdlet by hand with the object id.',
  },
  'command-not-found': {
    kind: 'forbidden',
    message: 'Exchange does not let the app run this cmdlet. Give it a role that may, such as Global Reader.',
  },
  'bad-parameter': { kind: 'bad-request', message: notAccepted },
  dehydrated: {
    kind: 'bad-request',
    message:
      'Exchange refuses this as long as the tenant is not open to customization. Run Enable-OrganizationCustomization once.',
  },
  'needs-proxy': {
    kind: 'server',
    message: 'Exchange could not pass the question on to the right server. Try again, or run the cmdlet by hand.',
  },
};
