import type { TurnContext } from 'botbuilder-core';
import { ComponentDialog, type DialogTurnResult, WaterfallDialog, type WaterfallStepContext } from 'botbuilder-dialogs';
import type { Case } from '../src/cases/case.ts';
import { toldNow } from '../src/cases/told.ts';
import type { Diagnosis } from '../src/diagnosis/finding.ts';
import { type Message, say } from '../src/diagnosis/message.ts';
import { ChoicePrompt } from './choice-prompt.ts';
import { chooseDialog } from './choose-dialog.ts';
import { foundDialog } from './found-dialog.ts';
import { LookDialog } from './look-dialog.ts';
import { tell, type WalkParts } from './parts.ts';
import { pasteDialog } from './paste-dialog.ts';
import { afterStop, inPassing, isStill, movedOn, stopNow, toBeTakenUp } from './progress.ts';
import { questionDialog } from './question-dialog.ts';
import { restDialog } from './rest-dialog.ts';
import type { Became } from './steps.ts';
import type { Stop } from './stops.ts';
import { endCard, passingCard } from './walk-cards.ts';
import { park } from './walk-memory.ts';
import type { WalkState } from './walk-state.ts';
import { whetherDialog } from './whether-dialog.ts';

/** Minutes after which facts are read again before the walk goes on. */
const freshFor = 30;

type Step = WaterfallStepContext<object>;

/** The documented checks, one after the other; it stops where a person is needed, and otherwise goes on by itself. */
export class WalkDialog extends ComponentDialog {
  readonly #parts: WalkParts;

  constructor(parts: WalkParts) {
    super('walk');
    this.#parts = parts;
    this.addDialog(
      new WaterfallDialog('checks', [
        (step) => this.#ready(step),
        (step) => this.#freshen(step),
        (step) => this.#goOn(step),
        (step) => this.#after(step),
      ]),
    );
    this.addDialog(new LookDialog(parts)).addDialog(new ChoicePrompt(parts)).addDialog(chooseDialog(parts));
    this.addDialog(foundDialog(parts)).addDialog(questionDialog(parts)).addDialog(pasteDialog(parts));
    this.addDialog(restDialog(parts)).addDialog(whetherDialog());
  }

  /** A version with other dialogs inside is no reason to lose the place: what is stored says where it was by id. */
  protected override getInternalVersion(): string {
    return '1';
  }

