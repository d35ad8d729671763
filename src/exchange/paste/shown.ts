import type { Command } from './command.ts';
import type { DateOrder } from './dates.ts';
import type { RawRecord } from './raw-record.ts';
import type { Side } from './reading.ts';
import { isBlank, type Raw } from './values.ts';

/** What must be known of an output to read its objects. */
export interface Context {
  readonly side: Side;
  /** The command that printed them, where they are surely its own. */
  readonly command?: Command;
  /** The order of day and month on the console that printed them. */
  readonly order?: DateOrder;
  /** An answer of Graph itself. */
  readonly ofGraph: boolean;
}

/** The value of a property; undefined when it is not among what the output shows. */
export const shown = ({ values }: RawRecord, name: string): Raw | undefined => values.get(name.toLowerCase());

/**
 * Whether a blank means that nothing is set. Some cmdlets print a blank for everything that they were not told to load:
 * it only does so when the command told them, or when something else that must be asked for was loaded.
 */
export function blankIsAnswer(name: string, record: RawRecord, { command, ofGraph }: Context): boolean {
  const cmdlet = command?.cmdlet ?? '';
  const lower = name.toLowerCase();
  const asked = command !== undefined && (command.loads.has(lower) || command.loads.has('*'));
  if (/^Get-(EXO|Mg|Entra)/i.test(cmdlet)) return asked;
  if (/^Get-AD/i.test(cmdlet)) return asked;
  if (lower.startsWith('msexch')) {
    return [...record.values].some(([other, raw]) => other.startsWith('msexch') && !isBlank(raw));
  }
  if (lower === 'onpremisessyncenabled' || lower === 'assignedlicenses') return ofGraph;
  return true;
}
