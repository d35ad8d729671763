import type { Properties } from '../../exchange/properties.ts';
import { guidFrom } from '../../guid.ts';
import type { Place } from './defaults.ts';

/** Settings of the organization, unless the tenant file says otherwise. */
export const organizationDefaults = (displayName: string, { tenantId, initialDomain }: Place): Properties => ({
  Name: initialDomain,
  Identity: initialDomain,
  DisplayName: displayName,
  Guid: guidFrom(tenantId, 'organization config'),
  IsDehydrated: false,
  DelayedDelicensingEnabled: false,
  EndUserMailNotificationForDelayedDelicensingEnabled: false,
  TenantAdminNotificationForDelayedDelicensingEnabled: false,
  BlockExchangeProvisioningFromOnPremEnabled: false,
  AuditDisabled: false,
  CustomerLockboxEnabled: false,
  PublicFoldersEnabled: 'Local',
  IsMixedMode: false,
  OAuth2ClientProfileEnabled: true,
  ActivityBasedAuthenticationTimeoutInterval: '06:00:00',
  DefaultAuthenticationPolicy: null,
  IPListBlocked: [],
});
