import type { AccessToken, TokenCredential } from '@azure/identity';
import type { NoReply } from './reply.ts';

// A token is asked for anew while this much of its life is left, as Microsoft's own library does.
const MARGIN_MS = 5 * 60_000;

/** The credential, asked once at a time and only when its token is about to end: calls go out side by side. */
export function sharedToken(credential: TokenCredential, now: () => number): TokenCredential {
  let held: AccessToken | null = null;
  let asking: Promise<AccessToken | null> | undefined;
  const ask = async (scopes: string | string[]) => {
    try {
      held = await credential.getToken(scopes);
      return held;
    } catch (error) {
      // A short outage of the sign-in service is no reason to stop while the token still holds.
      if (held && held.expiresOnTimestamp > now() + 60_000) return held;
      throw error;
    } finally {
      asking = undefined;
    }
  };
  return {
    getToken: async (scopes) => {
      if (held && held.expiresOnTimestamp - now() > MARGIN_MS) return held;
      asking ??= ask(scopes);
      return asking;
    },
  };
}

/** Why signing in failed, and what to do. Only Entra's error code is kept: messages can hold ids and secrets. */
export function signInFault(error: unknown): NoReply {
  const { name, message } = error instanceof Error ? error : { name: '', message: '' };
  const code = /\bAADSTS\d+/.exec(message)?.[0];
  return {
    fault: { kind: 'unauthorized', ...(code && { code }), message: advice(name, message, code) },
    retry: 'no',
    sent: false,
  };
}

function advice(name: string, message: string, code: string | undefined): string {
  const known = cures.find(([codes]) => code !== undefined && codes.includes(code.slice('AADSTS'.length)));
  if (known) return `We could not sign in to Graph: ${known[1]}`;
  if (code)
    return `We could not sign in to Graph: Entra refused with ${code}. Check the app, its tenant and its credential.`;
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network_error/i.test(message)) {
    return 'We could not sign in to Graph: the sign-in service could not be reached. Check the network.';
  }
  if (name === 'CredentialUnavailableError') {
    return 'We could not sign in to Graph: no managed identity answers here. Assign one to this host, or use a certificate.';
  }
  return 'We could not sign in to Graph. Check the app id, the tenant id, and the secret, certificate or managed identity.';
}

// Codes of Microsoft Entra's authentication errors.
const cures: readonly (readonly [codes: readonly string[], cure: string])[] = [
  [['7000215'], 'the client secret is wrong. Use the secret itself, not its id.'],
  [['7000222'], 'the client secret has expired. Create a new one for the app in Entra.'],
  [['700016'], 'the app is not known in this tenant. Check GRAPH_CLIENT_ID and TENANT_ID.'],
  [['90002', '900023', '90013'], 'the tenant does not exist in this cloud. Check TENANT_ID and M365_CLOUD.'],
  [['700027', '7000272'], 'the certificate is not registered with the app. Upload it to the app in Entra.'],
  [['7000229', '650052', '65001'], 'the app has no consent in this tenant. Ask an administrator to grant it.'],
  [
    ['70021', '700211', '700212', '700213'],
    'the federated credential does not match. Check its issuer, subject and audience at the app in Entra.',
  ],
];
