import type { PasteBlock, PasteReading } from './reading.ts';

/** The facts that pasted output can answer. */
export type PasteFact =
  | 'recipient'
  | 'exchange-user'
  | 'exchange-mailbox'
  | 'soft-deleted-mailbox'
  | 'inactive-mailbox'
  | 'mail-user'
  | 'exchange-organization'
  | 'on-premises-recipient';

/** What a paste answers, by the id of the fact: an object, a list of several, or `not-found`. */
export type Answers = Readonly<Partial<Record<PasteFact, unknown>>>;

const online: ReadonlyMap<string, PasteFact> = new Map([
  ['Get-Recipient', 'recipient'],
  ['Get-EXORecipient', 'recipient'],
  ['Get-User', 'exchange-user'],
  ['Get-Mailbox', 'exchange-mailbox'],
  ['Get-EXOMailbox', 'exchange-mailbox'],
  ['Get-Mailbox -SoftDeletedMailbox', 'soft-deleted-mailbox'],
  ['Get-EXOMailbox -SoftDeletedMailbox', 'soft-deleted-mailbox'],
  ['Get-Mailbox -InactiveMailboxOnly', 'inactive-mailbox'],
  ['Get-EXOMailbox -InactiveMailboxOnly', 'inactive-mailbox'],
  ['Get-MailUser', 'mail-user'],
  ['Get-OrganizationConfig', 'exchange-organization'],
]);

/** Cmdlets whose objects are those of Exchange on a server. */
const onServers = new Set(['Get-RemoteMailbox', 'Get-Mailbox', 'Get-Recipient', 'Get-ADUser']);

/** A switch of theirs decides what is not there. */
const switched = /^Get-(EXO)?Mail(box|User)$/;

/**
 * What the blocks answer, by the id of the fact, as the facts take it: an object, a list of several, or `not-found`.
 * Nothing for what is inconclusive or empty, for an unknown cmdlet, and for a block that does not show its command where
 * the command decides what is missing. `asked`: the fact whose cmdlet the person was asked to run, which settles what a
 * block is about that does not show its command, and on which side a command ran that both sides have.
 */
export function answersOf({ blocks }: PasteReading, asked?: PasteFact): Answers {
  const found = new Map<PasteFact, Map<string, unknown>>();
  const missing = new Set<PasteFact>();
  for (const block of blocks) {
    const fact = factOf(block, asked);
    if (fact === undefined) continue;
    if (block.result === 'not-found' && fact !== 'exchange-organization') missing.add(fact);
    if (block.result !== 'found') continue;
    const own = found.get(fact) ?? new Map<string, unknown>();
    // The same object may have been asked for under several names.
    for (const record of block.records) if (Object.keys(record).length > 0) own.set(JSON.stringify(record), record);
    if (own.size > 0) found.set(fact, own);
  }
  const answers = [...found].map(([fact, records]) => [
    fact,
    records.size === 1 ? [...records.values()][0] : [...records.values()],
  ]);
  const absent = [...missing].filter((fact) => !found.has(fact)).map((fact) => [fact, 'not-found']);
  return Object.fromEntries([...answers, ...absent]);
}

function factOf(block: PasteBlock, asked: PasteFact | undefined): PasteFact | undefined {
  const { cmdlet, side, whole, result } = block;
  if (side === 'entra') return undefined;
  const open = cmdlet === null || (!whole && switched.test(cmdlet));
  if (open && !(cmdlet !== null && result === 'found'))
    return asked !== undefined && suits(asked, block) ? asked : undefined;
  const asksServer = asked === 'on-premises-recipient' && side === 'unknown' && onServers.has(cmdlet ?? '');
  if (side === 'on-premises' || asksServer) {
    const one = cmdlet !== null && onServers.has(cmdlet) && (cmdlet !== 'Get-ADUser' || showsExchange(block));
    return one ? 'on-premises-recipient' : undefined;
  }
  if (cmdlet === 'Get-RemoteMailbox') return 'on-premises-recipient';
  const fact = online.get(cmdlet ?? '');
  // An error that names no side may come from a server as well, unless this very cmdlet was to be run in the cloud.
  return side === 'unknown' && result === 'not-found' && fact !== asked ? undefined : fact;
}

/** An account of the directory says something of Exchange only when its properties were asked for, too. */
const showsExchange = ({ result, records }: PasteBlock): boolean =>
  result === 'found' && records.some((record) => 'RemoteRecipientType' in record || 'ExchangeGuid' in record);

/** Whether a block without its command can be what was asked for. */
function suits(asked: PasteFact, { cmdlet, side }: PasteBlock): boolean {
  if ((asked === 'on-premises-recipient') !== (side === 'on-premises'))
    return asked === 'on-premises-recipient' && side === 'unknown';
  return cmdlet === null || [...online].some(([name, fact]) => fact === asked && name.split(' ')[0] === cmdlet);
}
