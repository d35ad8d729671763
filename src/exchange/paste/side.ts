import type { Command } from './command.ts';
import type { ErrorRecord } from './error-record.ts';
import type { RawRecord } from './raw-record.ts';
import type { Side } from './reading.ts';
import type { Segment } from './segments.ts';
import { typeOf } from './values.ts';

const ENTRA = /^(Get|Set|Update|New|Remove|Invoke|Restore)-(Mg|Entra|AzureAD|Msol)\w/i;
const DIRECTORY = /^\w{2,20}-(AD[A-Z]\w*|RemoteMailbox|ADSync\w*)$/;
const CLOUD_ONLY = /^\w{2,20}-(EXO\w+|OrganizationCustomization|SoftDeletedMailbox|ProvisioningRecipientDiagnostic)$/i;
/** Switches that Exchange on a server does not have. */
const CLOUD_SWITCHES = /^(SoftDeleted|Inactive|IncludeInactive|IncludeSoftDeleted|GroupMailbox)/;
const CLOUD_PLACE =
  /DC=PROD|\.PROD\.|outlook\.(com|office365|cn|us)|\.onmicrosoft\.(com|us|de)\b|partner\.outlook\.cn|ExchangeHostedOrganizations|\/o=ExchangeLabs\//i;
/** A place in a directory that is none of Microsoft's. */
const SERVER_PLACE = /\bDC=|^[\w-]+(\.[\w-]+)+\//i;
const CLOUD_SERVER = /PROD\.(OUTLOOK|EXCHANGELABS)\.|\.PROD\.|outlook\.(com|office365)/i;
const CLOUD_NAMES = ['isinactivemailbox', 'wasinactivemailbox', 'issoftdeletedbyremove', 'inactivemailboxretiretime'];
const ENTRA_NAMES = [
  'islicensed',
  'lastdirsynctime',
  'dirsyncenabled',
  'onpremisessyncenabled',
  'validationstatus',
  'assignedlicenses',
  'skupartnumber',
];

/** Where an output comes from: by its own words first, then by the cmdlet, then by the console. */
export function sideOf(
  command: Command | undefined,
  { shell }: Pick<Segment, 'shell'>,
  records: readonly RawRecord[],
  error?: ErrorRecord,
  server?: string,
): Side {
  const cmdlet = command?.cmdlet ?? error?.cmdlet ?? '';
  if (ENTRA.test(cmdlet)) return 'entra';
  if (DIRECTORY.test(cmdlet)) return 'on-premises';
  if (CLOUD_ONLY.test(cmdlet)) return 'exchange-online';
  const told = firstOf(records, sideByValues) ?? (error && sideOfError(error, server));
  if (told) return told;
  if (shell === 'server') return 'on-premises';
  const named = firstOf(records, sideByNames);
  if (named) return named;
  if (command?.switches.some((name) => CLOUD_SWITCHES.test(name))) return 'exchange-online';
  // Whoever works with Exchange on a server sees [PS]; an unknown command shows that nobody is connected to anything.
  return shell === 'console' && isExchange(command) && !error ? 'exchange-online' : byConsole(command, shell, error);
}

const byConsole = (command: Command | undefined, shell: Segment['shell'], error: ErrorRecord | undefined): Side =>
  shell === 'console' &&
  isExchange(command) &&
  error &&
  !/CommandNotFound|isnotrecognized|wurdenichtalsName/i.test(error.squeezed)
    ? 'exchange-online'
    : 'unknown';

const isExchange = (command: Command | undefined): boolean =>
  /^\w{2,20}-(Mailbox|User|Recipient|MailUser|OrganizationConfig|MailContact|CASMailbox|AcceptedDomain)/i.test(
    command?.cmdlet ?? '',
  );

function sideOfError({ squeezed }: ErrorRecord, server: string | undefined): Side | undefined {
  if (server) return CLOUD_SERVER.test(server) ? 'exchange-online' : 'on-premises';
  if (
    /^Ex[0-9A-F]{6}\||\|Microsoft\.Exchange|PSComputerName:outlook\.|EXCHANGELABS|RestApiClient|ExchangeOnline/i.test(
      squeezed,
    )
  )
    return 'exchange-online';
  if (/ActiveDirectory\.Management|ADIdentityNotFound/.test(squeezed)) return 'on-premises';
  return /Request_ResourceNotFound|Microsoft\.Online\.Administration|MSOnline/.test(squeezed) ? 'entra' : undefined;
}

const firstOf = (records: readonly RawRecord[], sideBy: (record: RawRecord) => Side | undefined): Side | undefined =>
  records.map(sideBy).find((side) => side !== undefined);

/** Where an object is kept says it for sure. */
function sideByValues({ names, values }: RawRecord): Side | undefined {
  const text = (name: string) => (values.get(name)?.pieces.join('') ?? '').replaceAll(/\s/g, '').slice(0, 1_000);
  if ([...names].some((name) => name.startsWith('msexch'))) return 'on-premises';
  const type = values.get('recipienttypedetails');
  if (type && typeOf(type)?.startsWith('Remote')) return 'on-premises';
  if (text('mailboxplan') !== '' || PLACES.some((name) => CLOUD_PLACE.test(text(name)))) return 'exchange-online';
  return ['distinguishedname', 'identity', 'organizationalunit'].some((name) => SERVER_PLACE.test(text(name)))
    ? 'on-premises'
    : undefined;
}

const PLACES = [
  'distinguishedname',
  'identity',
  'name',
  'organizationid',
  'originatingserver',
  'organizationalunit',
  'database',
  'legacyexchangedn',
];

/** Both sides print most properties, so that names alone say less than the console. */
function sideByNames({ names }: RawRecord): Side | undefined {
  const shows = (list: readonly string[]) => list.some((name) => names.has(name));
  if (names.has('objectclass') && names.has('samaccountname') && !names.has('recipienttypedetails'))
    return 'on-premises';
  if (shows(CLOUD_NAMES)) return 'exchange-online';
  return shows(ENTRA_NAMES) && !names.has('recipienttypedetails') ? 'entra' : undefined;
}
