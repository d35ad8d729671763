/** Cmdlets and spellings that nobody should be sent to any more. */
export const retired = /-(Msol|AzureAD)|\bSkuAssigne\b/i;

/** The cmdlets of a piece of PowerShell: each stands at the start of a line, or after a pipe or a parenthesis. */
export const cmdletsIn = (text: string): readonly string[] =>
  text
    .split('\n')
    .flatMap((line) =>
      [...line.matchAll(/(?:^|[|(=]\s*)([A-Z][a-z]+-[A-Za-z]+)\b/g)].map((match) => match[1] as string),
    );

/** Cmdlets of modules that Microsoft supports today. */
export const current: ReadonlySet<string> = new Set(
  `Connect-ExchangeOnline Connect-MgGraph Format-List Format-Table Where-Object Select-Object ConvertTo-Json Read-Host Import-Module
   Get-MgUser Update-MgUser Remove-MgUser Get-MgUserMemberOf Get-MgUserLicenseDetail Set-MgUserLicense Invoke-MgLicenseUser
   Invoke-MgRetryUserServiceProvisioning Get-MgSubscribedSku Get-MgDomain New-MgGroupMember
   Get-MgDirectoryDeletedItemAsUser Restore-MgDirectoryDeletedItem Remove-MgDirectoryDeletedItem
   Get-User Get-Recipient Get-Mailbox Set-Mailbox New-Mailbox Get-MailUser Get-CASMailbox Get-MailboxPermission
   Undo-SoftDeletedMailbox New-MailboxRestoreRequest Test-ApplicationAccessPolicy Get-OrganizationConfig
   Enable-OrganizationCustomization Invoke-ProvisioningRecipientDiagnostic Get-MoveRequest Get-MoveRequestStatistics
   Remove-MoveRequest Get-MigrationUser Complete-MigrationBatch
   Enable-RemoteMailbox Set-RemoteMailbox Get-RemoteMailbox
   Get-ADUser Set-ADUser Get-ADObject Restore-ADObject Get-ADSyncScheduler Start-ADSyncSyncCycle Get-ADSyncGlobalSettings`
    .split(/\s+/)
    .filter(Boolean),
);
