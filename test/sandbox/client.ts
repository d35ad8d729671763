import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/sandbox.ts';
import type { TenantFile } from '../../src/sandbox/tenant/file.ts';

/** An answer as a test looks at it. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown> & {
    value?: Record<string, unknown>[];
    error?: { code: string; message: string };
  };
}

/** A sandbox with a way to ask it. */
export interface Client extends Sandbox {
  get(url: string, headers?: Record<string, string>): Promise<Reply>;
  post(url: string, body: unknown): Promise<Reply>;
}

/** The path of Contoso. */
export const contoso = new URL('../../src/sandbox/contoso.json', import.meta.url).pathname;

/** A small tenant; `more` adds to it or replaces parts. */
export const small = (more: Partial<TenantFile> = {}): TenantFile => ({
  schema: 1,
  organization: {
    displayName: 'Small',
    verifiedDomains: [
      { name: 'small.onmicrosoft.com', isInitial: true },
      { name: 'small.com', isDefault: true },
    ],
  },
  subscribedSkus: [{ sku: 'SPE_E3' }, { sku: 'FLOW_FREE' }],
  ...more,
});

/** Starts a sandbox for a test. */
export async function open(options: Partial<SandboxOptions> = {}): Promise<Client> {
  const sandbox = await startSandbox({ tenant: small(), ...options });
  const ask = async (method: string, url: string, headers: Record<string, string>, body?: unknown): Promise<Reply> => {
    const response = await fetch(`${sandbox.endpoint}/v1.0${url}`, {
      method,
      headers: { authorization: `Bearer ${sandbox.token}`, ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as Reply['body'] };
  };
  return {
    ...sandbox,
    get: (url, headers = {}) => ask('GET', url, headers),
    post: (url, body) => ask('POST', url, { 'content-type': 'application/json' }, body),
  };
}

/** The advanced query mode. */
export const eventual = { ConsistencyLevel: 'eventual' };

/** `?$filter=…`, encoded. */
export const filter = (text: string): string => `$filter=${encodeURIComponent(text)}`;
