import type { NoReply } from './reply.ts';

/** Why signing in failed, and what to do. Only Entra's error code is kept: messages can hold ids and secrets. */
export function signInFault(error: unknown): NoReply {
  const { name, message } = error instanceof Error ? error : { name: '', message: '' };
  const code = /\bAADSTS\d+/.exec(message)?.[0];
  const why = reason(name, message, code);
  return {
    fault: { kind: 'unauthorized', ...(code && { code }), message: `We could not sign in to Exchange: ${why}` },
    mayPass: false,
    sent: false,
  };
}

function reason(name: string, message: string, code: string | undefined): string {
  const known = cures.find(([codes]) => code !== undefined && codes.includes(code.slice('AADSTS'.length)));
  if (known) return known[1];
  if (code) return `Entra refused with ${code}. Check the app, its tenant and its credential.`;
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network_error/i.test(message)) {
    return 'the sign-in service could not be reached. Check the network.';
  }
  if (name === 'CredentialUnavailableError') {
    return 'no managed identity answers here. Assign one to this host, or use a certificate.';
  }
  return 'no token was given. Check the app id, the tenant id, and the secret, certificate or managed identity.';
}

// Codes of Microsoft Entra's authentication errors. The app is the one that reads Graph.
const cures: readonly (readonly [codes: readonly string[], cure: string])[] = [
  [['500011', '650057'], 'Entra does not know Exchange Online in this tenant. Check TENANT_ID and M365_CLOUD.'],
  [['7000215', '7000222'], 'the client secret is wrong or has expired. Check GRAPH_CLIENT_SECRET.'],
  [['700016'], 'the app is not known in this tenant. Check GRAPH_CLIENT_ID and TENANT_ID.'],
  [['90002', '900023', '90013'], 'the tenant does not exist in this cloud. Check TENANT_ID and M365_CLOUD.'],
  [['700027', '7000272'], 'the certificate is not registered with the app. Upload it to the app in Entra.'],
  [['7000229', '650052', '65001'], 'the app has no consent in this tenant. Ask an administrator to grant it.'],
];
