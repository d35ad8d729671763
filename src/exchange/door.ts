import type { CmdletInput } from './cmdlets.ts';
import { networkFault, tooSlow } from './network.ts';
import { type NoReply, type Reply, readBody } from './reply.ts';
import { signInFault } from './sign-in.ts';
import { type Clock, orAborted, timeLimit } from './time.ts';
import { appRolesIn, type TokenSource } from './tokens.ts';

/** One call: what is asked, and the mailbox by which Exchange finds the server that answers. */
export interface Call {
  readonly input: CmdletInput;
  readonly anchor: string;
}

/** Makes one call, without any retry. Never rejects; once its signal fired, what it says is void. */
export type Door = (call: Call, signal: AbortSignal) => Promise<Reply | NoReply>;

export interface DoorSetup {
  readonly url: string;
  readonly token: TokenSource;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** How long one call may take, in milliseconds, after signing in. */
  readonly callMs: number;
  /** The longest answer that is read. */
  readonly mostBytes: number;
}

export function openDoor(setup: DoorSetup): Door {
  return async (call, signal) => {
    let token: string;
    try {
      // Has a token ready, so that signing in is neither timed nor reported as slowness of Exchange.
      token = await orAborted(setup.token(), signal);
    } catch (error) {
      return signInFault(error);
    }
    const limit = timeLimit(setup.clock, setup.callMs, signal);
    try {
      return await orAborted(called(setup, call, token, limit.signal), limit.signal);
    } catch (error) {
      return limit.expired() ? tooSlow(setup.callMs) : networkFault(error);
    } finally {
      limit.end();
    }
  };
}

async function called(setup: DoorSetup, { input, anchor }: Call, token: string, signal: AbortSignal): Promise<Reply> {
  const response = await setup.fetch(setup.url, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json; charset=utf-8',
      Accept: 'application/json',
      'X-AnchorMailbox': anchor,
      Prefer: 'odata.maxpagesize=1000',
      'client-request-id': crypto.randomUUID(),
    },
    body: JSON.stringify({ CmdletInput: input }),
    // A redirect is never followed: the token is for this address.
    redirect: 'manual',
    signal,
  });
  const { status, headers } = response;
  const appRoles = status === 401 || status === 403 ? appRolesIn(token) : undefined;
  return {
    status,
    headers: new Map(headers),
    ...(await bodyOf(response, setup.mostBytes, signal)),
    ...(appRoles && { appRoles }),
  };
}

/** A refusal stays one when its body breaks off. */
async function bodyOf(response: Response, mostBytes: number, signal: AbortSignal) {
  try {
    return await readBody(response, mostBytes);
  } catch (error) {
    if (response.ok || signal.aborted) throw error;
    return { body: undefined, content: 'unreadable' } as const;
  }
}
