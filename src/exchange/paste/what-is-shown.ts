import { type Message, say } from '../../diagnosis/message.ts';
import { addressesIn } from './addresses.ts';
import type { Command } from './command.ts';
import type { Group } from './groups.ts';
import { isSettings } from './kinds.ts';
import type { RawRecord } from './raw-record.ts';
import type { Segment } from './segments.ts';
import { shown } from './shown.ts';
import { isSearched, sourcesOf } from './theirs.ts';
import { addressOf, typeOf } from './values.ts';
import { type Meant, notAbout, whoseCommand } from './whose.ts';
import { holds, isLinkedElsewhere, whoseRecord } from './whose-record.ts';

const labels = `UserPrincipalName PrimarySmtpAddress Mail DisplayName Name Alias SamAccountName Identity
  ExternalDirectoryObjectId ObjectId Id`.split(/\s+/);

/** By what somebody who reads it recognizes an object. */
function labelOf(record: RawRecord): string | undefined {
  const texts = labels.flatMap((name) => {
    const raw = shown(record, name);
    return (raw && (addressOf(raw) ?? raw.pieces.join(' '))) || [];
  });
  return (texts[0] ?? addressesIn(record)[0])?.slice(0, 200);
}

/** So many objects are told apart by name. */
const MOST_NAMES = 5;

/** Says whose objects an output shows. */
export function whatIsShown(records: readonly RawRecord[], command: Command | undefined): Message {
  const [record, ...more] = records;
  if (record === undefined || more.length > 0) {
    const list = records.flatMap((one) => labelOf(one) ?? []);
    return list.length === records.length && list.length <= MOST_NAMES
      ? say`It shows ${records.length} objects: ${{ list }}.`
      : say`It shows ${records.length} objects.`;
  }
  if (isSettings(record)) return say`It shows the settings of the organization.`;
  const label = labelOf(record);
  const raw = shown(record, 'RecipientTypeDetails');
  const type = raw && typeOf(raw);
  if (label !== undefined) return type === undefined ? say`It shows ${label}.` : say`It shows ${label} (${type}).`;
  return command?.identity === undefined
    ? say`It shows an object without a name.`
    : say`It shows an object without a name, asked for as ${command.identity}.`;
}

/** Says why objects are not those of the person who is meant: whose they are instead. */
export function whyNotTheirs(group: Group, segment: Segment, person: Meant): Message {
  const { name } = person;
  const [record, ...more] = group.records;
  if (record === undefined || more.length > 0) return say`It shows several objects, and none is surely of ${name}.`;
  const label = labelOf(record);
  const address = holds(record, person);
  if (isLinkedElsewhere(record, person))
    return say`It shows an object that belongs to another account than the one of ${name}.`;
  if (address !== undefined && label !== undefined)
    return say`The address ${address} belongs to another object here: ${label}.`;
  if (label !== undefined && whoseRecord(record, person) === 'other') return say`It shows ${label}, and not ${name}.`;
  const other = sourcesOf(group, segment).find((one) => whoseCommand(one, person) === 'other');
  if (other) return notAbout(other, person);
  if (isSearched(group, segment))
    return say`The command looks for similar names, and this object does not say that it is ${name}.`;
  return notAbout({ names: group.ahead }, person);
}
