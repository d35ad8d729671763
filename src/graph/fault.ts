import type { Fault } from '../diagnosis/request.ts';
import { isRecord, type Reply } from './reply.ts';

/** Turns a reply that is no success into a fault, with a sentence for a person. `waitMs`: what Graph asked to wait. */
export function faultOf(reply: Reply, waitMs?: number): Fault {
  const error = isRecord(reply.body) && isRecord(reply.body.error) ? reply.body.error : undefined;
  const kind = kindOf(reply.status, error !== undefined);
  const code = text(error?.code);
  return {
    kind,
    status: reply.status,
    ...(code && { code }),
    message: sentence(kind, reply.status, waitMs),
    ...optional('raw', text(error?.message)?.slice(0, 500)),
    ...optional('requestId', requestId(error) ?? reply.headers.get('request-id')),
  };
}

/** A 2xx reply whose content is not what was asked for, or a link that must not be followed. */
export const malformed = (message: string, reply?: Reply): Fault => ({
  kind: 'malformed',
  ...(reply && { status: reply.status, ...optional('requestId', reply.headers.get('request-id')) }),
  message,
});

/** "30 seconds", "5 minutes": how people say a wait. */
export function duration(milliseconds: number): string {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
  const [count, unit] = seconds < 120 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** A 404 without Graph's own error is some other server's: to read it as "not there" would be a false finding. */
function kindOf(status: number, speaksGraph: boolean): Fault['kind'] {
  if (status >= 300 && status < 400) return 'malformed';
  if (status === 404) return speaksGraph ? 'not-found' : 'malformed';
  if (status >= 500 && status !== 509) return 'server';
  return kinds.get(status) ?? 'bad-request';
}

// 509: over a bandwidth limit, in Graph's page on errors.
const kinds = new Map<number, Fault['kind']>([
  [401, 'unauthorized'],
  [403, 'forbidden'],
  [408, 'timeout'],
  [429, 'throttled'],
  [509, 'throttled'],
]);

function sentence(kind: Fault['kind'], status: number, waitMs?: number): string {
  switch (kind) {
    case 'unauthorized':
      return 'Graph did not accept our sign-in. Check that the app belongs to this tenant and has its permissions.';
    case 'forbidden':
      return 'Graph refused: the app lacks a permission for this, or a policy forbids it.';
    case 'not-found':
      return 'Graph has nothing under this name.';
    case 'throttled':
      return `Graph asked us to slow down; try again in ${waitMs === undefined ? 'a few minutes' : duration(waitMs)}.`;
    case 'timeout':
      return 'Graph gave up waiting for the question. Try again.';
    case 'server':
      return `Graph has trouble of its own (${status}); try again in a few minutes.`;
    case 'malformed':
      return status === 404
        ? 'The server that answered does not seem to be Graph. Check GRAPH_ENDPOINT.'
        : 'Graph pointed to another address, and we never follow there.';
    default:
      return 'Graph did not understand the question.';
  }
}

// Both spellings are in use.
function requestId(error: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const inner = error?.innerError ?? error?.innererror;
  return isRecord(inner) ? text(inner['request-id']) : undefined;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

const optional = <K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } =>
  (value ? { [key]: value } : {}) as { readonly [P in K]?: string };
