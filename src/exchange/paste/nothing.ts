import type { Command } from './command.ts';
import { propertyOf } from './properties.ts';
import type { PasteFacts } from './reading.ts';

/** What it means that a command found nothing: there is none of what its switches ask for. */
export function absence(command: Command | undefined): PasteFacts {
  if (!command || !/^Get-(EXO)?Mailbox$/.test(command.cmdlet ?? '')) return {};
  if (command.switches.includes('InactiveMailboxOnly')) return { inactive: false };
  return command.switches.includes('SoftDeletedMailbox') ? { softDeleted: false } : {};
}

/**
 * What it means that a command printed nothing at all. Nothing, when something stood between it and the screen; a
 * misspelled property makes Format-List print nothing of objects that are there.
 */
export function silence(command: Command): PasteFacts {
  const { quiet, sifted, direct, prints } = command;
  const printsAny = prints.length === 0 || prints.some((name) => propertyOf(name));
  return !quiet && !sifted && direct && printsAny ? absence(command) : {};
}
