/**
 * Application permissions that the sandbox knows; a tenant file may say that some are missing. `exchange.role` is none
 * of Entra's: it stands for the role that the application needs in Exchange besides.
 */
export const permissions = [
  'User.Read.All',
  'Organization.Read.All',
  'LicenseAssignment.Read.All',
  'Group.Read.All',
  'GroupMember.Read.All',
  'RoleManagement.Read.Directory',
  'OrgContact.Read.All',
  'Domain.Read.All',
  'ServiceHealth.Read.All',
  'MailboxSettings.Read',
  'Mail.ReadBasic.All',
  'AuditLog.Read.All',
  'Exchange.ManageAsApp',
  'exchange.role',
] as const;

export type Permission = (typeof permissions)[number];
