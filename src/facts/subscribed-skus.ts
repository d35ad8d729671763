import { z } from 'zod';
import { defineFact } from '../diagnosis/fact.ts';
import { known } from '../diagnosis/reading.ts';
import { get } from '../diagnosis/request.ts';
import { id, listOf, word } from './shapes/values.ts';

const units = z
  .number()
  .nullish()
  .transform((value) => value ?? 0);

const SubscribedSku = z.object({
  skuId: id,
  skuPartNumber: z
    .string()
    .nullish()
    .transform((value) => value ?? ''),
  capabilityStatus: word,
  consumedUnits: units,
  prepaidUnits: z
    .object({ enabled: units, warning: units, suspended: units, lockedOut: units })
    .nullish()
    .transform((value) => value ?? { enabled: 0, warning: 0, suspended: 0, lockedOut: 0 }),
  servicePlans: listOf(
    z.object({ servicePlanId: id, servicePlanName: z.string().nullish(), provisioningStatus: word }),
  ),
});

export type SubscribedSku = z.infer<typeof SubscribedSku>;

/** The products that the tenant owns, their seats and the plans inside. */
export default defineFact<readonly SubscribedSku[]>({
  id: 'subscribed-skus',
  permission: 'Organization.Read.All',
  cacheSeconds: 300,
  ask: () => [
    get`/subscribedSkus?$select=skuId,skuPartNumber,capabilityStatus,consumedUnits,prepaidUnits,servicePlans,appliesTo`,
  ],
  read: ([body]) => known(z.object({ value: z.array(SubscribedSku) }).parse(body).value),
});
