/** The part of Adaptive Cards 1.5 that our cards use; see adaptivecards.io for the meaning of each property. */
export interface AdaptiveCard {
  readonly type: 'AdaptiveCard';
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  /** Phones show nothing at all without it. */
  readonly version: '1.5';
  readonly speak: string;
  readonly fallbackText: string;
  readonly body: readonly Element[];
}

export type Element = TextBlock | RichTextBlock | Container | ChoiceSet | ActionSet;

/** Its text is markdown. */
export interface TextBlock {
  readonly type: 'TextBlock';
  readonly text: string;
  readonly wrap: true;
  readonly size?: 'Small' | 'Medium' | 'Large';
  readonly weight?: 'Bolder';
  readonly isSubtle?: true;
  readonly style?: 'heading';
  readonly spacing?: 'None' | 'Small' | 'Medium';
  readonly separator?: true;
}

/** Its runs are shown as they are, markdown characters and all; it always wraps. */
export interface RichTextBlock {
  readonly type: 'RichTextBlock';
  readonly inlines: readonly TextRun[];
  readonly spacing: 'Small';
}

export interface TextRun {
  readonly type: 'TextRun';
  readonly text: string;
  readonly fontType: 'Monospace';
  readonly size: 'Small';
}

export interface Container {
  readonly type: 'Container';
  readonly style: 'emphasis';
  readonly spacing: 'Medium';
  /** For a button that shows and hides it. */
  readonly id?: string;
  readonly isVisible?: false;
  readonly items: readonly (TextBlock | RichTextBlock)[];
}

/** A list to pick one from; what is picked travels with the button that is pressed, under the id of the list. */
export interface ChoiceSet {
  readonly type: 'Input.ChoiceSet';
  readonly id: 'person';
  readonly label: string;
  readonly placeholder: string;
  readonly style: 'compact';
  readonly wrap: true;
  readonly spacing: 'Medium';
  readonly choices: readonly { readonly title: string; readonly value: string }[];
}

export interface ActionSet {
  readonly type: 'ActionSet';
  readonly spacing: 'Medium';
  readonly actions: readonly (ToggleAction | ExecuteAction)[];
}

/** Shows and hides parts of the card by their ids. The client does it alone: it works when the bot does not answer. */
export interface ToggleAction {
  readonly type: 'Action.ToggleVisibility';
  readonly title: string;
  /** The one thing to do. */
  readonly style?: 'positive';
  readonly targetElements: readonly string[];
}

/** The id of an action that the server keeps, and the case or the round: nothing else travels with a card. */
export type ActionData = { readonly action: string } & ({ readonly case: number } | { readonly round: number });

/** Clients that do not know Action.Execute press the Action.Submit inside. */
export interface ExecuteAction {
  readonly type: 'Action.Execute';
  readonly title: string;
  readonly verb: string;
  readonly data: ActionData;
  readonly fallback: { readonly type: 'Action.Submit'; readonly title: string; readonly data: ActionData };
}
