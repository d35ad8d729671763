import { randomUUID } from 'node:crypto';
import { type Clock, clockOf, createClock } from './clock.ts';
import { createFaults, type Fault, type OtherPaths } from './faults.ts';
import type { SandboxRequest } from './log.ts';
import { createSeats } from './outlook.ts';
import { serve } from './server.ts';
import { createService } from './service.ts';
import type { LimitsInFile, TenantFile } from './tenant/file.ts';
import { loadTenant } from './tenant/load.ts';
import type { Tenant } from './tenant/tenant.ts';
import { createQuota } from './units.ts';

export interface SandboxOptions {
  /** Path of a tenant file, or its content. */
  readonly tenant: string | TenantFile;
  /** Default 0: any free port. */
  readonly port?: number;
  /** Bearer token; default a random one. */
  readonly token?: string;
  /** Milliseconds that every HTTP request takes at least; a batch counts once. */
  readonly latency?: number;
  /** The sandbox's time. Left out: the tenant file's `clock`, else real time at `clockRate`. */
  readonly now?: () => Date;
  readonly clockRate?: number;
  /** The instant from which the rate counts; give two processes the same, and they read the same time. */
  readonly clockOrigin?: Date;
  /** Come before the tenant file's own. */
  readonly faults?: readonly Fault[];
  /** Resource units in 10 seconds; left out: the tenant file's, else no limit. */
  readonly quota?: number;
  /** Come before the tenant file's own. */
  readonly limits?: LimitsInFile;
  /** Where nextLinks point; left out: the tenant file's choice, else Graph's own address. */
  readonly links?: 'graph' | 'loopback';
  /** Milliseconds of a clock that never jumps, for the quota; tests bring their own. */
  readonly milliseconds?: () => number;
}

/** A running sandbox. */
export interface Sandbox {
  /** `http://127.0.0.1:PORT`, without a version. */
  readonly endpoint: string;
  readonly token: string;
  /** What was asked so far; may be emptied by setting its length to 0. */
  readonly requests: SandboxRequest[];
  close(): Promise<void>;
}

/** Starts a pretend tenant that speaks Microsoft Graph v1.0 and Exchange's REST on loopback. Throws a TenantFileError for a bad file. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { file, tenant } = await loadTenant(options.tenant);
  const token = options.token ?? randomUUID();
  const ending = new AbortController();
  const log: SandboxRequest[] = [];
  const links = options.links ?? file.paging?.links ?? 'graph';
  // The port, and with it loopback links, is known only once the server listens.
  let linkBase = 'https://graph.microsoft.com';
  const clock = clockFor(options, file);
  const milliseconds = options.milliseconds ?? (() => performance.now());
  const { auditLogs = 5, outlook = 4 } = { ...file.limits, ...options.limits };
  const service = createService({
    world: {
      tenant,
      clock,
      get linkBase() {
        return linkBase;
      },
    },
    token,
    latency: options.latency ?? 0,
    faultFor: createFaults([...(options.faults ?? []), ...(file.faults ?? [])], otherPathsIn(tenant)),
    meters: {
      units: createQuota(options.quota ?? file.quota, milliseconds),
      auditLogs: createQuota(auditLogs, milliseconds),
    },
    outlook: { seats: createSeats(outlook), atOnce: outlook },
    log,
    ended: ending.signal,
  });
  const listening = await serve(options.port ?? 0, service);
  const endpoint = `http://127.0.0.1:${listening.port}`;
  if (links === 'loopback') linkBase = endpoint;
  return {
    endpoint,
    token,
    requests: log,
    close: () => {
      ending.abort();
      return listening.close();
    },
  };
}

function clockFor({ now, clockRate, clockOrigin }: SandboxOptions, file: TenantFile): Clock {
  if (now) return clockOf(now);
  const { clock } = file;
  if (clock !== undefined) return clockOf(() => new Date(clock));
  return createClock({
    ...(clockRate !== undefined && { rate: clockRate }),
    ...(clockOrigin && { origin: clockOrigin }),
  });
}

/** A user's path by id and by sign-in name; a cmdlet's without what stands before it. */
const otherPathsIn =
  (tenant: Tenant): OtherPaths =>
  ([kind = '', key = '', ...rest]) => {
    const namesOf = (name: string): readonly string[] => {
      const person = tenant.people.get(name.toLowerCase());
      return person ? [person.user.id, String(person.user.userPrincipalName)] : [];
    };
    if (/^users$/i.test(kind)) return namesOf(key).map((name) => ['users', name, ...rest]);
    const [, , cmdlet, identity] = rest;
    if (!/^adminapi$/i.test(kind) || cmdlet === undefined) return [];
    if (identity === undefined) return [['adminapi', cmdlet]];
    return [identity, ...namesOf(identity)].flatMap((name) => [
      ['adminapi', cmdlet, name],
      [kind, key, ...rest.slice(0, 3), name],
    ]);
  };
