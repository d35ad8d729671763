import { nameOf } from './command.ts';
import { commonOrder, type DateOrder, isoOf } from './dates.ts';
import { sharedFacts } from './facts.ts';
import type { Group } from './groups.ts';
import { isSettings } from './kinds.ts';
import type { RawRecord } from './raw-record.ts';
import type { PasteBlock } from './reading.ts';
import { recordOf } from './records.ts';
import type { Segment } from './segments.ts';
import type { Context } from './shown.ts';
import { sideOf } from './side.ts';
import { theirs } from './theirs.ts';
import { whatIsShown, whyNotTheirs } from './what-is-shown.ts';
import type { Meant } from './whose.ts';

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
  if (person !== undefined && records.length === 0) {
    const why = whyNotTheirs(group, segment, person);
    return { ...block, result: 'inconclusive', facts: {}, objects: 0, records: [], why };
  }
  return {
    ...block,
    result: 'found',
    facts: sharedFacts(records, context),
    objects: records.length,
    records: records.map((record) => recordOf(record, context)),
    undated: [...new Set(records.flatMap((record) => ambiguousDates(record, order)))],
    why: whatIsShown(records, command),
  };
}

/** Dates that count, and that are dates in one order of day and month or the other. */
const ambiguousDates = ({ values }: RawRecord, order: DateOrder | undefined): readonly string[] =>
  ['whensoftdeleted', 'whenmailboxcreated'].flatMap((name) => {
    const text = values.get(name)?.pieces.join(' ') ?? '';
    return isoOf(text, order) === undefined && isoOf(text, 'day-first') !== undefined ? text : [];
  });

/** A property that one cmdlet alone prints names it. */
const onlyCmdlet = (records: readonly RawRecord[]): string | null =>
  records.every(isSettings) ? 'Get-OrganizationConfig' : null;
