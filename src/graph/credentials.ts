import {
  ClientAssertionCredential,
  ClientCertificateCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
  type TokenCredential,
  type TokenCredentialOptions,
} from '@azure/identity';
import { type CloudId, clouds } from './clouds.ts';
import { localToken } from './local-token.ts';

/** Who we are towards Graph, in plain words. `managed-identity` without a client id is the host's own identity. */
export type Identity =
  | { readonly kind: 'local-token'; readonly token: string }
  | { readonly kind: 'secret'; readonly clientId: string; readonly secret: string }
  | { readonly kind: 'certificate'; readonly clientId: string; readonly path: string }
  | { readonly kind: 'managed-identity'; readonly clientId?: string }
  /** The application `clientId`, vouched for by a managed identity (the host's own without `identityClientId`). */
  | { readonly kind: 'federated'; readonly clientId: string; readonly identityClientId?: string };

type Http = Pick<TokenCredentialOptions, 'httpClient'>;

/**
 * The credential of an identity. Signs in nowhere yet: a wrong secret shows at the first request.
 * Throws a sentence when the tenant is needed and missing. `http` stands in for the network in tests.
 */
export function credentialOf(identity: Identity, cloud: CloudId, tenantId?: string, http: Http = {}): TokenCredential {
  if (identity.kind === 'local-token') return localToken(identity.token);
  if (identity.kind === 'managed-identity') return managed(identity.clientId, http);
  if (!tenantId) throw new Error('To sign in to Graph, set TENANT_ID to the tenant that is looked at.');
  const authority = { authorityHost: clouds[cloud].login, ...http };
  const { clientId } = identity;
  switch (identity.kind) {
    case 'secret':
      return new ClientSecretCredential(tenantId, clientId, identity.secret, authority);
    case 'certificate':
      return new ClientCertificateCredential(tenantId, clientId, { certificatePath: identity.path }, authority);
    case 'federated': {
      const voucher = managed(identity.identityClientId, http);
      const assertion = async () => (await voucher.getToken(clouds[cloud].tokenExchange)).token;
      return new ClientAssertionCredential(tenantId, clientId, assertion, authority);
    }
  }
}

const managed = (clientId: string | undefined, http: Http): ManagedIdentityCredential =>
  clientId ? new ManagedIdentityCredential({ clientId, ...http }) : new ManagedIdentityCredential(http);
