import type { Command } from './command.ts';
import { isLost } from './facts.ts';
import type { Group } from './groups.ts';
import { isSettings } from './kinds.ts';
import type { RawRecord } from './raw-record.ts';
import type { Segment } from './segments.ts';
import type { Context } from './shown.ts';
import { type Meant, type Whose, whoseAhead, whoseCommand } from './whose.ts';
import { isAnothers, isLinkedElsewhere, whoseRecord } from './whose-record.ts';

/** The objects of one person; an object that does not say whose it is counts when it is the only one. */
export function theirs(group: Group, context: Context, segment: Segment, person: Meant): readonly RawRecord[] {
  const asked = askedFor(group, segment, person);
  const whose = group.records.map((record) => {
    // Settings of the organization are nobody's.
    if (isSettings(record) || context.command?.cmdlet === 'Get-OrganizationConfig') return 'own';
    // What is left of an earlier account of the person is linked to that account, and must not be overlooked.
    if (isLinkedElsewhere(record, person) && !isLost(record, context)) return 'other';
    return isAnothers(record, person) ? 'other' : decided(whoseRecord(record, person), asked);
  });
  const mine = group.records.filter((_, i) => whose[i] === 'own');
  if (mine.length > 0) return mine;
  return whose.length === 1 && whose[0] === 'open' && !isSearched(group, segment) ? group.records : [];
}

/** Whom the objects were asked for: by their command, or by any that may have printed them and by what stands above. */
function askedFor(group: Group, segment: Segment, person: Meant): Whose {
  const { command, ahead } = group;
  const told = sourcesOf(group, segment).map((one) => whoseCommand(one, person));
  if (told.includes('other')) return 'other';
  if (command && told.includes('own')) return 'own';
  return told.includes('own') ? 'open' : whoseAhead(ahead, person);
}

/** Exchange finds an object by any of its addresses; the primary one may well be another. */
const decided = (whose: Whose, asked: Whose): Whose => (whose === 'own' || asked === 'open' ? whose : asked);

/** The commands that may have printed objects. */
export const sourcesOf = ({ command }: Group, { commands, echoed }: Segment): readonly Command[] =>
  command ? [command] : [...echoed, ...commands];

/** Whether the objects only resemble what was looked for. */
export const isSearched = (group: Group, segment: Segment): boolean =>
  sourcesOf(group, segment).some(({ searches }) => searches);
