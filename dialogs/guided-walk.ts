import type { StatePropertyAccessor, TurnContext } from 'botbuilder-core';
import { type DialogContext, DialogContextError, DialogSet, type DialogState } from 'botbuilder-dialogs';
import type { Case, Place } from '../src/cases/case.ts';
import { type Message, say } from '../src/diagnosis/message.ts';
import { type Heard, hand, type Move } from './heard.ts';
import { tell, type WalkParts } from './parts.ts';
import { orderOf } from './stops.ts';
import { named } from './typed.ts';
import { WalkDialog } from './walk-dialog.ts';
import { park, WalkMemory } from './walk-memory.ts';
import { newWalk, type WalkState } from './walk-state.ts';

const hour = 3_600_000;

/** The guided walks of all conversations: at most one each, which outlives the process. */
export class GuidedWalks {
  readonly #parts: WalkParts;
  readonly #dialogs: DialogSet;
  readonly #memory: WalkMemory;
  readonly #order: readonly string[];

  constructor(parts: WalkParts, stack: StatePropertyAccessor<DialogState>) {
    this.#parts = parts;
    this.#order = orderOf(parts.checks);
    this.#memory = new WalkMemory(parts, stack, this.#order);
    this.#dialogs = new DialogSet(stack).add(new WalkDialog(parts));
  }

  /** The case that is walked through in this conversation. */
  async open(context: TurnContext): Promise<Case | undefined> {
    const state = await this.#memory.state(context);
    return state && this.#parts.cases.get(state.case);
  }

