import type { Exchange } from '../../exchange/held.ts';
import type { TenantFile } from '../file.ts';
import type { Names } from '../names.ts';
import type { Place } from './defaults.ts';
import { deletedOnes } from './deleted.ts';
import { held } from './holding.ts';
import { livingOnes } from './living.ts';
import { organizationDefaults } from './organization.ts';
import { type Directory, sourcesIn } from './sources.ts';

/** What Exchange holds: what follows from the directory, except for what the file says otherwise. */
export function exchangeOf(file: TenantFile, names: Names, directory: Directory): Exchange {
  const { exchange = {}, quirks = {}, organization } = file;
  const initialDomain = organization.verifiedDomains.find((domain) => domain.isInitial)?.name ?? '';
  const place: Place = { tenantId: names.tenantId, initialDomain };
  const sources = sourcesIn(directory);
  const unknown = new Set((exchange.missing ?? []).map((name) => names.idOf(name)));
  const known = [
    ...livingOnes(exchange, names, sources, unknown),
    ...deletedOnes(exchange, names, directory, sources, unknown),
  ];
  return {
    objects: known.map((one) => held(one, place)),
    organizationConfig: { ...organizationDefaults(organization.displayName, place), ...exchange.organizationConfig },
    manners: { notFound: quirks.exchangeNotFound ?? 404, ambiguous: quirks.exchangeAmbiguous ?? 'error' },
  };
}
