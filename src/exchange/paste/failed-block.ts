import { type Message, say } from '../../diagnosis/message.ts';
import { type Command, commandsIn, nameOf } from './command.ts';
import type { ErrorRecord } from './error-record.ts';
import { type Failure, failureOf } from './failure.ts';
import { absence } from './nothing.ts';
import type { PasteBlock } from './reading.ts';
import type { Segment } from './segments.ts';
import { sideOf } from './side.ts';
import { isExactly, type Meant, notAbout, whoseCommand, whoseName } from './whose.ts';

const why: Readonly<Record<Exclude<Failure['kind'], 'not-found'>, Message>> = {
  hydrated: say`Exchange says that the organization is open to customization already.`,
  dehydrated: say`Exchange says that the organization is not open to customization yet.`,
  'unknown-command': say`PowerShell does not know this command here: it is not connected, or the account has no role for it. Connect to Exchange first, then run the command again.`,
  ambiguous: say`Exchange knows several objects under this name. Run the cmdlet again with the object id.`,
  refused: say`Access was refused. That says nothing about the person.`,
  nameless: say`The command was given no name, so nobody was looked up.`,
  retired: say`This module has been retired and gives no answers any more. Use Microsoft Graph PowerShell.`,
  'wrong-server': say`Exchange could not pass the question on to the right server. Run the cmdlet again.`,
  'bad-parameter': say`PowerShell did not accept the command, so nothing was looked up.`,
  'not-connected': say`The session is not signed in, so nothing was looked up. Connect to Exchange first, then run the command again.`,
  other: say`This is an error, but it does not say that the person’s object is missing.`,
};

/** What an error amounts to. */
export function failedBlock(segment: Segment, error: ErrorRecord, person?: Meant): PasteBlock {
  const failure = failureOf(error);
  const [command, ...more] = commandsOf(segment, error, failure);
  const one = more.length === 0 ? command : undefined;
  const server = failure.kind === 'not-found' ? failure.server : undefined;
  const block = {
    cmdlet: one ? nameOf(one) : error.cmdlet,
    whole: one !== undefined,
    side: sideOf(one, segment, [], error, server),
    facts: {},
    objects: 0,
    records: [],
  };
  if (failure.kind === 'hydrated' || failure.kind === 'dehydrated') {
    return { ...block, result: 'found', facts: { dehydrated: failure.kind === 'dehydrated' }, why: why[failure.kind] };
  }
  if (failure.kind !== 'not-found') return { ...block, result: 'inconclusive', why: why[failure.kind] };
  if (more.length > 0) return { ...block, result: 'inconclusive', why: unclear };
  const identity = failure.identity ?? one?.identity;
  if (person !== undefined && !isTheirs(failure.identity, one, person)) {
    return {
      ...block,
      result: 'inconclusive',
      why: notAbout({ names: one?.names ?? [], ...(identity && { identity }) }, person),
    };
  }
  return {
    ...block,
    result: 'not-found',
    facts: absence(one),
    why: identity
      ? say`It says that there is no such object: ${identity}.`
      : say`It says that there is no such object.`,
  };
}

const unclear = say`Several commands stand above this error, and it does not say which of them failed.`;

/** Only a name that can be nobody else's settles it; the error may name the object in another way than the command. */
function isTheirs(named: string | undefined, command: Command | undefined, person: Meant): boolean {
  if (named !== undefined && isExactly(named, person)) return true;
  if (named !== undefined && whoseName(named, person) === 'other') return false;
  if (command?.identity !== undefined) return isExactly(command.identity, person);
  return named === undefined && (command === undefined || whoseCommand(command, person) !== 'other');
}

/** Commands that found nothing: what stands beside their errors is not theirs. */
export const failedCommands = (segment: Segment, errors: readonly ErrorRecord[]): readonly Command[] =>
  errors
    .map((error) => ({ error, failure: failureOf(error) }))
    .filter(({ failure }) => failure.kind === 'not-found')
    .map(({ error, failure }) => commandsOf(segment, error, failure))
    .flatMap(([command, ...more]) => (command && more.length === 0 ? command : []));

/** The commands that can have failed: those that were typed, or else the one that the error quotes. */
function commandsOf(
  { echoed, commands }: Segment,
  { cmdlet, source }: ErrorRecord,
  failure: Failure,
): readonly Command[] {
  const named = failure.kind === 'not-found' ? failure.identity : undefined;
  const isOne = (one: Command) =>
    one.cmdlet !== null && (cmdlet === null || one.cmdlet === cmdlet) && !areTwo(one.identity, named);
  const typed = [...echoed, ...commands].filter(isOne);
  if (typed.length > 0) return typed;
  return /^\S{2,20}-\S/.test(source) ? commandsIn(source).filter(isOne) : [];
}

/** Whether two addresses are two, so that an error that names one is not of a command that asks for the other. */
const areTwo = (one: string | undefined, other: string | undefined): boolean =>
  one?.includes('@') === true && other?.includes('@') === true && one.toLowerCase() !== other.toLowerCase();
