import type { StatePropertyAccessor, TurnContext } from 'botbuilder-core';
import type { CardOptions } from '../src/cards/options.ts';
import type { Case, CaseView, Clock } from '../src/cases/case.ts';
import type { Cases } from '../src/cases/cases.ts';
import type { Looks } from '../src/cases/looks.ts';
import type { Check } from '../src/diagnosis/check.ts';
import type { Message } from '../src/diagnosis/message.ts';
import { markdown } from '../src/texts/escape.ts';
import { render } from '../src/texts/render.ts';
import type { WalkState } from './walk-state.ts';

/** What a person pasted, as somebody reads it who knows what Exchange prints. */
export interface Pasted {
  /** By fact id, as the facts take answers. Empty: nothing that can count. */
  readonly understood: Readonly<Record<string, unknown>>;
  /** The same in words, to be shown back. */
  readonly lines: readonly Message[];
  /** Why nothing, or not what was asked for, was understood. */
  readonly whyNot: Message;
}

/**
 * The port to the reader of pasted output. `person`: the names of the one whose output is wanted, the usual one first;
 * that of others is refused. `fact`: the id of the fact whose cmdlet was asked for.
 */
export type PasteReader = (
  text: string,
  wanted: { readonly person: readonly string[]; readonly fact?: string | undefined },
) => Pasted;

/** What the dialogs are made of. */
export interface WalkParts {
  readonly cases: Cases;
  readonly looks: Looks;
  readonly checks: readonly Check[];
  readonly clock: Clock;
  readonly tenant: CaseView['tenant'];
  readonly readPaste: PasteReader;
  /** How a case is drawn where it lives. */
  readonly options: (shown: Case) => CardOptions;
  /** Hours after which a walk asks whether it shall go on. */
  readonly staleHours: number;
  readonly memory: StatePropertyAccessor<WalkState>;
  /** Walks that were left and can be taken up again, by case. */
  readonly parked: StatePropertyAccessor<Readonly<Record<string, WalkState>>>;
}

/** Says these sentences, a paragraph each, in the words of the case's conversation. */
export async function tell(
  context: TurnContext,
  shown: Case,
  { options }: WalkParts,
  ...said: readonly Message[]
): Promise<void> {
  const reader = { ...options(shown), escape: markdown };
  await context.sendActivity(said.map((each) => render(each, reader)).join('\n\n'));
}
