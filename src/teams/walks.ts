import type { TurnContext } from 'botbuilder-core';
import type { Case } from '../cases/case.ts';
import type { Command } from '../commands/command.ts';
import { type CaseCommandParts, meant } from './case-commands.ts';
import { type CheckParts, checkOne } from './check.ts';
import { type DecisionParts, mayDecide } from './decisions.ts';
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
  /** Whether these words are an answer that the waiting step offers, or a paste that it asked for. */
  fits(context: TurnContext, text: string): Promise<boolean>;
  begin(context: TurnContext, shown: Case): Promise<void>;
  hear(context: TurnContext, heard: WalkHeard): Promise<void>;
}

/** What guiding needs. */
export interface GuideParts extends CaseCommandParts, CheckParts, DecisionParts {
  readonly walks: Walks;
  readonly tenant: { readonly id: string };
}

/** `guide 1042`, `guide jane@contoso.com`, `walk me through`: in the conversation of the case, with its owner. */
export async function guide(
  { number, user }: Pick<Extract<Command, { name: 'guide' }>, 'number' | 'user'>,
  context: TurnContext,
  talk: Talk,
  parts: GuideParts,
): Promise<void> {
  const found = user === undefined ? await meant(number, talk, parts.cases) : await caseOf(user, talk, parts);
  if (!found) return;
  const refusal = refusalOf(found, talk);
  if (refusal) await talk.say(refusal);
  else if (await mayDecide(found, talk, parts)) await parts.walks.begin(context, found);
}

/** The person's open case; a new one is opened and looked at. Undefined where it lives in another conversation. */
async function caseOf(user: string, talk: Talk, parts: GuideParts): Promise<Case | undefined> {
  const open = await parts.cases.openCaseOf(parts.tenant.id, user);
  if (open && livesHere(open, talk)) return open;
  await checkOne(user, talk, parts);
  const opened = await parts.cases.openCaseOf(parts.tenant.id, user);
  return opened && livesHere(opened, talk) ? opened : undefined;
}

const livesHere = ({ place }: Case, talk: Talk) => place.conversationId === talk.place.conversationId;

function refusalOf(found: Case, talk: Talk) {
  const { number, state } = found;
  if (state === 'closed') return sentence`Case ${number} is closed. Say "check" and the address to open a new one.`;
  if (!livesHere(found, talk))
    return sentence`Case ${number} lives in another conversation. Say "guide ${number}" there.`;
  if (talk.discreet)
    return sentence`This conversation shows no details of people, and a walk is full of them. Close case ${number}, and guide me to the person in a chat with me alone.`;
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
  if (own && (isOutput(text) || (await walks.fits(context, text))))
    return heard(walks, context, { kind: 'text', text });
  const move = moveOf(command, walked);
  if (move && !['help', 'status'].includes(move) && !(await mayDecide(walked, talk, parts))) return true;
  if (move === 'help' && !own) return false;
  if (move) return heard(walks, context, { kind: 'move', move });
  if (command.name !== 'unknown') return false;
  // What others say to each other while a question is open is none of ours.
  return own ? heard(walks, context, { kind: 'text', text }) : true;
}

/** A line of PowerShell output: an address or a GUID in it is a value, and no wish to have somebody checked. */
const isOutput = (text: string): boolean => /^\s*[A-Z][A-Za-z]{3,40}\s*:(\s|$)/.test(text);

async function heard(walks: Walks, context: TurnContext, what: WalkHeard): Promise<true> {
  await walks.hear(context, what);
  return true;
}

function moveOf(command: Command, walked: Case): WalkMove | undefined {
  if (command.name === 'recheck' && command.number !== undefined && command.number !== walked.number) return undefined;
  return moves.find((move) => move === command.name);
}