  /** Asks first whether to go on where that is in doubt: after a long pause, and when a look has failed. */
  async #ready(step: Step): Promise<DialogTurnResult> {
    const { state, shown } = await this.#now(step.context);
    if (!state || !shown) return step.endDialog();
    const { look, diagnosis, number } = shown;
    if (state.first === 'ask-whether') {
      const title = say`It has been a while: we last spoke on ${{ time: state.pausedAt ?? state.lastAt }}. Shall I go on?`;
      const says = [say`What you have just said I have not counted. Please say it again when we go on.`];
      return step.beginDialog('whether', { case: number, title, says, goesOn: true });
    }
    if (!isToAskAbout(shown, state) || state.first === 'look') return step.next('go-on');
    const title = look.failure === undefined ? say`This look could not finish.` : say`${look.failure}`;
    return step.beginDialog('whether', { case: number, title, says: [], goesOn: diagnosis !== undefined });
  }

  /** Looks again where that was asked for, or where what is known is too old to go by. */
  async #freshen(step: Step): Promise<DialogTurnResult> {
    const { state, shown } = await this.#now(step.context);
    if (!state || !shown) return step.endDialog();
    if (step.result === 'close') {
      await this.#parts.cases.close(shown.number, shown.owner, 'closed');
      return this.#end(step, shown, say`Case ${shown.number} is closed, and the walk ends here.`);
    }
    const asked = state.first === 'look' || step.result === 'look';
    const told = isToAskAbout(shown, state) ? [...state.told, failureOf(shown)] : state.told;
    const first = typeof state.first === 'object' ? state.first : undefined;
    await this.#keep(step.context, { ...state, told, first });
    return step.beginDialog('look', { case: shown.number, fresh: asked || this.#isOld(shown) });
  }

  /** Tells what is in order, and stops at the first check that needs a person. */
  async #goOn(step: Step): Promise<DialogTurnResult> {
    const { state, shown } = await this.#now(step.context);
    if (!state || !shown) return step.endDialog();
    const { diagnosis, number } = shown;
    if (shown.state === 'closed') return this.#end(step, shown, say`Case ${number} is closed, so the walk ends here.`);
    if (!diagnosis || isToAskAbout(shown, state)) return step.replaceDialog('checks');
    if (!shown.subject && (diagnosis.subject.candidates ?? []).length > 0)
      return step.beginDialog('choose', { case: number });
    const stop = await this.#stopNow(step.context, state, shown, diagnosis);
    const mentioned = inPassing(state, diagnosis);
    if (mentioned.some(({ outcome }) => outcome !== 'not-applicable'))
      await step.context.sendActivity(passingCard(shown, mentioned, this.#parts));
    await this.#keep(step.context, movedOn(state, mentioned, stop));
    if (!stop) return this.#finish(step, shown, diagnosis, state);
    return step.beginDialog(dialogFor(stop), { case: number, stop });
  }

  /** Notes what became of the stop, and goes round again. */
  async #after(step: Step): Promise<DialogTurnResult> {
    const { state, shown } = await this.#now(step.context);
    if (!state || !shown) return step.endDialog();
    if (step.result === false)
      return this.#end(
        step,
        shown,
        say`I cannot go on without knowing who is meant. Say "guide" and the right address to begin again.`,
      );
    if (step.result === 'back' && state.trail.length < 2) await tell(step.context, shown, this.#parts, firstStep);
    await this.#keep(
      step.context,
      step.result === true ? { ...state, first: 'look' } : afterStop(state, step.result as Became),
    );
    return step.replaceDialog('checks');
  }

  /** A step that somebody goes back to may be in order by now; then the walk goes on from there. */
  async #stopNow(context: TurnContext, state: WalkState, shown: Case, diagnosis: Diagnosis): Promise<Stop | undefined> {
    const told = toldNow(shown, this.#parts.clock.now());
    const stop = stopNow(state, told, diagnosis);
    if (!stop || isStill(stop, diagnosis, state.order)) return stop;
    await tell(context, shown, this.#parts, say`That step is in order now.`);
    return stopNow({ ...state, first: undefined }, told, diagnosis);
  }

  /** What was skipped can be taken up later, without being told again what was told. */
  async #finish(step: Step, shown: Case, diagnosis: Diagnosis, state: WalkState): Promise<DialogTurnResult> {
    const card = endCard(shown, diagnosis, state, this.#parts);
    await this.#leave(step.context, shown);
    await park(this.#parts, step.context, toBeTakenUp(movedOn(state, diagnosis.findings)));
    await step.context.sendActivity(card);
    return step.endDialog();
  }

  async #end(step: Step, shown: Case, said: Message): Promise<DialogTurnResult> {
    await this.#leave(step.context, shown);
    await tell(step.context, shown, this.#parts, said);
    return step.endDialog();
  }

  async #leave(context: TurnContext, { number }: Case): Promise<void> {
    await this.#parts.memory.delete(context);
    await this.#parts.cases.walking(number, false);
  }

  async #now(context: TurnContext): Promise<{ readonly state?: WalkState; readonly shown?: Case }> {
    const state: WalkState | undefined = await this.#parts.memory.get(context);
    const shown = state && (await this.#parts.cases.get(state.case));
    return { ...(state && { state }), ...(shown && { shown }) };
  }

  #keep(context: TurnContext, state: WalkState): Promise<void> {
    return this.#parts.memory.set(context, state);
  }

  #isOld({ look, diagnosis }: Case): boolean {
    const at = Date.parse(look.endedAt ?? look.requestedAt);
    return !diagnosis || this.#parts.clock.now().getTime() - at > freshFor * 60_000;
  }
}

/** A look that failed is asked about once; without any earlier result, always. */
const isToAskAbout = (shown: Case, { told }: WalkState): boolean =>
  (shown.look.state === 'failed' || shown.look.state === 'interrupted') &&
  (!shown.diagnosis || !told.includes(failureOf(shown)));

const failureOf = ({ look }: Case): string => `failed ${look.id}`;

function dialogFor(stop: Stop): string {
  if (stop.kind !== 'ask') return stop.kind;
  return 'cmdlet' in stop.ask ? 'paste' : 'question';
}

const firstStep = say`This is the first step.`;
