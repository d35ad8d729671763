import type { TurnContext } from 'botbuilder-core';
import type { Case, Place } from '../cases/case.ts';
import type { Command } from '../commands/command.ts';
import { isPasted, isPlainCommand } from '../commands/plain.ts';
import { type CaseCommandParts, livesHere, meant } from './case-commands.ts';
import { type CheckParts, checkOne } from './check.ts';
import { mayDecide } from './decisions.ts';
import { sentence, type Talk } from './talk.ts';

/** What a waiting step can hear. */
export type WalkHeard =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'press'; readonly action: string }
  | { readonly kind: 'move'; readonly move: WalkMove }
  | { readonly kind: 'look-over' };

/** Words that a walk understands in every step. */
export type WalkMove = (typeof moves)[number];
const moves = ['next', 'back', 'skip', 'why', 'recheck', 'cancel', 'start over', 'help', 'status'] as const;

/** The port to the guided dialog. */
export interface Walks {
  /** The case that is walked through in this conversation. */
  open(context: TurnContext): Promise<Case | undefined>;
  /** Whether these words are an answer that the waiting step offers. */
  fits(context: TurnContext, text: string): Promise<boolean>;
  /** What a button of the step that waits stands for; undefined for any other. */
  wordOf(context: TurnContext, action: string): Promise<string | undefined>;
  begin(context: TurnContext, shown: Case, place: Place): Promise<void>;
  hear(context: TurnContext, heard: WalkHeard): Promise<void>;
}

/** What guiding needs. */
export interface GuideParts extends CaseCommandParts, CheckParts {
  readonly walks: Walks;
}

/** `guide 1042`, `guide jane@contoso.com`, `walk me through`: in the conversation of the case, with its owner. */
export async function guide(
  { number, user }: Pick<Extract<Command, { name: 'guide' }>, 'number' | 'user'>,
  context: TurnContext,
  talk: Talk,
  parts: GuideParts,
): Promise<void> {
  if (talk.discreet) return talk.say(noDetails);
  // Nobody is cut off by somebody else's walk in the same thread, and no case is opened in vain.
  const walked = await parts.walks.open(context);
  if (walked && walked.number !== number && !(await mayDecide(walked, talk, parts))) return;
  const found = user === undefined ? await meant(number, talk, parts.cases) : await caseOf(user, talk, parts);
  if (!found) return;
  const refusal = refusalOf(found, talk);
  if (refusal) return talk.say(refusal);
  if (await mayDecide(found, talk, parts)) await parts.walks.begin(context, found, talk.place);
}

/** The person's open case; a new one is opened and looked at. Undefined where it lives in another conversation. */
async function caseOf(user: string, talk: Talk, parts: GuideParts): Promise<Case | undefined> {
  const open = await parts.cases.openCaseOf(parts.tenant.id, user);
  if (open && walksHere(open, talk)) return open;
  await checkOne(user, talk, parts);
  const opened = await parts.cases.openCaseOf(parts.tenant.id, user);
  return opened && walksHere(opened, talk) ? opened : undefined;
}

/** In its own conversation; where that shows no details, in a chat with its owner alone. */
const walksHere = (found: Case, talk: Talk) =>
  livesHere(found, talk) ||
  (talk.hides(found.place) && talk.place.scope === 'personal' && found.owner.id === talk.person.id);

const noDetails = sentence`I show no details of people in this conversation, and a walk is full of them. Please say "guide" and the address in a chat with me alone.`;

function refusalOf(found: Case, talk: Talk) {
  const { number, state } = found;
  if (state === 'closed') return sentence`Case ${number} is closed. Say "check" and the address to open a new one.`;
  if (!walksHere(found, talk))
    return sentence`Case ${number} lives in another conversation. Say "guide ${number}" there.`;
  return undefined;
}

/** `take over`: who says it answers for the case from now on. */
export async function takeOver(
  number: number | undefined,
  context: TurnContext,
  talk: Talk,
  { cases, walks, redraw }: GuideParts,
): Promise<void> {
  const found = await meant(number, talk, cases);
  if (!found) return;
  if (found.state === 'closed') return talk.say(unknownOpen(found.number));
  if (found.owner.id === talk.person.id) return talk.say(sentence`Case ${found.number} is yours already.`);
  redraw(await cases.takeOver(found.number, talk.person));
  await talk.say(sentence`Case ${found.number} is now with ${talk.person.name}.`);
  const walked = await walks.open(context);
  if (walked?.number === found.number) await walks.hear(context, { kind: 'move', move: 'status' });
}

const unknownOpen = (number: number) => sentence`Case ${number} is closed; there is nothing to take over.`;

/**
 * What is said while a walk goes on. True: the walk has it, or it is none of the bot's business. Answers come from the
 * owner of the case alone; commands work for everybody, and the walk stays.
 */
export async function heardInWalk(
  command: Command,
  text: string,
  context: TurnContext,
  talk: Talk,
  parts: GuideParts,
): Promise<boolean> {
  const { walks } = parts;
  const walked = await walks.open(context);
  if (!walked) return false;
  const own = walked.owner.id === talk.person.id;
  const plain = isPlainCommand(text);
  // What the step itself offers comes first: "close" may be one of its answers.
  if (command.name === 'why' && plain) return heard(walks, context, { kind: 'move', move: 'why' });
  if (await walks.fits(context, text)) {
    if (isEdit(context)) return said(talk, noEdits);
    return own || (await mayDecide(walked, talk, parts)) ? heard(walks, context, { kind: 'text', text }) : true;
  }
  const move = plain ? moveOf(command, walked) : undefined;
  if (move === 'help' && !own) return false;
  if (move && move !== 'help' && move !== 'status' && !(await mayDecide(walked, talk, parts))) return true;
  if (move) return heard(walks, context, { kind: 'move', move });
  if (plain) return false;
  // What others say to each other while a question is open is none of ours.
  if (!own) return command.name === 'unknown' || isPasted(text);
  return isEdit(context) ? said(talk, noEdits) : heard(walks, context, { kind: 'text', text });
}

/** The step that an edited message answered may be long over. */
const isEdit = ({ activity }: TurnContext): boolean => activity.type === 'messageUpdate';

const noEdits = sentence`I do not take a changed message for an answer. Please send it as a new one.`;

async function said(talk: Talk, words: typeof noEdits): Promise<true> {
  await talk.say(words);
  return true;
}

async function heard(walks: Walks, context: TurnContext, what: WalkHeard): Promise<true> {
  await walks.hear(context, what);
  return true;
}

function moveOf(command: Command, walked: Case): WalkMove | undefined {
  if (command.name === 'recheck' && command.number !== undefined && command.number !== walked.number) return undefined;
  return moves.find((move) => move === command.name);
}
