/** People of a pretend town: as many as wanted, with the stories that a helpdesk meets, one after another. */
const stories: readonly ((i: number) => Readonly<Record<string, unknown>>)[] = [
  () => ({ licenses: [{ sku: 'SPE_E3', assignedAt: 'now-90d' }], sandbox: { mailbox: 'user' } }),
  () => ({ licenses: [{ sku: 'SPE_E3', disabled: ['EXCHANGE_S_ENTERPRISE'], assignedAt: 'now-5h' }] }),
  () => ({ licenses: [] }),
  () => ({ licenses: [{ sku: 'SPE_E3', assignedAt: 'now-12m' }] }),
  () => ({ licenses: [{ sku: 'SPE_E3', assignedAt: 'now-3d' }] }),
  () => ({ licenses: [{ sku: 'SPE_E3', assignedAt: 'now-3d' }], onPremisesSyncEnabled: true }),
  () => ({ usageLocation: null, licenses: [] }),
  () => ({ licenses: [{ sku: 'SPE_E3', assignedAt: 'now-5h' }] }),
];

const domain = 'contoso.com';

/** The address of person number `i`. */
export const addressOf = (i: number): string => `person${i}@${domain}`;

/** A tenant file for the sandbox with so many people. */
export const townOf = (count: number): unknown => ({
  schema: 1,
  organization: {
    displayName: 'Contoso',
    onPremisesSyncEnabled: true,
    verifiedDomains: [{ name: 'contoso.onmicrosoft.com', isInitial: true }, { name: domain }],
  },
  subscribedSkus: [{ sku: 'SPE_E3', seats: count }],
  users: Array.from({ length: count }, (_, i) => ({
    userPrincipalName: addressOf(i),
    displayName: `Person ${i}`,
    createdDateTime: '2026-01-05T08:00:00Z',
    sandbox: { mailbox: null },
    ...stories[i % stories.length]?.(i),
  })),
});
