import catalogue from './skus.json' with { type: 'json' };

/** A service plan. `service` is what Graph says in assignedPlans: several plans share one. */
export interface Plan {
  readonly id: string;
  readonly name: string;
  readonly service: string;
}

/** A product as Microsoft sells it. */
export interface Product {
  readonly skuId: string;
  readonly partNumber: string;
  readonly plans: readonly Plan[];
}

/** Seen in answers of Graph. Bookings and analytics report `exchange` too: the service says nothing about mailboxes. */
const services: readonly (readonly [RegExp, string])[] = [
  [/^(EXCHANGE|MICROSOFTBOOKINGS|MYANALYTICS|MIP_S_EXCHANGE)/i, 'exchange'],
  [/^SHAREPOINT/, 'SharePoint'],
  [/^TEAMS/, 'TeamspaceAPI'],
  [/^MCO/, 'MicrosoftCommunicationsOnline'],
  [/^INTUNE/, 'SCO'],
  [/^AAD_/, 'AADPremiumService'],
  [/^RMS_/, 'RMSOnline'],
  [/^MFA_/, 'MultiFactorService'],
  [/^ADALLOM/, 'Adallom'],
  [/^(YAMMER|VIVAENGAGE)/, 'YammerEnterprise'],
  [/^OFFICE/, 'MicrosoftOffice'],
  [/^PROJECTWORKMANAGEMENT/, 'ProjectWorkManagement'],
  [/^FORMS/, 'OfficeForms'],
  [/^STREAM/, 'MicrosoftStream'],
  [/^BPOS_S_TODO/, 'To-Do'],
  [/^FLOW/, 'ProcessSimple'],
  [/^POWERAPPS/, 'PowerAppsService'],
  [/^BI_/, 'PowerBI'],
  [/^WHITEBOARD/, 'WhiteboardServices'],
];

const planIds: Readonly<Record<string, string>> = catalogue.plans;
const products = new Map(
  Object.entries(catalogue.skus).map(([partNumber, { skuId, plans }]) => [
    partNumber,
    { skuId, partNumber, plans: plans.map((name) => planOf(name, planIds[name] ?? '')) } satisfies Product,
  ]),
);

/** A product by part number, from Microsoft's "Product names and service plan identifiers for licensing" (July 2026). */
export const productOf = (partNumber: string): Product | undefined => products.get(partNumber);

/** A plan by its name and id. */
export function planOf(name: string, id: string): Plan {
  return { id: id.toLowerCase(), name, service: services.find(([pattern]) => pattern.test(name))?.[1] ?? name };
}

/** Whether a plan builds a mailbox; foundation, archive and analytics plans do not. */
export const buildsMailbox = (plan: Plan): boolean =>
  /^EXCHANGE_(S_(STANDARD|ENTERPRISE|DESKLESS|ESSENTIALS|STANDARD_MIDMARKET)|B_STANDARD|L_STANDARD)(_GOV)?$/.test(
    plan.name,
  );
