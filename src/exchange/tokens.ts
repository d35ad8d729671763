/** The part of a sign-in that is used here; every `TokenCredential` of Azure's library fits. */
export interface Credential {
  getToken(scope: string): Promise<{ readonly token: string; readonly expiresOnTimestamp: number } | null>;
}

/** Who we are towards Exchange: a fixed token for an address on this machine, or a sign-in at Entra. */
export type ExchangeAccess =
  | { readonly kind: 'local-token'; readonly token: string }
  | { readonly kind: 'sign-in'; readonly credential: Credential };

/** Gives a token to send. Rejects when there is none. */
export type TokenSource = () => Promise<string>;

// A token is asked for anew while this much of its life is left, as Microsoft's own library does.
const MARGIN_MS = 5 * 60_000;

/**
 * The access as a source of tokens, asked once at a time and only when the token at hand is about to end. Throws a
 * sentence when no header could carry a local token.
 */
export function tokenSource(access: ExchangeAccess, scope: string, now: () => number): TokenSource {
  if (access.kind === 'local-token') {
    const { token } = access;
    if (!/^[\x21-\x7e]+$/.test(token)) throw new Error('LOCAL_ACCESS_TOKEN must be one word of plain characters.');
    return async () => token;
  }
  return sharedToken(access.credential, scope, now);
}

function sharedToken(credential: Credential, scope: string, now: () => number): TokenSource {
  let held: { readonly token: string; readonly expiresOnTimestamp: number } | undefined;
  let asking: Promise<string> | undefined;
  const ask = async () => {
    try {
      const given = await credential.getToken(scope);
      if (!given?.token) throw new Error('no token was given');
      held = given;
      return given.token;
    } catch (error) {
      // A short outage of the sign-in service is no reason to stop while the token still holds.
      if (held && held.expiresOnTimestamp > now() + 60_000) return held.token;
      throw error;
    } finally {
      asking = undefined;
    }
  };
  return async () => {
    if (held && held.expiresOnTimestamp - now() > MARGIN_MS) return held.token;
    asking ??= ask();
    return asking;
  };
}

/** The application permissions that a token carries; undefined where it does not show its inside. Not verified. */
export function appRolesIn(token: string): readonly string[] | undefined {
  const [, payload] = token.split('.');
  if (payload === undefined) return undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    if (typeof claims !== 'object' || claims === null) return undefined;
    const roles = 'roles' in claims ? claims.roles : [];
    return Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : undefined;
  } catch {
    return undefined;
  }
}
