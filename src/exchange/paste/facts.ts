import { bytesSet } from './bytes.ts';
import { isoOf } from './dates.ts';
import type { RawRecord } from './raw-record.ts';
import type { PasteFacts } from './reading.ts';
import { blankIsAnswer, type Context, shown } from './shown.ts';
import {
  addressOf,
  flagOf,
  guidOf,
  guidSet,
  isBlank,
  listFilled,
  numberOf,
  type Raw,
  remoteTypeOf,
  typeOf,
} from './values.ts';

type Name = keyof PasteFacts;
type Value = string | number | boolean | null;
type Read = (record: RawRecord, context: Context) => Value | undefined;

const by =
  (name: string, read: (raw: Raw, context: Context) => Value | undefined): Read =>
  (record, context) => {
    const raw = shown(record, name);
    return raw && read(raw, context);
  };

const dateIn = (raw: Raw, { order }: Context): string | undefined =>
  [raw.pieces.join(' '), raw.pieces.join('')].map((text) => isoOf(text, order)).find((date) => date !== undefined);

/** One way or several to read each fact; the first that shows it counts. */
const reads: Readonly<Record<Name, readonly Read[]>> = {
  softDeleted: [softDeleted],
  inactive: [by('IsInactiveMailbox', flagOf), inactiveByCommand],
  wasInactive: [by('WasInactiveMailbox', flagOf)],
  whenSoftDeleted: [by('WhenSoftDeleted', dateIn)],
  recipientTypeDetails: [by('RecipientTypeDetails', typeOf)],
  previousRecipientTypeDetails: [by('PreviousRecipientTypeDetails', typeOf)],
  exchangeGuidSet: [by('ExchangeGuid', guidSet)],
  archiveGuidSet: [by('ArchiveGuid', guidSet)],
  skuAssigned: [by('SKUAssigned', flagOf), skuBlank],
  dehydrated: [by('IsDehydrated', flagOf)],
  externalDirectoryObjectId: [by('ExternalDirectoryObjectId', guidOf)],
  remoteRecipientType: [by('RemoteRecipientType', remoteTypeOf), by('msExchRemoteRecipientType', numberOf)],
  mailboxGuidOnPremisesSet: [by('msExchMailboxGuid', bytesSet), guidBlank],
  isLicensed: [by('IsLicensed', flagOf), licensed],
  synced: [
    by('IsDirSynced', flagOf),
    by('DirSyncEnabled', flagOf),
    by('OnPremisesSyncEnabled', flagOf),
    by('LastDirSyncTime', (raw) => (/\d/.test(raw.pieces[0] ?? '') ? true : undefined)),
    notSynced,
  ],
  userPrincipalName: [by('UserPrincipalName', addressOf)],
  primarySmtpAddress: [by('PrimarySmtpAddress', addressOf)],
  whenMailboxCreated: [by('WhenMailboxCreated', dateIn)],
  litigationHold: [by('LitigationHoldEnabled', flagOf)],
};

/** What one object shows. */
function factsOf(record: RawRecord, context: Context): PasteFacts {
  const entries = Object.entries(reads).flatMap(([name, ways]) => {
    const value = ways.map((way) => way(record, context)).find((one) => one !== undefined);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(entries);
}

/** What all objects show that show it at all; what they disagree about is no fact about one person. */
export function sharedFacts(records: readonly RawRecord[], context: Context): PasteFacts {
  const shared = new Map<string, Value | undefined>();
  for (const record of records) {
    for (const [name, value] of Object.entries(factsOf(record, context))) {
      shared.set(name, shared.has(name) && shared.get(name) !== value ? undefined : value);
    }
  }
  return Object.fromEntries([...shared].filter(([, value]) => value !== undefined));
}

/** Whether it is a mailbox that no account uses any more: soft-deleted or inactive. */
export const isLost = (record: RawRecord, context: Context): boolean =>
  [...reads.softDeleted, ...reads.inactive].some((way) => way(record, context) === true);

function softDeleted(record: RawRecord, { command }: Context): boolean | undefined {
  const place = [shown(record, 'DistinguishedName'), shown(record, 'Identity')]
    .map((raw) => raw?.pieces.join('').replaceAll(/\s/g, '') ?? '')
    .some((text) => /OU=SoftDeletedObjects,|^SoftDeletedObjects\\/i.test(text));
  const flags = ['IsSoftDeletedByRemove', 'IsSoftDeletedByDisable'].some((name) => {
    const raw = shown(record, name);
    return raw && flagOf(raw) === true;
  });
  const status = shown(record, 'RecipientSoftDeletedStatus');
  const when = shown(record, 'WhenSoftDeleted');
  const dated = when !== undefined && /\d{4}/.test(when.pieces[0] ?? '');
  const asked = command?.direct === true && command.switches.some((name) => /^SoftDeletedMailbox$/.test(name));
  return place || flags || dated || asked || (status && (numberOf(status) ?? 0) > 0) ? true : undefined;
}

function inactiveByCommand(record: RawRecord, { command }: Context): boolean | undefined {
  const asked = command?.direct === true && command.switches.includes('InactiveMailboxOnly');
  return asked && shown(record, 'IsInactiveMailbox') === undefined ? true : undefined;
}

/** Blank until Exchange sees a license. Exchange on a server prints it blank always. */
function skuBlank(record: RawRecord, context: Context): null | undefined {
  const raw = shown(record, 'SKUAssigned');
  const answers =
    raw && isBlank(raw) && context.side !== 'on-premises' && blankIsAnswer('SKUAssigned', record, context);
  return answers ? null : undefined;
}

function guidBlank(record: RawRecord, context: Context): boolean | undefined {
  const raw = shown(record, 'msExchMailboxGuid');
  const isEmpty = raw && (isBlank(raw) || listFilled(raw) === false);
  return isEmpty && blankIsAnswer('msExchMailboxGuid', record, context) ? false : undefined;
}

function licensed(record: RawRecord, context: Context): boolean | undefined {
  if (context.command?.cmdlet === 'Get-MgUserLicenseDetail') return shown(record, 'SkuPartNumber') ? true : undefined;
  for (const name of ['Licenses', 'AssignedLicenses']) {
    const raw = shown(record, name);
    const filled = raw && listFilled(raw);
    if (filled || (filled === false && blankIsAnswer(name, record, context))) return filled;
  }
  return undefined;
}

/** Only Entra's cmdlets print a blank for "never". */
function notSynced(record: RawRecord, context: Context): boolean | undefined {
  const names = ['DirSyncEnabled', 'OnPremisesSyncEnabled', 'LastDirSyncTime'];
  const raw = names.map((name) => [name, shown(record, name)] as const).filter(([, one]) => one !== undefined);
  const blank =
    raw.length > 0 && raw.every(([name, one]) => one && isBlank(one) && blankIsAnswer(name, record, context));
  return blank && context.side === 'entra' ? false : undefined;
}
