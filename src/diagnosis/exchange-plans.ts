/**
 * The Exchange service plans, by servicePlanId in lower case. Compare these GUIDs and never `service == "exchange"`:
 * foundation, archive and analytics plans report the same service and build no mailbox.
 * Source: Microsoft's "Product names and service plan identifiers for licensing" (CSV, July 2026).
 */
export interface ExchangePlan {
  readonly name: string;
  readonly title: string;
  /** Whether the plan builds a mailbox. */
  readonly mailbox: boolean;
}

export const exchangePlans: ReadonlyMap<string, ExchangePlan> = new Map([
  [
    '9aaf7827-d63c-4b61-89c3-182f06f82e5c',
    { name: 'EXCHANGE_S_STANDARD', title: 'Exchange Online (Plan 1)', mailbox: true },
  ],
  [
    'efb87545-963c-4e0d-99df-69c6916d9eb0',
    { name: 'EXCHANGE_S_ENTERPRISE', title: 'Exchange Online (Plan 2)', mailbox: true },
  ],
  [
    '4a82b400-a79f-41a4-b4e2-e94f5787b113',
    { name: 'EXCHANGE_S_DESKLESS', title: 'Exchange Online Kiosk', mailbox: true },
  ],
  [
    '1126bef5-da20-4f07-b45e-ad25d2581aa8',
    { name: 'EXCHANGE_S_ESSENTIALS', title: 'Exchange Essentials', mailbox: true },
  ],
  [
    '90927877-dcff-4af6-b346-2332c0b15bb7',
    { name: 'EXCHANGE_B_STANDARD', title: 'Exchange Online POP', mailbox: true },
  ],
  [
    'd42bdbd6-c335-4231-ab3d-c8f348d5aff5',
    { name: 'EXCHANGE_L_STANDARD', title: 'Exchange Online (P1)', mailbox: true },
  ],
  [
    'fc52cc4b-ed7d-472d-bbe7-b081c23ecc56',
    { name: 'EXCHANGE_S_STANDARD_MIDMARKET', title: 'Exchange Online Plan (midsize)', mailbox: true },
  ],
  [
    'e9b4930a-925f-45e2-ac2a-3f7788ca6fdd',
    { name: 'EXCHANGE_S_STANDARD_GOV', title: 'Exchange Online (Plan 1) for Government', mailbox: true },
  ],
  [
    '8c3069c0-ccdb-44be-ab77-986203a67df2',
    { name: 'EXCHANGE_S_ENTERPRISE_GOV', title: 'Exchange Online (Plan 2) for Government', mailbox: true },
  ],
  [
    '88f4d7ef-a73b-4246-8047-516022144c9f',
    { name: 'EXCHANGE_S_DESKLESS_GOV', title: 'Exchange Online (Kiosk) for Government', mailbox: true },
  ],
  [
    '113feb6c-3fe4-4440-bddc-54d774bf0318',
    { name: 'EXCHANGE_S_FOUNDATION', title: 'Exchange Foundation', mailbox: false },
  ],
  [
    '922ba911-5694-4e99-a794-73aed9bfeec8',
    { name: 'EXCHANGE_S_FOUNDATION_GOV', title: 'Exchange Foundation for Government', mailbox: false },
  ],
  [
    'da040e0a-b393-4bea-bb76-928b3fa1cf5a',
    { name: 'EXCHANGE_S_ARCHIVE', title: 'Exchange Online Archiving for Exchange Server', mailbox: false },
  ],
  [
    '176a09a6-7ec5-4039-ac02-b2791c6ba793',
    { name: 'EXCHANGE_S_ARCHIVE_ADDON', title: 'Exchange Online Archiving for Exchange Online', mailbox: false },
  ],
  [
    '34c0d7a0-a70f-4668-9238-47f9fc208882',
    { name: 'EXCHANGE_ANALYTICS', title: 'Microsoft MyAnalytics (Full)', mailbox: false },
  ],
  [
    '208120d1-9adb-4daf-8c22-816bd5d237e7',
    { name: 'EXCHANGE_ANALYTICS_GOV', title: 'Microsoft MyAnalytics for Government (Full)', mailbox: false },
  ],
  [
    '897d51f1-2cfa-4848-9b30-469149f5e68e',
    { name: 'EXCHANGEONLINE_MULTIGEO', title: 'Exchange Online Multi-Geo', mailbox: false },
  ],
  [
    '326e2b78-9d27-42c9-8509-46c827743a17',
    { name: 'EOP_ENTERPRISE', title: 'Exchange Online Protection', mailbox: false },
  ],
  [
    '75badc48-628e-4446-8460-41344d73abd6',
    { name: 'EOP_ENTERPRISE_PREMIUM', title: 'Exchange Enterprise CAL Services (EOP DLP)', mailbox: false },
  ],
  [
    'cd31b152-6326-4d1b-ae1b-997b625182e6',
    { name: 'MIP_S_Exchange', title: 'Data Classification in Microsoft 365', mailbox: false },
  ],
  [
    '5b96ffc4-3853-4cf4-af50-e38505080f6b',
    { name: 'MIP_S_EXCHANGE_CO', title: 'Data Classification in Microsoft 365 - Company Level', mailbox: false },
  ],
  [
    'ebb17a6e-6002-4f65-acb0-d386480cebc1',
    { name: 'PRIVACY_MANGEMENT_RISK_EXCHANGE', title: 'Priva - Risk (Exchange)', mailbox: false },
  ],
  [
    '7ca7f875-98db-4458-ab1b-47503826dd73',
    {
      name: 'PRIVACY_MANGEMENT_DSR_EXCHANGE',
      title: 'Privacy Management - Subject Rights Request (Exchange)',
      mailbox: false,
    },
  ],
  [
    '93d24177-c2c3-408a-821d-3d25dfa66e7a',
    {
      name: 'PRIVACY_MANGEMENT_DSR_EXCHANGE_1',
      title: 'Privacy Management - Subject Rights Request (1 - Exchange)',
      mailbox: false,
    },
  ],
  [
    'f0241705-7b44-4401-a6b6-7055062b5b03',
    {
      name: 'PRIVACY_MANGEMENT_DSR_EXCHANGE_10',
      title: 'Privacy Management - Subject Rights Request (10 - Exchange)',
      mailbox: false,
    },
  ],
  [
    '5c221cec-2c39-435b-a1e2-7cdd7fac5913',
    {
      name: 'PRIVACY_MANGEMENT_DSR_EXCHANGE_100',
      title: 'Privacy Management - Subject Rights Request (100 - Exchange)',
      mailbox: false,
    },
  ],
  [
    '9d0c4ee5-e4a1-4625-ab39-d82b619b1a34',
    { name: 'INSIDER_RISK_MANAGEMENT', title: 'Microsoft Insider Risk Management - Exchange', mailbox: false },
  ],
  [
    '882e1d05-acd1-4ccb-8708-6ee03664b117',
    { name: 'INTUNE_O365', title: 'Mobile Device Management for Office 365', mailbox: false },
  ],
]);

/** Whether a service plan builds a mailbox. */
export const isMailboxPlan = (servicePlanId: string): boolean =>
  exchangePlans.get(servicePlanId.toLowerCase())?.mailbox ?? false;

/** Archiving for Exchange Server: its owner keeps the mailbox on premises. */
export const archiveForExchangeServer = 'da040e0a-b393-4bea-bb76-928b3fa1cf5a';
