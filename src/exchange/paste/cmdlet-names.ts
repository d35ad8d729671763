const verbs = new Set(
  `add approve clear complete connect convert convertfrom convertto copy disable disconnect enable enter exit export find
  foreach format get grant group import initialize install invoke join measure move new out read redo register remove
  rename repair request reset restore resume revoke save search select set sort start stop suspend sync tee test
  undo uninstall unregister update wait where write`
    .split(/\s+/)
    .filter(Boolean),
);

const known = new Map(
  `Get-ADUser Get-ADObject Get-AzureADUser Get-EntraUser Get-EXOMailbox Get-EXOMailboxPermission Get-EXOMailboxStatistics
  Get-EXORecipient Get-Mailbox Get-MailboxLocation Get-MailboxPlan Get-MailboxStatistics Get-MailUser Get-MgUser
  Get-MgUserLicenseDetail Get-MsolUser Get-OrganizationConfig Get-Recipient Get-RemoteMailbox Get-User
  Enable-OrganizationCustomization Enable-RemoteMailbox Invoke-ProvisioningRecipientDiagnostic New-MailboxRestoreRequest
  Set-User Undo-SoftDeletedMailbox`
    .split(/\s+/)
    .map((name) => [name.toLowerCase(), name]),
);

const NAME = /^([A-Za-z]{2,20})-[A-Za-z]\w{1,60}$/;

/** Whether a word is the name of a cmdlet: a verb that PowerShell approves of, a hyphen, a noun. */
export const isCmdlet = (word: string): boolean => verbs.has(NAME.exec(word)?.[1]?.toLowerCase() ?? '');

/** The name as its documentation spells it, where we know it. */
export const spelled = (cmdlet: string): string => known.get(cmdlet.toLowerCase()) ?? cmdlet;

/** The name of a cmdlet whose class is named in an error: `GetMailbox` is Get-Mailbox. */
export function cmdletOfClass(name: string): string | undefined {
  const match = /^(Get|Set|New|Remove|Enable|Disable|Undo|Test|Invoke)([A-Z]\w{2,60})$/.exec(name);
  const [, verb, noun] = match ?? [];
  return known.get(`${verb}-${noun}`.toLowerCase());
}

/** Cmdlets that only bring the session about: their output is nobody's. */
const session = new Set(
  `connect disconnect import install uninstall register unregister enter exit update start stop set-location
  set-executionpolicy clear-host get-module get-installedmodule get-psrepository get-connectioninformation write`
    .split(/\s+/)
    .filter(Boolean),
);

/** Whether a cmdlet is about the session (connecting, modules, transcripts), and not about any object. */
export function isAboutSession(cmdlet: string): boolean {
  const name = cmdlet.toLowerCase();
  return session.has(name) || session.has(name.slice(0, name.indexOf('-')));
}

/** Whether a cmdlet or an alias only chooses or prints what came before it. */
export const isFormatting = (word: string): boolean =>
  /^(fl|ft|fw|fc|select|where|sort|\?)$/i.test(word) ||
  /^(format-(list|table|wide|custom)|select-object|where-object|sort-object|convertto-(json|csv)|out-(string|host|default))$/i.test(
    word,
  );
