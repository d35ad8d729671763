import type { Reading } from '../../diagnosis/reading.ts';
import type { Organization } from '../organization.ts';
import type { ExchangeRecord } from './record.ts';

/**
 * Whether mail of this object goes on to another tenant. Any outside domain may be a mere forwarding; one of
 * onmicrosoft.com, or a mailbox's GUID beside it, speaks of a mailbox there. False while the tenant's own domains are not
 * known.
 */
export function sendsAbroad(
  { ExternalEmailAddress, ExchangeGuid }: Pick<ExchangeRecord, 'ExternalEmailAddress' | 'ExchangeGuid'>,
  organization: Reading<Organization>,
): boolean {
  const domain = ExternalEmailAddress?.split('@').at(-1)?.toLowerCase();
  if (!domain || organization.state !== 'known') return false;
  const own = organization.value.verifiedDomains.map(({ name }) => name.toLowerCase());
  const routing = own.filter((name) => name.endsWith('.onmicrosoft.com')).map((name) => name.replace('.', '.mail.'));
  if (own.includes(domain) || routing.includes(domain)) return false;
  return domain.endsWith('.onmicrosoft.com') || Boolean(ExchangeGuid);
}
