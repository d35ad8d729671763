/** Switches that decide which objects are looked for. */
const telling = [
  'SoftDeletedMailbox',
  'InactiveMailboxOnly',
  'IncludeInactiveMailbox',
  'IncludeSoftDeletedMailbox',
  'SoftDeletedMailUser',
  'SoftDeletedMailContact',
  'IncludeSoftDeletedRecipients',
  'IncludeSoftDeletedObjects',
  'Archive',
  'PublicFolder',
  'GroupMailbox',
  'MailboxPlan',
  'Arbitration',
  'Monitoring',
  'AuditLog',
  'AuxAuditLog',
  'RemoteArchive',
  'ReturnDeletedUsers',
];

/** Shorter beginnings mean too much. */
const SHORTEST = 4;

/** A cmdlet for mail users has the switch for mail users, and so on. */
function has(cmdlet: string, name: string): boolean {
  const kind = /Mail(box|User|Contact)/.exec(name)?.[1] ?? '';
  const noun = /Mail(box|User|Contact)$/i.exec(cmdlet)?.[1] ?? '';
  return noun === '' || kind === '' || noun.toLowerCase() === kind.toLowerCase();
}

/**
 * The switch that a parameter's name stands for, of those that decide which objects are looked for. PowerShell takes the
 * beginning of a name for all of it: where it can only mean one, that one; else as it was typed.
 */
export function switchOf(typed: string, cmdlet: string): string | undefined {
  const lower = typed.toLowerCase();
  const full = telling.find((name) => name.toLowerCase() === lower);
  if (full || lower.length < SHORTEST || lower === 'mailbox') return full;
  const begun = telling.filter((name) => has(cmdlet, name) && name.toLowerCase().startsWith(lower));
  return begun.length > 1 ? typed : begun[0];
}
