import { type Message, say } from '../../diagnosis/message.ts';
import type { Command } from './command.ts';
import type { Hidden } from './hidden.ts';
import type { PasteFacts } from './reading.ts';
import type { Segment } from './segments.ts';
import { isExactly, type Meant, notAbout, whoseCommand } from './whose.ts';

/** What it means that a command found nothing: there is none of what its switches ask for. */
export function absence(command: Command | undefined): PasteFacts {
  if (!command || !/^Get-(EXO)?Mailbox$/.test(command.cmdlet ?? '')) return {};
  if (command.switches.includes('InactiveMailboxOnly')) return { inactive: false };
  return command.switches.includes('SoftDeletedMailbox') ? { softDeleted: false } : {};
}

const becauseOf: Readonly<Record<Hidden, Message>> = {
  elsewhere: say`The command sends its output elsewhere, so nothing can be seen here.`,
  errors: say`Errors are hidden here, so nothing to see says nothing.`,
  unfinished: say`The command is not finished, so it did not run like this.`,
  unclear: say`Something in the command may leave objects out, so nothing to see says nothing.`,
};

/** Why it says nothing that a command of a segment printed nothing; undefined when it says something. */
export function whyNothing(command: Command, { hushed, complete }: Segment, person?: Meant): Message | undefined {
  if (command.cmdlet === null) return say`There is no cmdlet here that looks somebody up.`;
  if (!complete) return say`Only the command was pasted, not what it printed.`;
  if (person !== undefined && whoseCommand(command, person) === 'other') return notAbout(command, person);
  if (command.searches)
    return say`The command looks for similar names, so nothing to see says nothing about one person.`;
  if (command.hidden) return becauseOf[command.hidden];
  return hushed ? becauseOf.errors : undefined;
}

/** What every mailbox has, and every cmdlet for mailboxes loads. */
const always = new Set(
  `*  Alias DisplayName DistinguishedName EmailAddresses ExchangeObjectId ExternalDirectoryObjectId Guid Identity Name
  PrimarySmtpAddress RecipientType RecipientTypeDetails UserPrincipalName`
    .toLowerCase()
    .split(/\s+/),
);
const ofGetMailbox = new Set(
  `ArchiveGuid ExchangeGuid InPlaceHolds IsInactiveMailbox IsSoftDeletedByDisable IsSoftDeletedByRemove
  LitigationHoldEnabled SKUAssigned WasInactiveMailbox WhenCreated WhenMailboxCreated WhenSoftDeleted WindowsLiveID`
    .toLowerCase()
    .split(/\s+/),
);

/**
 * What it means that a command printed nothing at all of which all is understood. Format-List prints nothing of an object
 * that is there when it has none of the properties: one of them must be there for sure.
 */
export function silence(command: Command, person?: Meant): PasteFacts {
  const { cmdlet, identity, asksAll, prints } = command;
  const isTheirs = asksAll || (identity !== undefined && (person === undefined || isExactly(identity, person)));
  const prints1 = prints?.map((name) => name.toLowerCase());
  const printsAny =
    prints1 !== undefined &&
    (prints1.length === 0 ||
      prints1.some((name) => always.has(name) || (cmdlet === 'Get-Mailbox' && ofGetMailbox.has(name))));
  return isTheirs && printsAny ? absence(command) : {};
}
