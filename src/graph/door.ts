import type { TokenCredential } from '@azure/identity';
import {
  AuthenticationHandler,
  Client,
  type Context,
  GraphClientError,
  type Middleware,
  ResponseType,
  TelemetryHandler,
} from '@microsoft/microsoft-graph-client';
import { TokenCredentialAuthenticationProvider } from '@microsoft/microsoft-graph-client/authProviders/azureTokenCredentials/index.js';
import type { GraphEndpoint } from './endpoint.ts';
import { networkFault, tooSlow } from './network.ts';
import { type NoReply, type Reply, readBody } from './reply.ts';
import { sharedToken, signInFault } from './sign-in.ts';
import { orAborted, timeLimit } from './time.ts';

/** One HTTP call. `url` is relative to `/v1.0`; with a `batch` it is posted, else got. */
export interface Call {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly batch?: unknown;
}

/** Makes one HTTP call to Graph, without any retry. Never rejects; once its signal fired, what it says is void. */
export type Door = (call: Call, signal: AbortSignal) => Promise<Reply | NoReply>;

export interface DoorSetup {
  readonly endpoint: GraphEndpoint;
  readonly credential: TokenCredential;
  readonly scope: string;
  readonly fetch: typeof fetch;
  readonly now: () => number;
  /** How long one call may take, in milliseconds, after signing in. */
  readonly callMs: number;
}

/** Opens the door: Microsoft's Graph client with its token and telemetry links, and a last link of our own. */
export function openDoor({ endpoint, credential, scope, fetch: send, now, callMs }: DoorSetup): Door {
  const token = sharedToken(credential, now);
  const client = Client.initWithMiddleware({
    baseUrl: endpoint.graph,
    // Neither RetryHandler nor RedirectHandler: retry lives in the wave, and a redirect is never followed.
    middleware: [
      new AuthenticationHandler(new TokenCredentialAuthenticationProvider(token, { scopes: [scope] })),
      new TelemetryHandler(),
      new LastLink(endpoint, send),
    ],
  });
  return async (call, signal) => {
    const trouble = await signIn(token, scope, signal);
    if (trouble) return trouble;
    const limit = timeLimit(callMs, signal);
    try {
      return await orAborted(fetched(client, endpoint, call, limit.signal), limit.signal);
    } catch (error) {
      return limit.expired() ? tooSlow(callMs) : networkFault(unwrapped(error));
    } finally {
      limit.end();
    }
  };
}

/**
 * The client library sends a token to Microsoft's hosts over https only, so requests are written for those; this
 * link carries them to where Graph really is (a stand-in on this machine, or the same host).
 */
class LastLink implements Middleware {
  readonly #endpoint: GraphEndpoint;
  readonly #send: typeof fetch;
  constructor(endpoint: GraphEndpoint, send: typeof fetch) {
    this.#endpoint = endpoint;
    this.#send = send;
  }
  async execute(context: Context): Promise<void> {
    const url = this.#endpoint.address(String(context.request));
    try {
      context.response = await this.#send(url, { ...(context.options as RequestInit), redirect: 'manual' });
    } catch (error) {
      // The library rewraps other errors and loses the cause, which says whether the connection was refused or reset.
      const carrier = new GraphClientError();
      carrier.customError = error;
      throw carrier;
    }
  }
}

const unwrapped = (error: unknown): unknown => (error instanceof GraphClientError ? error.customError : error);

/** Has a token ready, so that signing in is neither timed nor reported as Graph's own slowness. */
async function signIn(token: TokenCredential, scope: string, signal: AbortSignal): Promise<NoReply | undefined> {
  try {
    const given = await orAborted(token.getToken(scope), signal);
    return given?.token ? undefined : signInFault(undefined);
  } catch (error) {
    return signInFault(error);
  }
}

async function fetched(client: Client, endpoint: GraphEndpoint, call: Call, signal: AbortSignal): Promise<Reply> {
  const request = client
    // Absolute: in a relative path the library takes any `https://` for the host.
    .api(`${endpoint.graph}/v1.0${call.url}`)
    .responseType(ResponseType.RAW)
    .headers({
      ...call.headers,
      Accept: 'application/json',
      'client-request-id': crypto.randomUUID(),
      'x-ms-throttle-priority': 'High',
    })
    .options({ signal });
  const response: Response = await (call.batch === undefined ? request.get() : request.post(call.batch));
  return { status: response.status, headers: new Map(response.headers), ...readBody(await response.text()) };
}
