import { guidFrom } from '../guid.ts';
import type { Entity } from '../odata/types.ts';
import type { GraphObject, SkuInFile, TenantFile } from './file.ts';
import { type Plan, type Product, planOf, productOf } from './skus.ts';

/** A product that the tenant owns. */
export interface Subscribed {
  readonly product: Product;
  readonly status: string;
  /** Plan name to provisioningStatus in the tenant. */
  readonly provisioning: ReadonlyMap<string, string>;
  readonly inFile: SkuInFile;
}

/** The tenant's products, by part number and by skuId, in lower case. Unknown ones must spell out id and plans. */
export function subscribedOf(file: TenantFile): {
  readonly skus: ReadonlyMap<string, Subscribed>;
  readonly mistakes: readonly string[];
} {
  const skus = new Map<string, Subscribed>();
  const mistakes: string[] = [];
  (file.subscribedSkus ?? []).forEach((inFile, at) => {
    const product = productIn(inFile);
    if (!product) {
      mistakes.push(
        `subscribedSkus[${at}] › sku: "${inFile.sku}" is not known; give its "skuId" and "servicePlans" as Graph does.`,
      );
      return;
    }
    const status = inFile.status ?? (inFile.capabilityStatus as string | undefined) ?? 'Enabled';
    const provisioning = new Map(
      product.plans.map((plan) => [plan.name, inFile.provisioning?.[plan.name] ?? 'Success']),
    );
    const subscribed = { product, status, provisioning, inFile };
    for (const key of [product.partNumber, product.skuId]) skus.set(key.toLowerCase(), subscribed);
  });
  return { skus, mistakes };
}

function productIn(inFile: SkuInFile): Product | undefined {
  const { skuId, servicePlans } = inFile as { skuId?: string; servicePlans?: readonly GraphObject[] };
  if (!skuId || !servicePlans) return productOf(inFile.sku);
  const plans = servicePlans.map((plan) => planOf(String(plan.servicePlanName), String(plan.servicePlanId)));
  return { skuId: skuId.toLowerCase(), partNumber: inFile.sku, plans };
}

/** The foundation plan belongs to the company, others to users. */
const appliesTo = (plan: Plan): string => (plan.name.startsWith('EXCHANGE_S_FOUNDATION') ? 'Company' : 'User');

/** Plans as licenseDetails and subscribedSkus show them. */
export const planInfo = (plan: Plan, provisioningStatus: string): GraphObject => ({
  servicePlanId: plan.id,
  servicePlanName: plan.name,
  provisioningStatus,
  appliesTo: appliesTo(plan),
});

const shorthand: ReadonlySet<string> = new Set(['sku', 'seats', 'used', 'status', 'provisioning', 'subscription']);

/** subscribedSkus and companySubscriptions. `used` counts who has the product, by skuId. */
export function subscriptionEntities(
  skus: Iterable<Subscribed>,
  tenantId: string,
  used: ReadonlyMap<string, number>,
): { readonly skus: readonly Entity[]; readonly subscriptions: readonly Entity[] } {
  const all = [...new Set(skus)];
  return {
    skus: all.map((subscribed) => skuEntity(subscribed, tenantId, used)),
    subscriptions: all.map((subscribed) => subscriptionEntity(subscribed, tenantId)),
  };
}

function skuEntity(subscribed: Subscribed, tenantId: string, used: ReadonlyMap<string, number>): Entity {
  const { product, status, provisioning, inFile } = subscribed;
  const bucket = status === 'Deleted' ? 'lockedOut' : status.charAt(0).toLowerCase() + status.slice(1);
  return {
    id: `${tenantId}_${product.skuId}`,
    accountId: tenantId,
    accountName: null,
    appliesTo: 'User',
    capabilityStatus: status,
    consumedUnits: inFile.used ?? used.get(product.skuId) ?? 0,
    prepaidUnits: { enabled: 0, lockedOut: 0, suspended: 0, warning: 0, [bucket]: seatsOf(inFile) },
    servicePlans: product.plans.map((plan) => planInfo(plan, provisioning.get(plan.name) ?? 'Success')),
    skuId: product.skuId,
    skuPartNumber: product.partNumber,
    subscriptionIds: [guidFrom(tenantId, 'commerce', product.skuId)],
    ...Object.fromEntries(Object.entries(inFile).filter(([key]) => !shorthand.has(key))),
  };
}

const seatsOf = (inFile: SkuInFile): number => inFile.seats ?? 50;

function subscriptionEntity({ product, status, provisioning, inFile }: Subscribed, tenantId: string): Entity {
  return {
    id: guidFrom(tenantId, 'subscription', product.skuId),
    commerceSubscriptionId: guidFrom(tenantId, 'commerce', product.skuId),
    createdDateTime: 'now-400d',
    isTrial: false,
    nextLifecycleDateTime: 'now+90d',
    ownerId: null,
    ownerTenantId: null,
    ownerType: null,
    serviceStatus: product.plans.map((plan) => planInfo(plan, provisioning.get(plan.name) ?? 'Success')),
    skuId: product.skuId,
    skuPartNumber: product.partNumber,
    status,
    totalLicenses: seatsOf(inFile),
    ...inFile.subscription,
  };
}
