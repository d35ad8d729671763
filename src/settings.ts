import { z } from 'zod';

/** Settings that are malformed, missing or at odds: one sentence each, all at once. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly sentences: readonly string[];
  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'));
    this.sentences = sentences;
  }
}

/** How a token for Graph is got. `managed-identity` without a client id is the system-assigned one. */
export type GraphIdentity =
  | { readonly kind: 'local-token'; readonly token: string }
  | { readonly kind: 'secret'; readonly clientId: string; readonly secret: string }
  | { readonly kind: 'certificate'; readonly clientId: string; readonly path: string }
  | { readonly kind: 'managed-identity'; readonly clientId?: string }
  | { readonly kind: 'federated'; readonly clientId: string; readonly identityClientId?: string };

/** What is needed to look at a tenant: all that the command line uses. */
export interface TenantSettings {
  readonly mode: 'sandbox' | 'live';
  readonly cloud: 'global' | 'usgov-l4' | 'usgov-l5' | 'china';
  /** Absent in the sandbox, and where a fixed token stands in for a sign-in. */
  readonly tenantId?: string;
  /** Absent in the sandbox until one is running. `endpoint` overrides the cloud's own address. */
  readonly graph?: { readonly endpoint?: string; readonly identity: GraphIdentity };
  /** Which way Exchange is asked. `endpoint` overrides the cloud's own address; the identity is Graph's. */
  readonly exchange: { readonly connection: 'none' | 'rest'; readonly endpoint?: string };
  /** Speed of the clock; 1 is real time. */
  readonly clockRate: number;
  /** ISO; where the faster clock starts counting, so that several processes read the same time. */
  readonly clockOrigin?: string;
  readonly timeZone: string;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
}

/** What the bot's process needs beside the tenant. */
export interface Settings extends TenantSettings {
  readonly graph: NonNullable<TenantSettings['graph']>;
  readonly host: string;
  readonly port: number;
  /** Empty in the sandbox: there is no registration, so nothing to authenticate with. */
  readonly bot: { readonly id: string; readonly type: string; readonly tenantId: string; readonly password: string };
  readonly storage: { readonly sqlite: string };
  readonly channelDetail: 'full' | 'case-only';
  /** Hours after which a guided walk asks whether it shall go on. */
  readonly dialogStaleHours: number;
}

/** The environment as a process sees it. */
export type Environment = Readonly<Record<string, string | undefined>>;

const isUrl = (text: string) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
const isTimeZone = (text: string) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: text }));
  } catch {
    return false;
  }
};
const guid = z.string().uuid();
const anything = z.string();
const base = z
  .string()
  .refine(isUrl)
  .transform((text) => text.replace(/\/+$/, ''));
const row = <T>(schema: z.ZodType<T, z.ZodTypeDef, string>, must: string, meaning: string, initial = '') => ({
  schema,
  must,
  meaning,
  default: initial,
});

