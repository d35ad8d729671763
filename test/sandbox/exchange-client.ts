import type { Fault } from '../../src/sandbox/faults.ts';
import type { SandboxOptions } from '../../src/sandbox/sandbox.ts';
import type { TenantFile } from '../../src/sandbox/tenant/file.ts';
import { loadTenant } from '../../src/sandbox/tenant/load.ts';
import { type Client, open, small } from './client.ts';

/** An answer of Exchange as a test looks at it. */
export interface ExchangeReply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Undefined where the answer is no JSON. */
  readonly body:
    | (Record<string, unknown> & {
        value?: Record<string, unknown>[];
        error?: {
          code: string;
          message: string;
          details?: { message: string }[];
          innererror?: Record<string, unknown>;
        };
      })
    | undefined;
}

/** How a question departs from the usual. */
export interface Manner {
  readonly version?: string;
  readonly tenant?: string;
  readonly query?: string;
  readonly method?: string;
  /** Null leaves a header out. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /** In place of the question. */
  readonly body?: string;
}

/** A sandbox with a way to run cmdlets. */
export interface ExchangeClient extends Client {
  readonly tenantId: string;
  run(cmdlet: string, parameters?: object, manner?: Manner): Promise<ExchangeReply>;
  /** The objects of an answer; throws when it has none. */
  rows(cmdlet: string, parameters?: object): Promise<Record<string, unknown>[]>;
}

export const appAnchor = (tenant: string): string =>
  `APP:SystemMailbox{bb558c35-97f1-4cb9-8ff7-d53741dc928c}@${tenant}`;

/** Starts a sandbox for questions to Exchange: a small tenant with more in it, or the one at a path. */
export async function openExchange(
  more: Partial<TenantFile> | string = {},
  options: Partial<SandboxOptions> & { readonly faults?: readonly Fault[] } = {},
): Promise<ExchangeClient> {
  const tenant = typeof more === 'string' ? more : small(more);
  const tenantId = (await loadTenant(tenant)).tenant.organization.id;
  const client = await open({ tenant, ...options });
  const run = async (cmdlet: string, parameters: object = {}, manner: Manner = {}): Promise<ExchangeReply> => {
    const { version = 'beta', tenant: name = tenantId, query = '', method = 'POST' } = manner;
    const headers: Record<string, string | null> = {
      authorization: `Bearer ${client.token}`,
      'content-type': 'application/json',
      'x-anchormailbox': appAnchor(tenantId),
      ...manner.headers,
    };
    const body = manner.body ?? JSON.stringify({ CmdletInput: { CmdletName: cmdlet, Parameters: parameters } });
    const response = await fetch(`${client.endpoint}/adminapi/${version}/${name}/InvokeCommand${query}`, {
      method,
      headers: Object.fromEntries(Object.entries(headers).filter((pair): pair is [string, string] => pair[1] !== null)),
      ...(method === 'POST' && { body }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: jsonIn(text) };
  };
  const rows = async (cmdlet: string, parameters: object = {}) => {
    const { status, text, body } = await run(cmdlet, parameters);
    if (!body?.value) throw new Error(`${cmdlet} ${JSON.stringify(parameters)}: ${status} ${text}`);
    return body.value;
  };
  return { ...client, tenantId, run, rows };
}

function jsonIn(text: string): ExchangeReply['body'] {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The sentence that says what is wrong. */
export const sentence = ({ body }: ExchangeReply): string | undefined => body?.error?.details?.[0]?.message;
