import type { TokenCredential } from '@azure/identity';
import type { Answer, GraphRequest, Transport, WaveCost } from '../diagnosis/request.ts';
import { AuditLog, isAudit } from './audit-log.ts';
import { type CloudId, clouds } from './clouds.ts';
import { openDoor } from './door.ts';
import { graphEndpoint } from './endpoint.ts';
import { LocalToken } from './local-token.ts';
import { type Clock, realClock } from './time.ts';
import { type Totals, Traffic } from './traffic.ts';
import { sendWave, type WaveLimits } from './wave.ts';

/** What can be set about the traffic; all times in milliseconds. */
export interface GraphLimits extends WaveLimits {
  /** How long one HTTP call may take. */
  readonly callMs: number;
  /** How long a question to the audit log may take in all: a look waits no longer for what decides nothing. */
  readonly auditMs: number;
  /** The tenant's quota for this app, in resource units in 10 seconds, where somebody knows it. */
  readonly quota?: number;
}

/** The way to Graph, and what went over it since the start; an HTTP call that several looks share counts once. */
export interface GraphConnection extends Transport<GraphRequest> {
  totals(): Totals;
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
const defaults: GraphLimits = {
  callMs: 13_000,
  waveMs: 30_000,
  retries: 3,
  waitMs: 20_000,
  pages: 10,
  auditMs: 4_000,
};

/**
 * Connects to Microsoft Graph, without sending anything yet. Throws a sentence when the endpoint is not safe for
 * the credential: a fixed local token stays on this machine, and no other token goes to a stand-in here.
 */
export function connectGraph(options: GraphOptions): GraphConnection {
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
  const traffic = new Traffic({ door, clock, ...(limits.quota && { quota: limits.quota }) });
  const auditLog = new AuditLog({ door, endpoint, clock, auditMs: limits.auditMs });
  let audited: WaveCost = { requests: 0, httpCalls: 0, resourceUnits: 0 };
  return {
    totals: () => ({ ...traffic.totals(), ...sumOf(traffic.totals(), audited) }),
    send: async (requests, signal) => {
      const others = requests.filter((request) => !isAudit(request));
      const [wave, ...audits] = await Promise.all([
        sendWave(others, { traffic, endpoint, clock, limits }, signal),
        ...requests.filter(isAudit).map((request) => auditLog.send(request, signal)),
      ]);
      audited = audits.map(({ cost }) => cost).reduce(sumOf, audited);
      const answers = new Map<GraphRequest, Answer>([
        ...others.map((request, i) => [request, wave.answers[i]] as [GraphRequest, Answer]),
        ...requests.filter(isAudit).map((request, i) => [request, audits[i]?.answer] as [GraphRequest, Answer]),
      ]);
      return {
        answers: requests.map((request) => answers.get(request) as Answer),
        cost: [wave, ...audits].map(({ cost }) => cost).reduce(sumOf),
      };
    },
  };
}

const sumOf = (a: WaveCost, b: WaveCost): WaveCost => ({
  requests: a.requests + b.requests,
  httpCalls: a.httpCalls + b.httpCalls,
  resourceUnits: a.resourceUnits + b.resourceUnits,
});