const rows = {
  MAILBOXHELP_MODE: row(
    z.enum(['sandbox', 'live']),
    'sandbox or live',
    '`sandbox`: a pretend Contoso tenant on this machine. `live`: a real tenant',
    'sandbox when no credential is set, else live',
  ),
  PORT: row(
    z.string().regex(/^\d+$/).transform(Number).pipe(z.number().max(65535)),
    'a whole number from 0 to 65535',
    'Port of the bot; 0 picks a free one',
    '3978',
  ),
  HOST: row(
    z.string(),
    'an address of this machine',
    'Address the bot listens on; only loopback in the sandbox',
    '127.0.0.1',
  ),
  BOT_ID: row(guid, 'a GUID', "Application (client) id of the bot's registration"),
  BOT_TYPE: row(
    z.enum(['SingleTenant', 'UserAssignedMSI']),
    'SingleTenant or UserAssignedMSI',
    "Type of the bot's registration",
    'SingleTenant',
  ),
  BOT_TENANT_ID: row(guid, 'a GUID', 'Tenant of the registration'),
  BOT_PASSWORD: row(anything, 'text', 'Client secret of the registration; not for UserAssignedMSI'),
  TENANT_ID: row(guid, 'a GUID', 'The tenant looked at, and the only one that may talk to the bot'),
  GRAPH_CLIENT_ID: row(guid, 'a GUID', 'Application that reads Microsoft Graph, apart from the bot'),
  GRAPH_CLIENT_SECRET: row(anything, 'text', 'Its client secret; one of secret, certificate and managed identity'),
  GRAPH_CERTIFICATE_PATH: row(anything, 'a path', 'Path of its certificate with private key (PEM)'),
  GRAPH_MANAGED_IDENTITY: row(
    z.union([z.literal('system'), guid]),
    'system or the client id of a managed identity',
    'Managed identity that reads Graph: `system` or a client id. With GRAPH_CLIENT_ID it signs in as that application (federated)',
  ),
  M365_CLOUD: row(
    z.enum(['global', 'usgov-l4', 'usgov-l5', 'china']),
    'global, usgov-l4, usgov-l5 or china',
    'The national cloud; GCC is `global`',
    'global',
  ),
  GRAPH_ENDPOINT: row(
    base,
    'an http or https address',
    'Another address for Microsoft Graph; on this machine it needs LOCAL_ACCESS_TOKEN',
  ),
  EXCHANGE_ENDPOINT: row(
    base,
    'an http or https address',
    'Another address for Exchange Online; on this machine it needs LOCAL_ACCESS_TOKEN',
  ),
  LOCAL_ACCESS_TOKEN: row(anything, 'text', 'Fixed bearer token for endpoints on this machine; refused for any other'),
  EXCHANGE_CONNECTION: row(
    z.enum(['none', 'rest']),
    'none or rest',
    'Whether Exchange Online is asked too. `rest`: with the identity that reads Graph, which needs Exchange.ManageAsApp and a role that may read',
    'rest in the sandbox, else none',
  ),
  STORAGE: row(
    z
      .string()
      .regex(/^sqlite:.+/)
      .transform((text) => text.slice('sqlite:'.length)),
    'sqlite: and a path',
    'Where cases are kept',
    'sqlite:.data/mailboxhelp.db; sqlite:.data/sandbox.db in the sandbox',
  ),
  TIME_ZONE: row(
    z.string().refine(isTimeZone),
    'an IANA time zone, for instance Europe/Berlin',
    'Zone of the times on cards',
    'UTC',
  ),
  CHANNEL_DETAIL: row(
    z.enum(['full', 'case-only']),
    'full or case-only',
    'What a channel sees of a case: everything, or its number and verdict',
    'full',
  ),
  DIALOG_STALE_HOURS: row(
    z.string().transform(Number).pipe(z.number().positive().finite()),
    'a number above 0',
    'After how many hours of silence a guided walk asks whether it shall go on',
    '8',
  ),
  LOG_LEVEL: row(
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
    'a level of pino: fatal, error, warn, info, debug, trace or silent',
    'How much is logged',
    'info',
  ),
  CLOCK_RATE: row(
    z.string().transform(Number).pipe(z.number().positive().finite()),
    'a number above 0',
    'Speed of the clock, for trying follow-ups; not 1 only with Graph on this machine',
    '1',
  ),
  CLOCK_ORIGIN: row(
    z.string().datetime(),
    'an ISO time in UTC',
    'From when CLOCK_RATE counts: `npm start` gives bot and sandbox the same, so that they read the same time',
    'the start of the process',
  ),
};
type Name = keyof typeof rows;
type Values = { [N in Name]?: z.output<(typeof rows)[N]['schema']> };

/** One line a setting: the table of the README is made from it. */
export const settingsTable: readonly { name: string; meaning: string; default: string }[] = Object.entries(rows).map(
  ([name, { meaning, default: initial }]) => ({ name, meaning, default: initial }),
);

