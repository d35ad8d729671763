import { addressesIn } from './addresses.ts';
import { commandsIn } from './command.ts';
import type { Item } from './item.ts';
import { addressesNamed } from './mentions.ts';
import { isCommand } from './typed.ts';

/** Everybody whom a piece of output names: what comes after it may well be theirs. */
export function namesAhead(item: Item): readonly string[] {
  if (item.kind === 'objects') return item.records.flatMap(addressesIn);
  if (item.kind === 'error') return addressesNamed(item.error.message);
  if (item.kind !== 'text') return [];
  return [...addressesNamed(item.text), ...item.text.split('\n').flatMap(asked)];
}

/** Whom a command asks for that stands in a line behind a prompt we do not know, or behind words. */
function asked(line: string): readonly string[] {
  const start = line.search(/\b[A-Za-z]{3,20}-[A-Za-z]\w+ /);
  const command = start < 0 ? '' : line.slice(start);
  return isCommand(command) ? commandsIn(command).flatMap(({ identity }) => identity ?? []) : [];
}