  /** Whether these words are an answer that the waiting step offers. */
  async fits(context: TurnContext, text: string): Promise<boolean> {
    const asked = await this.#memory.asked(context);
    const shown = asked && (await this.#parts.cases.get(asked.case));
    if (!asked || !shown) return false;
    return named(text, asked.choices, this.#parts.options(shown)).length > 0;
  }

  /** What a button of the step that waits stands for; undefined for any other. */
  async wordOf(context: TurnContext, action: string): Promise<string | undefined> {
    return (await this.#memory.actions(context)).get(action);
  }

  /** Begins a walk at this place; one through another case stops here, and can be taken up again. */
  async begin(context: TurnContext, shown: Case, place: Place): Promise<void> {
    const before = await this.#memory.state(context);
    if (before && before.case !== shown.number) await this.#leave(context, before.case, other(before.case), before);
    if (before?.case === shown.number) return this.hear(context, { kind: 'move', move: 'status' });
    const begun = await this.#parts.cases.walking(shown.number, true, place);
    await this.#parts.cases.decided(shown.number);
    const parked = await this.#memory.unpark(context, shown.number);
    await tell(context, begun, this.#parts, parked ? takenUp : welcome);
    const fresh = newWalk(shown.number, this.#order, this.#parts.clock.now());
    await this.#restart(context, parked ? here(parked) : fresh);
  }

  /** Hands to the waiting step what was heard. Does nothing where no walk goes on. */
  async hear(context: TurnContext, heard: Heard): Promise<void> {
    const state = await this.#memory.state(context);
    const shown = state && (await this.#parts.cases.get(state.case));
    if (!state) return;
    if (!shown || shown.state === 'closed') return this.#leave(context, state.case, closed(state.case));
    hand(context, heard);
    if (isDecision(heard)) await this.#parts.cases.decided(shown.number);
    if (heard.kind !== 'look-over' && !isAlways(heard) && this.#isStale(state))
      return this.#restart(context, { ...state, pausedAt: state.lastAt, first: 'ask-whether' });
    const now = await this.#heardAt(context, state, shown, heard);
    if (heard.kind === 'move' && (await this.#takesMove(context, now, shown, heard.move))) return;
    if (this.#isGone(now)) return this.#onwards(context, now, shown);
    await this.#continue(context, now, shown);
  }

  /** The words of a walk that mean the same in every step. */
  async #takesMove(context: TurnContext, state: WalkState, shown: Case, move: Move): Promise<boolean> {
    switch (move) {
      case 'cancel':
        await this.#leave(context, state.case, stopped(state.case), state);
        return true;
      case 'start over':
        await this.#parts.cases.forget(state.case);
        await tell(context, shown, this.#parts, say`We begin again. What you told me before no longer counts.`);
        await this.#restart(context, {
          ...newWalk(state.case, this.#order, this.#parts.clock.now()),
          tried: state.tried,
        });
        return true;
      case 'recheck':
        await this.#restart(context, { ...state, first: 'look' });
        return true;
      default:
        return false;
    }
  }

  async #continue(context: TurnContext, state: WalkState, shown: Case): Promise<void> {
    const dc = await this.#context(context);
    try {
      if (dc?.activeDialog) await dc.continueDialog();
      if (dc?.activeDialog) return;
    } catch (error) {
      if (!(error instanceof DialogContextError)) throw error;
    }
    // A walk without its step: another version left it so. What counts is in its own state.
    if (!(await this.#memory.state(context))) return;
    await tell(context, shown, this.#parts, state.check === undefined ? renewed : renewedHere);
    await this.#restart(context, here(state));
  }

  /** A new version may have lost the check where the walk is: then it goes on with what is open. */
  async #onwards(context: TurnContext, state: WalkState, shown: Case): Promise<void> {
    const { check: _, first: __, ...rest } = state;
    await tell(context, shown, this.#parts, say`This step is no longer part of the walk. I go on with the next one.`);
    await this.#restart(context, { ...rest, order: this.#order });
  }

  #isGone({ check, order }: WalkState): boolean {
    return check !== undefined && order.includes(check) && !this.#order.includes(check);
  }

  #isStale({ lastAt }: WalkState): boolean {
    return this.#parts.clock.now().getTime() - Date.parse(lastAt) > this.#parts.staleHours * hour;
  }

  async #heardAt(context: TurnContext, state: WalkState, shown: Case, heard: Heard): Promise<WalkState> {
    const lastAt = isDecision(heard) ? this.#parts.clock.now().toISOString() : state.lastAt;
    const gone = this.#isGone(state);
    if (!gone && state.order.join() !== this.#order.join()) await tell(context, shown, this.#parts, otherSteps);
    const now = { ...state, lastAt, order: gone ? state.order : this.#order };
    await this.#memory.keep(context, now);
    return now;
  }

  async #restart(context: TurnContext, state: WalkState): Promise<void> {
    await this.#memory.restart(context, { ...state, lastAt: this.#parts.clock.now().toISOString() });
    const dc = await this.#dialogs.createContext(context);
    await dc.beginDialog('walk');
  }

  /** `parked`: where the walk was, so that it can be taken up there. */
  async #leave(context: TurnContext, number: number, said: Message, parked?: WalkState): Promise<void> {
    await this.#memory.forget(context);
    if (parked) await park(this.#parts, context, parked);
    const shown = await this.#parts.cases.get(number);
    if (!shown) return;
    await this.#parts.cases.walking(number, false);
    await tell(context, shown, this.#parts, said);
  }

  async #context(context: TurnContext): Promise<DialogContext | undefined> {
    const dc = await this.#dialogs.createContext(context);
    return dc.activeDialog && this.#dialogs.find(dc.activeDialog.id) ? dc : undefined;
  }
}

/** Whatever else is heard, looking at the walk or stopping it works at once. */
const isAlways = (heard: Heard): boolean =>
  heard.kind === 'move' && ['cancel', 'start over', 'help', 'status'].includes(heard.move);

/** To see where the walk is decides nothing. */
const isDecision = (heard: Heard): boolean =>
  heard.kind !== 'look-over' && !(heard.kind === 'move' && ['help', 'status', 'why'].includes(heard.move));

/** A walk without a waiting step, at the step where it was. */
function here(state: WalkState): WalkState {
  const stop = state.trail.at(-1);
  return stop && !state.over.includes(stop.id) ? { ...state, first: { stop } } : state;
}

const welcome = say`I walk you through the documented checks. What needs nobody I only mention; where you are needed, I stop. "skip", "back", "why" and "cancel" work in every step.`;
const takenUp = say`We go on where we were. Say "start over" to begin again instead.`;
const renewed = say`I was updated meanwhile and begin this walk again. Your case and what you told me are kept.`;
const renewedHere = say`I was updated meanwhile. We go on where we were, and what you told me is kept.`;
const otherSteps = say`I was updated meanwhile, and the walk has other steps now. We go on where we were.`;
const closed = (number: number): Message => say`The walk through case ${number} has ended, because the case is closed.`;
const stopped = (number: number): Message =>
  say`I have stopped the walk. Case ${number} stays open: say "guide ${number}" to go on where we were.`;
const other = (number: number): Message =>
  say`The walk through case ${number} stops here. Say "guide ${number}" to go on where it was.`;