const botCredentials = ['BOT_ID', 'BOT_TENANT_ID', 'BOT_PASSWORD'] as const;
const graphCredentials = ['GRAPH_CLIENT_SECRET', 'GRAPH_CERTIFICATE_PATH', 'GRAPH_MANAGED_IDENTITY'] as const;
const credentials: readonly Name[] = [...botCredentials, 'TENANT_ID', 'GRAPH_CLIENT_ID', ...graphCredentials];

/** True for an address that never leaves this machine. */
export const isLoopback = (host: string): boolean =>
  /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host.replace(/\.$/, ''));

const onThisMachine = (url: string | undefined) => url !== undefined && isLoopback(new URL(url).hostname);

function parse(env: Environment): { values: Values; sentences: string[] } {
  const values: Record<string, unknown> = {};
  const sentences: string[] = [];
  for (const [name, { schema, must }] of Object.entries(rows)) {
    const text = env[name]?.trim();
    if (!text) continue;
    const result = schema.safeParse(text);
    if (result.success) values[name] = result.data;
    else sentences.push(`${name} must be ${must}.`);
  }
  return { values: values as Values, sentences };
}

/** Whether a setting is there at all, well-formed or not: a malformed one is reported once, not as missing too. */
const given = (env: Environment) => (name: Name) => Boolean(env[name]?.trim());

function* endpointMistakes(values: Values, has: (name: Name) => boolean): Generator<string> {
  for (const name of ['GRAPH_ENDPOINT', 'EXCHANGE_ENDPOINT'] as const) {
    const url = values[name];
    if (!url) continue;
    if (onThisMachine(url)) {
      if (!has('LOCAL_ACCESS_TOKEN')) yield `${name} is on this machine, so LOCAL_ACCESS_TOKEN must be set.`;
    } else {
      if (!url.startsWith('https:')) yield `${name} must be https, because it is not on this machine.`;
      if (has('LOCAL_ACCESS_TOKEN')) yield `LOCAL_ACCESS_TOKEN is only for this machine, but ${name} is not on it.`;
    }
  }
  if (has('LOCAL_ACCESS_TOKEN') && !has('GRAPH_ENDPOINT'))
    yield 'LOCAL_ACCESS_TOKEN is only for this machine: set GRAPH_ENDPOINT to an address on it, or remove the token.';
  if ((values.CLOCK_RATE ?? 1) !== 1 && !onThisMachine(values.GRAPH_ENDPOINT))
    yield 'CLOCK_RATE must be 1 unless GRAPH_ENDPOINT is on this machine.';
}

function* graphMistakes(values: Values, has: (name: Name) => boolean): Generator<string> {
  const ways = graphCredentials.filter(has);
  const local = onThisMachine(values.GRAPH_ENDPOINT) && has('LOCAL_ACCESS_TOKEN');
  if (!local && !has('TENANT_ID')) yield 'TENANT_ID is missing: the tenant to look at.';
  if (ways.length > 1) yield `Set only one of ${ways.join(', ')}.`;
  if (ways.length === 0 && (!local || has('GRAPH_CLIENT_ID')))
    yield `A credential for Microsoft Graph is missing: set one of ${graphCredentials.join(', ')}.`;
  if ((has('GRAPH_CLIENT_SECRET') || has('GRAPH_CERTIFICATE_PATH')) && !has('GRAPH_CLIENT_ID'))
    yield 'GRAPH_CLIENT_ID is missing: the application that GRAPH_CLIENT_SECRET or GRAPH_CERTIFICATE_PATH belongs to.';
}

function* exchangeMistakes(values: Values, has: (name: Name) => boolean): Generator<string> {
  if (values.EXCHANGE_CONNECTION === 'rest' && has('LOCAL_ACCESS_TOKEN') && !has('EXCHANGE_ENDPOINT'))
    yield 'EXCHANGE_ENDPOINT is missing: with LOCAL_ACCESS_TOKEN, Exchange must be on this machine too. Set it, or EXCHANGE_CONNECTION=none.';
}

