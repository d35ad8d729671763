import { Ajv } from 'ajv';

const text = { type: 'string', minLength: 1 };
const strict = (properties: Record<string, unknown>, required: readonly string[]) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
const textBlock = strict(
  {
    type: { const: 'TextBlock' },
    text,
    wrap: { const: true },
    size: { enum: ['Small', 'Medium', 'Large'] },
    weight: { enum: ['Bolder'] },
    isSubtle: { const: true },
    style: { const: 'heading' },
    spacing: { enum: ['None', 'Small', 'Medium'] },
    separator: { const: true },
  },
  ['type', 'text', 'wrap'],
);
const action = { type: 'string', minLength: 1, maxLength: 64 };
const number = { type: 'integer', minimum: 1 };
const data = {
  anyOf: [strict({ action, case: number }, ['action', 'case']), strict({ action, round: number }, ['action', 'round'])],
};
const title = { type: 'string', minLength: 1, maxLength: 140 };
const submit = strict({ type: { const: 'Action.Submit' }, title, data }, ['type', 'title', 'data']);
const toggle = strict(
  {
    type: { const: 'Action.ToggleVisibility' },
    title,
    style: { const: 'positive' },
    targetElements: { type: 'array', minItems: 1, items: { type: 'string', pattern: '^fold-\\d$' } },
  },
  ['type', 'title', 'targetElements'],
);
const execute = strict(
  { type: { const: 'Action.Execute' }, title, verb: { const: 'mailboxhelp' }, data, fallback: submit },
  ['type', 'title', 'verb', 'data', 'fallback'],
);
const richTextBlock = strict(
  {
    type: { const: 'RichTextBlock' },
    inlines: {
      type: 'array',
      minItems: 1,
      items: strict({ type: { const: 'TextRun' }, text, fontType: { const: 'Monospace' }, size: { const: 'Small' } }, [
        'type',
        'text',
        'fontType',
        'size',
      ]),
    },
    spacing: { const: 'Small' },
  },
  ['type', 'inlines', 'spacing'],
);
const container = (properties: Record<string, unknown>, items: unknown) =>
  strict(
    {
      type: { const: 'Container' },
      style: { const: 'emphasis' },
      spacing: { const: 'Medium' },
      ...properties,
      items: { type: 'array', minItems: 1, items },
    },
    ['type', 'style', 'spacing', 'items', ...Object.keys(properties)],
  );
const quote = container({}, textBlock);
const fold = container(
  { id: { type: 'string', pattern: '^fold-\\d$' }, isVisible: { const: false } },
  { anyOf: [textBlock, richTextBlock] },
);
const choiceSet = strict(
  {
    type: { const: 'Input.ChoiceSet' },
    id: { const: 'person' },
    label: text,
    placeholder: text,
    style: { const: 'compact' },
    wrap: { const: true },
    spacing: { const: 'Medium' },
    choices: {
      type: 'array',
      minItems: 1,
      items: strict({ title, value: { type: 'string', pattern: '^\\d+$' } }, ['title', 'value']),
    },
  },
  ['type', 'id', 'label', 'placeholder', 'style', 'wrap', 'spacing', 'choices'],
);
const actionSet = strict(
  {
    type: { const: 'ActionSet' },
    spacing: { const: 'Medium' },
    actions: { type: 'array', minItems: 1, maxItems: 5, items: { anyOf: [toggle, execute] } },
  },
  ['type', 'spacing', 'actions'],
);

/**
 * What our cards may consist of, to the letter: the reference renderer passes over misspelt and missing properties.
 * One column, and `wrap` everywhere: readable on a phone by construction.
 */
export const validCard = new Ajv({ allErrors: true }).compile(
  strict(
    {
      type: { const: 'AdaptiveCard' },
      $schema: { const: 'http://adaptivecards.io/schemas/adaptive-card.json' },
      version: { const: '1.5' },
      speak: text,
      fallbackText: text,
      body: {
        type: 'array',
        minItems: 1,
        items: { anyOf: [textBlock, richTextBlock, quote, fold, choiceSet, actionSet] },
      },
    },
    ['type', '$schema', 'version', 'speak', 'fallbackText', 'body'],
  ),
);
