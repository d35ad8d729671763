import { type Message, say } from '../../diagnosis/message.ts';
import { type Command, commandIn, nameOf } from './command.ts';
import type { ErrorRecord } from './error-record.ts';
import { type Failure, failureOf } from './failure.ts';
import { absence } from './nothing.ts';
import type { PasteBlock } from './reading.ts';
import type { Segment } from './segments.ts';
import { sideOf } from './side.ts';
import { type Meant, whoseName } from './whose.ts';

const why: Readonly<Record<Exclude<Failure['kind'], 'not-found'>, Message>> = {
  hydrated: say`Exchange says that the organization is open to customization already.`,
  dehydrated: say`Exchange says that the organization is not open to customization yet.`,
  'unknown-command': say`PowerShell does not know this command here: it is not connected, or the account has no role for it. That says nothing about the person.`,
  ambiguous: say`Exchange knows several objects under this name. Run the cmdlet again with the object id.`,
  refused: say`Access was refused. That says nothing about the person.`,
  retired: say`This module has been retired and gives no answers any more. Use Microsoft Graph PowerShell.`,
  'wrong-server': say`Exchange could not pass the question on to the right server. Run the cmdlet again.`,
  'bad-parameter': say`PowerShell did not accept the command, so nothing was looked up.`,
  'not-connected': say`The session is not signed in, so nothing was looked up.`,
  other: say`This is an error, but it does not say that the person’s object is missing.`,
};

/** What an error amounts to. */
export function failedBlock(segment: Segment, error: ErrorRecord, person?: Meant): PasteBlock {
  const failure = failureOf(error);
  const command = commandOf(segment, error);
  const server = failure.kind === 'not-found' ? failure.server : undefined;
  const block = {
    cmdlet: command ? nameOf(command) : error.cmdlet,
    whole: command !== undefined,
    side: sideOf(segment, [], error, server),
    facts: {},
    objects: 0,
    records: [],
  };
  if (failure.kind === 'hydrated' || failure.kind === 'dehydrated') {
    return { ...block, result: 'found', facts: { dehydrated: failure.kind === 'dehydrated' }, why: why[failure.kind] };
  }
  if (failure.kind !== 'not-found') return { ...block, result: 'inconclusive', why: why[failure.kind] };
  const identity = failure.identity ?? command?.identity;
  if (person !== undefined && isOthers([failure.identity, command?.identity], person)) {
    return { ...block, result: 'inconclusive', why: say`This is about ${identity ?? ''}, not about ${person.name}.` };
  }
  return {
    ...block,
    result: 'not-found',
    facts: absence(command),
    why: identity
      ? say`It says that there is no such object: ${identity}.`
      : say`It says that there is no such object.`,
  };
}

/** One exact match settles it: the error may name the object in another way than the command. */
function isOthers(names: readonly (string | undefined)[], person: Meant): boolean {
  const [first, ...others] = names.map((name) => whoseName(name, person)).filter((whose) => whose !== 'open');
  return first === 'other' || (first === undefined && others.includes('other'));
}

/** The command that failed: the one that was typed, or the one that the error quotes. */
function commandOf({ command }: Segment, { cmdlet, source }: ErrorRecord): Command | undefined {
  const quoted = /^\S{2,20}-\S/.test(source) ? commandIn(source) : undefined;
  for (const one of [command, quoted]) {
    if (one && (cmdlet === null || one.cmdlet === cmdlet)) return one.cmdlet === null ? undefined : one;
  }
  return undefined;
}
