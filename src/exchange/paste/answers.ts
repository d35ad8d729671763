import type { PasteBlock, PasteReading, PasteRecord } from './reading.ts';

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

const lost: ReadonlySet<PasteFact> = new Set(['soft-deleted-mailbox', 'inactive-mailbox']);
const ofMailboxes: ReadonlySet<PasteFact> = new Set(['exchange-mailbox', ...lost]);

/**
 * Whether it can only come from a search for mailboxes that no account uses: what is taken for one wrongly, or taken for
 * missing wrongly, costs mail. An object shows it by the properties of such mailboxes, an error by its cmdlet.
 */
const showsLost = ({ cmdlet, result, records }: PasteBlock): boolean =>
  result === 'not-found'
    ? cmdlet !== null
    : records.length > 0 && records.every((record) => record.WhenSoftDeleted || record.IsInactiveMailbox === true);

/** A license as Exchange sees it, and kinds that are no mailbox, stand on other objects. */
const isNoMailbox = ({ RecipientTypeDetails: type, SKUAssigned: sku }: PasteRecord): boolean =>
  typeof sku === 'boolean' || (typeof type === 'string' && !/Mailbox$/.test(type)) || /^Remote/.test(String(type));

/** Properties that another cmdlet prints than the one that was asked for. */
const isOfAnother = (record: PasteRecord, asked: PasteFact): boolean =>
  asked !== 'exchange-organization' &&
  (('PreviousRecipientTypeDetails' in record && asked !== 'exchange-user') ||
    (Boolean(record.WhenSoftDeleted) && !lost.has(asked)) ||
    ['ObjectId', 'AccountEnabled', 'AssignedLicenses', 'AssignedPlans', 'ImmutableId'].some((name) => name in record) ||
    ('Id' in record && 'Mail' in record));

/** Whether a block without its command can be what was asked for. */
function suits(asked: PasteFact, block: PasteBlock): boolean {
  const { cmdlet, side } = block;
  if ((asked === 'on-premises-recipient') !== (side === 'on-premises'))
    return asked === 'on-premises-recipient' && side === 'unknown';
  if (lost.has(asked) && !showsLost(block)) return false;
  if (ofMailboxes.has(asked) && block.records.some(isNoMailbox)) return false;
  if (block.records.some((record) => isOfAnother(record, asked))) return false;
  return cmdlet === null || [...online].some(([name, fact]) => fact === asked && name.split(' ')[0] === cmdlet);
}
