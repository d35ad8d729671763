/** The clouds of Microsoft 365. GCC uses `global`. */
export type CloudId = 'global' | 'usgov-l4' | 'usgov-l5' | 'china';

/** Where Exchange Online's administration interface lives (an origin), and what a token for it is asked for. */
export interface Cloud {
  readonly endpoint: string;
  readonly scope: string;
}

const cloud = (endpoint: string, audience = endpoint): Cloud => ({ endpoint, scope: `${audience}/.default` });

/**
 * Addresses as Microsoft's page on getting started with the Exchange Online Admin API lists them. China's tokens carry
 * the name that the service has always had there.
 */
export const clouds: Readonly<Record<CloudId, Cloud>> = {
  global: cloud('https://outlook.office365.com'),
  'usgov-l4': cloud('https://outlook.office365.us'),
  'usgov-l5': cloud('https://outlook-dod.office365.us'),
  china: cloud('https://outlook.office365.cn', 'https://partner.outlook.cn'),
};