function* botMistakes(values: Values, has: (name: Name) => boolean): Generator<string> {
  if (!has('BOT_ID')) yield "BOT_ID is missing: the application id of the bot's registration.";
  if (!has('BOT_TENANT_ID')) yield 'BOT_TENANT_ID is missing: the tenant of the registration.';
  const managed = values.BOT_TYPE === 'UserAssignedMSI';
  if (managed && has('BOT_PASSWORD')) yield 'BOT_PASSWORD must not be set when BOT_TYPE is UserAssignedMSI.';
  if (!managed && !has('BOT_PASSWORD')) yield "BOT_PASSWORD is missing: the client secret of the bot's registration.";
}

function* sandboxMistakes(values: Values, has: (name: Name) => boolean): Generator<string> {
  for (const name of ['GRAPH_ENDPOINT', 'EXCHANGE_ENDPOINT'] as const)
    if (values[name] && !onThisMachine(values[name]))
      yield `${name} must be on this machine in the sandbox; set MAILBOXHELP_MODE=live for a real tenant.`;
  if (values.HOST && !isLoopback(values.HOST))
    yield 'HOST must be loopback (127.0.0.1) in the sandbox, because nobody signs in there.';
  const set = credentials.filter(has);
  if (set.length > 0) yield* partial(set, values, has);
}

/** Half a set of credentials is a mistake to point out, never a reason to fall back to the sandbox. */
function* partial(set: readonly Name[], values: Values, has: (name: Name) => boolean): Generator<string> {
  const mistakes = [
    ...(set.some((name) => name.startsWith('BOT_')) ? botMistakes(values, has) : []),
    ...(set.some((name) => !name.startsWith('BOT_')) ? graphMistakes(values, has) : []),
  ];
  if (mistakes.length === 0) return;
  yield `MAILBOXHELP_MODE is sandbox, but ${set.join(', ')} ${set.length > 1 ? 'are' : 'is'} set, incompletely: complete the credentials, or remove them.`;
  yield* mistakes;
}

function mistakes(env: Environment, values: Values, mode: TenantSettings['mode'], level: 'tenant' | 'bot'): string[] {
  const has = given(env);
  const found = [...endpointMistakes(values, has)];
  if (mode === 'sandbox') found.push(...sandboxMistakes(values, has));
  else found.push(...graphMistakes(values, has), ...exchangeMistakes(values, has));
  if (level === 'bot' && mode === 'live') {
    found.push(...botMistakes(values, has));
    found.push(
      'The bot cannot run live yet: the token gate is not built yet; live arrives with a later version. The command line can: npm run -s cli -- check ADDRESS.',
    );
  }
  if (level === 'bot' && mode === 'sandbox' && !has('GRAPH_ENDPOINT'))
    found.push('GRAPH_ENDPOINT is missing: the address of a running sandbox. npm start sets it for you.');
  return found;
}

function identityOf(values: Values): GraphIdentity | undefined {
  const clientId = values.GRAPH_CLIENT_ID;
  const managed = values.GRAPH_MANAGED_IDENTITY;
  const identityClientId = managed === 'system' ? undefined : managed;
  if (values.LOCAL_ACCESS_TOKEN) return { kind: 'local-token', token: values.LOCAL_ACCESS_TOKEN };
  if (clientId && values.GRAPH_CLIENT_SECRET) return { kind: 'secret', clientId, secret: values.GRAPH_CLIENT_SECRET };
  if (clientId && values.GRAPH_CERTIFICATE_PATH)
    return { kind: 'certificate', clientId, path: values.GRAPH_CERTIFICATE_PATH };
  if (managed && clientId) return { kind: 'federated', clientId, ...(identityClientId && { identityClientId }) };
  if (managed) return { kind: 'managed-identity', ...(identityClientId && { clientId: identityClientId }) };
  return undefined;
}

/** The sandbox speaks for Exchange at the address where it speaks for Graph. */
function exchangeOf(values: Values, mode: TenantSettings['mode']): TenantSettings['exchange'] {
  const connection = values.EXCHANGE_CONNECTION ?? (mode === 'sandbox' ? 'rest' : 'none');
  if (connection === 'none') return { connection };
  const endpoint = values.EXCHANGE_ENDPOINT ?? (mode === 'sandbox' ? values.GRAPH_ENDPOINT : undefined);
  return { connection, ...(endpoint && { endpoint }) };
}

