import type { Clock } from '../../clock.ts';
import type { Held, Row, State } from '../../exchange/held.ts';
import { type RecipientTypeDetails, recipientTypes, type View } from '../../exchange/kinds.ts';
import { type Properties, properties, zeroGuid } from '../../exchange/properties.ts';
import { guidFrom, isGuid } from '../../guid.ts';
import { defaultsFor, deletedMailbox, type Place } from './defaults.ts';
import { primaryOf, type Subject } from './subject.ts';

/** An entry of the tenant file, and the cmdlet whose answer it was written for. */
export interface Entry {
  readonly view: View;
  readonly properties: Properties;
}

/** All that is known of one object: where it comes from, and what the tenant file says of it, the weightiest last. */
export interface Known {
  readonly subject: Subject;
  readonly state: State;
  kindAt(clock: Clock): RecipientTypeDetails;
  readonly entries: readonly Entry[];
  readonly whenDeleted?: unknown;
}

/** An object that Exchange holds. Worked out once a kind, as most objects never change theirs. */
export function held(known: Known, place: Place): Held {
  const rows = new Map<RecipientTypeDetails, Row>();
  return {
    state: known.state,
    at: (clock) => {
      const kind = known.kindAt(clock);
      const row = rows.get(kind) ?? rowOf(known, kind, place);
      rows.set(kind, row);
      return row;
    },
  };
}

function rowOf({ subject, state, entries, whenDeleted }: Known, kind: RecipientTypeDetails, place: Place): Row {
  const said = entries.map(({ view, properties }) => ({ view, properties: cleaned(properties, place) }));
  const all: Properties = Object.assign({}, ...said.map((entry) => entry.properties));
  const base = {
    ...defaultsFor(subject, kind, place),
    ...(state !== 'active' && deletedMailbox(subject, state === 'inactive', whenDeleted, place)),
  };
  const whole: Properties = {
    ...base,
    ...all,
    ...fittingAddresses(all, base),
    RecipientType: recipientTypes[kind],
    RecipientTypeDetails: kind,
  };
  return {
    properties: whole,
    said: Object.fromEntries(
      [...Map.groupBy(said, ({ view }) => view)].map(([view, own]) => [
        view,
        Object.assign({}, ...own.map((entry) => withType(entry.properties))),
      ]),
    ),
    names: namesOf(whole),
  };
}

/** Names that stand for GUIDs become such, always the same one. */
const cleaned = ({ of: _of, ...entry }: Properties, { tenantId }: Place): Properties =>
  Object.fromEntries(
    Object.entries(entry).map(([name, value]) => [
      name,
      properties.get(name) === 'guid' && typeof value === 'string' && !isGuid(value)
        ? guidFrom(tenantId, 'exchange', value)
        : value,
    ]),
  );

const withType = (entry: Properties): Properties => {
  const type = recipientTypes[entry.RecipientTypeDetails as RecipientTypeDetails];
  return type === undefined ? entry : { RecipientType: type, ...entry };
};

/** The primary address is the one with SMTP in capitals: where an entry gives one of the two, the other follows. */
function fittingAddresses(said: Properties, base: Properties): Properties {
  const list = said.EmailAddresses as readonly string[] | undefined;
  const primary = said.PrimarySmtpAddress as string | undefined;
  if (list && primary === undefined)
    return { PrimarySmtpAddress: primaryOf(list), WindowsEmailAddress: primaryOf(list) };
  if (list || primary === undefined) return {};
  const before = (base.EmailAddresses as readonly string[]).map((address) => address.replace(/^SMTP:/, 'smtp:'));
  const others = before.filter((address) => address.toLowerCase() !== `smtp:${primary.toLowerCase()}`);
  return { EmailAddresses: primary ? [`SMTP:${primary}`, ...others] : others, WindowsEmailAddress: primary };
}

/** Everything that an identity can be, nearest first. */
function namesOf(record: Properties): ReadonlyMap<string, number> {
  const addresses = (record.EmailAddresses ?? []) as readonly string[];
  const ranks: readonly (readonly unknown[])[] = [
    ['ExternalDirectoryObjectId', 'Guid', 'ExchangeObjectId', 'ExchangeGuid', 'DistinguishedName'].map(
      (name) => record[name],
    ),
    ['UserPrincipalName', 'WindowsLiveID', 'MicrosoftOnlineServicesID'].map((name) => record[name]),
    [record.PrimarySmtpAddress, ...addresses.map((address) => address.replace(/^[^:@]*:/, ''))],
    ['Alias', 'Name', 'Identity', 'DisplayName'].map((name) => record[name]),
  ];
  const names = new Map<string, number>();
  ranks.forEach((values, rank) => {
    for (const value of values) {
      if (typeof value !== 'string' || !value || value === zeroGuid) continue;
      const key = value.toLowerCase();
      if (!names.has(key)) names.set(key, rank);
    }
  });
  return names;
}
