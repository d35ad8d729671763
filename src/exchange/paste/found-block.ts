import { say } from '../../diagnosis/message.ts';
import { nameOf } from './command.ts';
import { commonOrder, type DateOrder, isoOf } from './dates.ts';
import { isLost, sharedFacts } from './facts.ts';
import type { Group } from './groups.ts';
import { isSettings } from './kinds.ts';
import type { RawRecord } from './raw-record.ts';
import type { PasteBlock } from './reading.ts';
import { recordOf } from './records.ts';
import type { Segment } from './segments.ts';
import type { Context } from './shown.ts';
import { sideOf } from './side.ts';
import { type Meant, type Whose, whoseAhead, whoseCommand } from './whose.ts';
import { isLinkedElsewhere, showsSignIn, whoseRecord } from './whose-record.ts';

/** What objects amount to. */
export function foundBlock(segment: Segment, group: Group, person?: Meant): PasteBlock {
  const { command } = group;
  const side = sideOf(command, segment, group.records);
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
    undated: [...new Set(records.flatMap((record) => ambiguousDates(record, order)))],
    why: records.length === 1 ? say`It shows an object.` : say`It shows ${records.length} objects.`,
  };
}

/** Dates that count, and that are dates in one order of day and month or the other. */
const ambiguousDates = ({ values }: RawRecord, order: DateOrder | undefined): readonly string[] =>
  ['whensoftdeleted', 'whenmailboxcreated'].flatMap((name) => {
    const text = values.get(name)?.pieces.join(' ') ?? '';
    return isoOf(text, order) === undefined && isoOf(text, 'day-first') !== undefined ? text : [];
  });

/** The objects of one person; an object that does not say whose it is counts when it is the only one. */
function theirs(group: Group, context: Context, segment: Segment, person: Meant): readonly RawRecord[] {
  const asked = askedFor(group, segment, person);
  const whose = group.records.map((record) => {
    // Settings of the organization are nobody's.
    if (isSettings(record) || context.command?.cmdlet === 'Get-OrganizationConfig') return 'own';
    // What is left of an earlier account of the person is linked to that account, and must not be overlooked.
    if (isLinkedElsewhere(record, person) && !isLost(record, context)) return 'other';
    return decided(record, whoseRecord(record, person), asked);
  });
  const mine = group.records.filter((_, i) => whose[i] === 'own');
  if (mine.length > 0) return mine;
  return whose.length === 1 && whose[0] === 'open' ? group.records : [];
}

/** Whom the objects were asked for: by their command, or by any that may have printed them and by what stands above. */
function askedFor({ command, ahead }: Group, { commands, echoed }: Segment, person: Meant): Whose {
  const told = (command ? [command] : [...echoed, ...commands]).map((one) => whoseCommand(one, person));
  if (told.includes('other')) return 'other';
  if (command && told.includes('own')) return 'own';
  return told.includes('own') ? 'open' : whoseAhead(ahead, person);
}

function decided(record: RawRecord, whose: Whose, asked: Whose): Whose {
  if (whose === 'own') return 'own';
  // Exchange finds an object by any of its addresses; the primary one may well be another.
  if (asked === 'own') return whose === 'other' && showsSignIn(record) ? 'other' : 'own';
  return asked === 'other' ? 'other' : whose;
}

/** A property that one cmdlet alone prints names it. */
const onlyCmdlet = (records: readonly RawRecord[]): string | null =>
  records.every(isSettings) ? 'Get-OrganizationConfig' : null;
