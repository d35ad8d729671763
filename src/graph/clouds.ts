/** The clouds of Microsoft 365. GCC uses `global`. */
export type CloudId = 'global' | 'usgov-l4' | 'usgov-l5' | 'china';

/** What Microsoft's pages do not offer in a cloud. Some of it answers there all the same, so a try does no harm. */
export type CloudFeature =
  | 'self-help-diagnostics'
  | 'retry-service-provisioning'
  | 'on-premises-synchronization'
  | 'directory-audits';

/** Where a cloud's services live. All addresses are origins without a slash at the end. */
export interface Cloud {
  readonly graph: string;
  /** What a token for Graph is asked for. */
  readonly scope: string;
  readonly login: string;
  /** Exchange Online's administration API. */
  readonly exchange: string;
  /** The audience by which a managed identity vouches for an application. */
  readonly tokenExchange: string;
  readonly missing: readonly CloudFeature[];
}

const government: readonly CloudFeature[] = [
  'self-help-diagnostics',
  'retry-service-provisioning',
  'on-premises-synchronization',
];

const cloud = (graph: string, rest: Omit<Cloud, 'graph' | 'scope'>): Cloud => ({
  graph,
  scope: `${graph}/.default`,
  ...rest,
});

/**
 * National clouds, as Microsoft's pages on Graph deployments, on the Exchange administration API and on each
 * single call list them. A token of one cloud is not accepted by another.
 */
export const clouds: Readonly<Record<CloudId, Cloud>> = {
  global: cloud('https://graph.microsoft.com', {
    login: 'https://login.microsoftonline.com',
    exchange: 'https://outlook.office365.com',
    tokenExchange: 'api://AzureADTokenExchange/.default',
    missing: [],
  }),
  'usgov-l4': cloud('https://graph.microsoft.us', {
    login: 'https://login.microsoftonline.us',
    exchange: 'https://outlook.office365.us',
    tokenExchange: 'api://AzureADTokenExchangeUSGov/.default',
    missing: government,
  }),
  'usgov-l5': cloud('https://dod-graph.microsoft.us', {
    login: 'https://login.microsoftonline.us',
    exchange: 'https://outlook-dod.office365.us',
    tokenExchange: 'api://AzureADTokenExchangeUSGov/.default',
    missing: government,
  }),
  china: cloud('https://microsoftgraph.chinacloudapi.cn', {
    login: 'https://login.chinacloudapi.cn',
    exchange: 'https://outlook.office365.cn',
    tokenExchange: 'api://AzureADTokenExchangeChina/.default',
    missing: [...government, 'directory-audits'],
  }),
};
