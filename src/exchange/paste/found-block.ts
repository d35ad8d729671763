import { say } from '../../diagnosis/message.ts';
import { nameOf } from './command.ts';
import { commonOrder } from './dates.ts';
import { isLost, sharedFacts } from './facts.ts';
import type { Group } from './groups.ts';
import type { RawRecord } from './raw-record.ts';
import type { PasteBlock } from './reading.ts';
import { recordOf } from './records.ts';
import type { Segment } from './segments.ts';
import type { Context } from './shown.ts';
import { sideOf } from './side.ts';
import { isLinkedElsewhere, type Meant, showsSignIn, type Whose, whoseName, whoseRecord } from './whose.ts';

/** What objects amount to. */
export function foundBlock(segment: Segment, group: Group, person?: Meant): PasteBlock {
  const command = group.own ? segment.command : undefined;
  const side = sideOf(group.own ? segment : { ...segment, command: undefined }, group.records);
  const order = commonOrder(
    group.records.flatMap(({ values }) => [...values.values()].map(({ pieces }) => pieces.join(' '))),
  );
  const context: Context = { side, ofGraph: group.ofGraph, ...(command && { command }), ...(order && { order }) };
  const block = { cmdlet: command ? nameOf(command) : onlyCmdlet(group.records), whole: command?.cmdlet != null, side };
  const records = person === undefined ? group.records : theirs(group, context, segment, person);
  if (records.length === 0) {
    const names =
      group.records.length > 1
        ? say`It shows several objects, and none is surely of ${person?.name ?? ''}.`
        : undefined;
    return {
      ...block,
      result: 'inconclusive',
      facts: {},
      objects: 0,
      records: [],
      why: names ?? say`It shows another object than the one of ${person?.name ?? ''}.`,
    };
  }
  return {
    ...block,
    result: 'found',
    facts: sharedFacts(records, context),
    objects: records.length,
    records: records.map((record) => recordOf(record, context)),
    why: records.length === 1 ? say`It shows an object.` : say`It shows ${records.length} objects.`,
  };
}

/** The objects of one person; an object that does not say whose it is counts when it is the only such one. */
function theirs({ records, own }: Group, context: Context, { command }: Segment, person: Meant): readonly RawRecord[] {
  if (isOfTenant(records, command?.cmdlet)) return records;
  const asked = own ? whoseName(command?.identity, person) : 'open';
  const whose = records.map((record) =>
    // What is left of an earlier account of the person is linked to that account, and must not be overlooked.
    isLinkedElsewhere(record, person) && !isLost(record, context)
      ? 'other'
      : decided(record, whoseRecord(record, person), asked),
  );
  const mine = records.filter((_, i) => whose[i] === 'own');
  if (mine.length > 0) return mine;
  const open = records.filter((_, i) => whose[i] === 'open');
  return open.length === 1 ? open : [];
}

function decided(record: RawRecord, whose: Whose, asked: Whose): Whose {
  if (whose === 'own') return 'own';
  // Exchange finds an object by any of its addresses; the primary one may well be another.
  if (asked === 'own') return whose === 'other' && showsSignIn(record) ? 'other' : 'own';
  return asked === 'other' ? 'other' : whose;
}

/** A property that one cmdlet alone prints names it. */
const onlyCmdlet = (records: readonly RawRecord[]): string | null =>
  records.every(({ names }) => names.has('isdehydrated')) ? 'Get-OrganizationConfig' : null;

/** Settings of the organization are nobody's. */
const isOfTenant = (records: readonly RawRecord[], cmdlet: string | null | undefined): boolean =>
  cmdlet === 'Get-OrganizationConfig' || records.every(({ names }) => names.has('isdehydrated'));
