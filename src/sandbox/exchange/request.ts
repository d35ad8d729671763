import type { Call } from '../call.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { Failure, unauthorized } from './failure.ts';
import { zeroGuid } from './properties.ts';

/** The mailbox that an application names as its anchor; every tenant has it. */
const systemMailbox = 'SystemMailbox{bb558c35-97f1-4cb9-8ff7-d53741dc928c}';

/** Throws a Failure for an address that is not InvokeCommand of the beta version, or another tenant's. */
export function checkAddress({ method, segments }: Call, tenant: Tenant): void {
  const [, version = '', name = '', endpoint = ''] = segments.map((segment) => segment.toLowerCase());
  if (segments.length !== 4 || endpoint !== 'invokecommand' || !/^(beta|v1\.0)$/.test(version)) {
    throw new Failure(404, undefined);
  }
  // v1.0 knows the endpoint and does not run cmdlets.
  if (version !== 'beta' || method !== 'POST')
    throw new Failure(405, undefined, version === 'beta' ? { allow: 'POST' } : {});
  if (!isTenant(name, tenant)) throw unauthorized();
}

/** Whether an anchor leads to a server of this tenant: the application's system mailbox, or a person's sign-in name. */
export function anchorFits(anchor: string, tenant: Tenant): boolean {
  const [, kind = '', name = '', domain = ''] = /^(APP|UPN):(.+)@([^@]+)$/i.exec(anchor.trim()) ?? [];
  if (/^app$/i.test(kind)) return name.toLowerCase() === systemMailbox.toLowerCase() && isTenant(domain, tenant);
  return kind !== '' && domainsOf(tenant).includes(domain.toLowerCase());
}

/** By id or domain. Who was given a token but no id, as with the sandbox's own, asks with zeros. */
const isTenant = (name: string, tenant: Tenant): boolean =>
  [tenant.organization.id, zeroGuid, ...domainsOf(tenant)].includes(name.toLowerCase());

const domainsOf = ({ organization }: Tenant): readonly string[] =>
  (organization.verifiedDomains as readonly { readonly name: string }[]).map(({ name }) => name.toLowerCase());