function tenantSettings(values: Values, mode: TenantSettings['mode']): TenantSettings {
  const identity = identityOf(mode === 'sandbox' ? { LOCAL_ACCESS_TOKEN: values.LOCAL_ACCESS_TOKEN } : values);
  return {
    mode,
    cloud: values.M365_CLOUD ?? 'global',
    ...(values.TENANT_ID && { tenantId: values.TENANT_ID }),
    ...(identity && { graph: { identity, ...(values.GRAPH_ENDPOINT && { endpoint: values.GRAPH_ENDPOINT }) } }),
    exchange: exchangeOf(values, mode),
    clockRate: values.CLOCK_RATE ?? 1,
    ...(values.CLOCK_ORIGIN && { clockOrigin: values.CLOCK_ORIGIN }),
    timeZone: values.TIME_ZONE ?? 'UTC',
    logLevel: values.LOG_LEVEL ?? 'info',
  };
}

/** The mode that the environment asks for, whether or not the settings for it are complete. */
export const modeOf = (env: Environment = process.env): TenantSettings['mode'] =>
  parse(env).values.MAILBOXHELP_MODE ?? (credentials.some(given(env)) ? 'live' : 'sandbox');

function read(env: Environment, level: 'tenant' | 'bot'): { values: Values; tenant: TenantSettings } {
  const { values, sentences } = parse(env);
  const mode = modeOf(env);
  const all = [...sentences, ...mistakes(env, values, mode, level)];
  if (all.length > 0) throw new SettingsError(all);
  return { values, tenant: tenantSettings(values, mode) };
}

/** The tenant's part of the settings, for the command line. Throws SettingsError. */
export const readTenantSettings = (env: Environment = process.env): TenantSettings => read(env, 'tenant').tenant;

/** Everything the bot needs. Throws SettingsError. */
export function readSettings(env: Environment = process.env): Settings {
  const { values, tenant } = read(env, 'bot');
  if (!tenant.graph) throw new SettingsError(['A credential for Microsoft Graph is missing.']);
  const { BOT_ID = '', BOT_TYPE = '', BOT_TENANT_ID = '', BOT_PASSWORD = '' } = tenant.mode === 'live' ? values : {};
  return {
    ...tenant,
    graph: tenant.graph,
    host: values.HOST ?? '127.0.0.1',
    port: values.PORT ?? 3978,
    bot: { id: BOT_ID, type: BOT_TYPE, tenantId: BOT_TENANT_ID, password: BOT_PASSWORD },
    storage: { sqlite: values.STORAGE ?? `.data/${tenant.mode === 'sandbox' ? 'sandbox' : 'mailboxhelp'}.db` },
    channelDetail: values.CHANNEL_DETAIL ?? 'full',
    dialogStaleHours: values.DIALOG_STALE_HOURS ?? 8,
  };
}

/**
 * The environment for the sandbox's bot: this process's own without any credential or endpoint, then `settings`.
 * What else a person set (TIME_ZONE, LOG_LEVEL, …) goes along.
 */
export function sandboxEnvironment(settings: Environment, env: Environment = process.env): Record<string, string> {
  const left: readonly string[] = [
    ...credentials,
    'BOT_TYPE',
    'GRAPH_ENDPOINT',
    'EXCHANGE_ENDPOINT',
    'LOCAL_ACCESS_TOKEN',
  ];
  const outer = Object.entries(env).filter(([name]) => !left.includes(name));
  const all = [...outer, ...Object.entries({ MAILBOXHELP_MODE: 'sandbox', ...settings })];
  return Object.fromEntries(all.filter((pair): pair is [string, string] => pair[1] !== undefined));
}

/** Whether npm started this process: then its end is ours too, for npm may die without passing the signal on. */
export const startedByNpm = (env: Environment = process.env): boolean => env.npm_lifecycle_event !== undefined;
