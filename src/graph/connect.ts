import type { TokenCredential } from '@azure/identity';
import type { GraphRequest, Transport } from '../diagnosis/request.ts';
import { type CloudId, clouds } from './clouds.ts';
import { openDoor } from './door.ts';
import { graphEndpoint } from './endpoint.ts';
import { LocalToken } from './local-token.ts';
import { type Clock, realClock } from './time.ts';
import { sendWave, type WaveLimits } from './wave.ts';

/** What can be set about the traffic; all times in milliseconds. */
export interface GraphLimits extends WaveLimits {
  /** How long one HTTP call may take. */
  readonly callMs: number;
}

export interface GraphOptions {
  readonly credential: TokenCredential;
  readonly cloud: CloudId;
  /** In place of the cloud's address: https, or http on this machine with a local token. */
  readonly endpoint?: string;
  /** Real time, also where the bot's own clock runs faster. */
  readonly clock?: Partial<Clock>;
  readonly limits?: Partial<GraphLimits>;
  readonly fetch?: typeof fetch;
}

// A call that is cut short is tried once more, and both must fit into the wave.
const defaults: GraphLimits = { callMs: 13_000, waveMs: 30_000, retries: 3, waitMs: 20_000, pages: 10 };

/**
 * Connects to Microsoft Graph, without sending anything yet. Throws a sentence when the endpoint is not safe for
 * the credential: a fixed local token stays on this machine, and no other token goes to a stand-in here.
 */
export function connectGraph(options: GraphOptions): Transport<GraphRequest> {
  const cloud = clouds[options.cloud];
  const endpoint = graphEndpoint(cloud, options.endpoint);
  const isLocal = options.credential instanceof LocalToken;
  if (isLocal && !endpoint.loopback) {
    throw new Error('LOCAL_ACCESS_TOKEN is only for a Graph endpoint on this machine, such as http://127.0.0.1:8080.');
  }
  if (!isLocal && endpoint.loopback) {
    throw new Error('A Graph endpoint on this machine needs LOCAL_ACCESS_TOKEN; a real sign-in is never sent there.');
  }
  const clock = { ...realClock, ...options.clock };
  const limits = { ...defaults, ...options.limits };
  const door = openDoor({
    endpoint,
    credential: options.credential,
    scope: cloud.scope,
    fetch: options.fetch ?? fetch,
    now: clock.now,
    callMs: limits.callMs,
  });
  return { send: (requests, signal) => sendWave(requests, { door, endpoint, clock, limits }, signal) };
}
