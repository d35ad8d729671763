import { type CauseClass, type CauseId, causes } from '../../src/diagnosis/causes.ts';
import type { Check } from '../../src/diagnosis/check.ts';
import type { Certainty } from '../../src/diagnosis/finding.ts';
import { outdatedAdvice } from '../../src/diagnosis/outdated-advice.ts';
import type { Source } from '../../src/diagnosis/reading.ts';
import { remedyRules } from '../../src/diagnosis/remedies.ts';
import { type LinkId, type LinkState, linkIds, type Tone } from '../../src/diagnosis/timeline.ts';

type Schema = Readonly<Record<string, unknown>>;

/** All members of a union of strings: one that is missing, or too many, does not compile. */
const everyOf = <T extends string>(members: Readonly<Record<T, true>>): readonly string[] => Object.keys(members);

const classes = everyOf<CauseClass>({
  blocker: true,
  wait: true,
  guard: true,
  warning: true,
  escalate: true,
  ask: true,
  'not-a-fault': true,
  note: true,
});
const certainties = everyOf<Certainty>({ confirmed: true, likely: true, undetermined: true });
const sources = everyOf<Source>({ graph: true, exchange: true, person: true });
const tones = everyOf<Tone>({ good: true, bad: true, neutral: true, mark: true });
const states = everyOf<LinkState>({
  holds: true,
  broken: true,
  unknown: true,
  'not-in-the-way': true,
  'not-reached': true,
});

const text = (description: string): Schema => ({ type: 'string', description });
const sentence = (description: string): Schema => ({ type: 'string', minLength: 1, description });
const instant = (description: string): Schema => ({ type: 'string', format: 'date-time', description });
const oneOf = (values: readonly string[], description: string): Schema => ({ enum: values, description });
const count = (description: string): Schema => ({ type: 'integer', minimum: 0, description });
const list = (items: Schema, description: string): Schema => ({ type: 'array', items, description });
const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` });

/** An object with exactly these properties; those behind a question mark may be missing. */
function object(properties: Readonly<Record<string, Schema>>, description: string): Schema {
  const named = Object.entries(properties).map(([name, schema]) => [name.replace('?', ''), schema] as const);
  return {
    type: 'object',
    description,
    properties: Object.fromEntries(named),
    required: Object.keys(properties).filter((name) => !name.endsWith('?')),
    additionalProperties: false,
  };
}

const factId: Schema = { type: 'string', pattern: '^[a-z][a-z0-9-]*$', description: 'The id of a fact.' };

/** The JSON Schema (2020-12) of a report: what `check --json` prints, one line a person. */
export const reportSchema = (checks: readonly Check[]): Schema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'A report of MailboxHelp',
  ...object(
    {
      schema: { const: 1, description: 'The version of this shape. Another number means another shape.' },
      at: instant('When the look was made.'),
      tenant: ref('tenant'),
      subject: ref('subject'),
      verdict: ref('verdict'),
      findings: list(ref('finding'), 'What each check found; a check may have several findings.'),
      advice: list(ref('advice'), 'What to do, in the order to try. Nothing that a veto forbids.'),
      vetoes: list(ref('veto'), 'What must not be done while things are as they are.'),
      corrections: {
        ...list(ref('correction'), 'Advice that is often given for this and does not hold (any more).'),
        maxItems: 3,
      },
      'timeline?': ref('timeline'),
      cost: ref('cost'),
    },
    'What one look at one person found out. Printed by `check --json`, a line a person. Written from the code by `npm run docs`.',
  ),
  $defs: {
    cause: oneOf(
      Object.keys(causes) satisfies string[] as CauseId[],
      'What is the matter; see src/diagnosis/causes.ts.',
    ),
    remedy: oneOf(Object.keys(remedyRules), 'Something that can be done; see src/remedies/.'),
    check: oneOf(
      checks.map(({ id }) => id),
      'The id of a check; see src/checks/.',
    ),
    ...whoDefs,
    verdict: verdictDef,
    evidence: evidenceDef,
    ask: askDef,
    finding: findingDef,
    ...actDefs,
    ...timelineDefs,
    cost: costDef,
  },
});

const candidate = object(
  {
    id: text('The object id.'),
    userPrincipalName: text('The sign-in name.'),
    displayName: text('The name.'),
  },
  'Somebody who may be meant.',
);

const nullable = (description: string): Schema => ({ type: ['string', 'null'], description });

const whoDefs: Readonly<Record<string, Schema>> = {
  tenant: object(
    {
      id: text('The tenant’s id; empty while it is not known.'),
      name: text('The name of the organization; empty while it is not known.'),
      mode: oneOf(['sandbox', 'live'], 'A pretend tenant, or a real one.'),
    },
    'The tenant that was looked at.',
  ),
  subject: object(
    {
      input: text('What was typed.'),
      id: nullable('The object id; null when nobody was found, or several match.'),
      userPrincipalName: nullable('The sign-in name.'),
      displayName: nullable('The name.'),
      'deleted?': { const: true, description: 'The account is among the deleted users.' },
      'candidates?': list(candidate, 'Who may be meant, when several match.'),
    },
    'The person that the report is about.',
  ),
};

const verdictDef = object(
  {
    cause: ref('cause'),
    class: oneOf(
      classes,
      'blocker: needs a change. wait: time will do it. guard: data to protect. warning: works, but needs a look. escalate: for Microsoft. ask: something is missing. not-a-fault: nothing to repair. note: never a verdict.',
    ),
    certainty: oneOf(
      certainties,
      'confirmed: proven, and everything that could prove it wrong was looked at. likely: something of that is not known. undetermined: too little is known.',
    ),
    summary: sentence('The verdict in a sentence.'),
    settledBy: list(
      sentence('A question, a cmdlet with where to run it, or what is missing.'),
      'What would make it certain; empty when it is.',
    ),
    asks: list(ref('ask'), 'The same, for a program: what to ask or run, and the fact that the answer settles.'),
    tellTheUser: sentence('A sentence for the person who waits.'),
  },
  'The finding that explains the missing mailbox.',
);

const evidenceDef = object(
  {
    fact: factId,
    shows: sentence('What it shows.'),
    source: oneOf(sources, 'Who said so: Microsoft Graph, Exchange Online, or a person.'),
    at: instant('When it was read.'),
  },
  'What a finding rests on.',
);

const askDef: Schema = {
  description: 'How a person can find out what could not be looked at.',
  oneOf: [
    object(
      {
        question: sentence('A question to answer.'),
        'fact?': { ...factId, description: 'The fact that the answer settles: its key in the file for `--answers`.' },
        'options?': list(sentence('An answer.'), 'The answers that it takes.'),
      },
      'A question.',
    ),
    object(
      {
        cmdlet: sentence('PowerShell, ready to paste.'),
        where: sentence('Where to run it.'),
        'fact?': { ...factId, description: 'The fact that its output settles: its key in the file for `--answers`.' },
      },
      'A cmdlet.',
    ),
  ],
};

const outcome = (name: string): Schema => ({ const: name });
const evidence = list(ref('evidence'), 'What it rests on.');

const findingDef: Schema = {
  description: 'What a check found.',
  oneOf: [
    object({ check: ref('check'), outcome: outcome('pass'), evidence }, 'All is well here.'),
    object(
      {
        check: ref('check'),
        outcome: outcome('fail'),
        cause: ref('cause'),
        summary: sentence('The finding in a sentence.'),
        evidence,
        remedies: list(ref('remedy'), 'What helps, in the order to try.'),
        'decides?': { const: false, description: 'It is reported, and cannot be the verdict.' },
        'explainedBy?': ref('cause'),
      },
      'This is the matter. With explainedBy, it is a symptom of that cause.',
    ),
    object(
      { check: ref('check'), outcome: outcome('not-applicable'), reason: sentence('Why.') },
      'The question does not arise.',
    ),
    object(
      { check: ref('check'), outcome: outcome('cannot-tell'), reason: sentence('Why.'), 'ask?': ref('ask') },
      'It could not be answered; never to be read as well.',
    ),
  ],
};

const actDefs: Readonly<Record<string, Schema>> = {
  advice: object(
    { remedy: ref('remedy'), by: oneOf(['bot', 'person'], 'Who can do it in this version.') },
    'Something to do.',
  ),
  veto: object(
    {
      remedy: ref('remedy'),
      because: {
        anyOf: [ref('cause'), { type: 'string', pattern: '^unknown: [a-z][a-z0-9-]*$' }],
        description: 'The cause that forbids it, or the fact that would have to be known first.',
      },
    },
    'A refusal of a remedy.',
  ),
  correction: object(
    {
      id: oneOf(
        outdatedAdvice.map(({ id }) => id),
        'Which one; see src/diagnosis/outdated-advice.ts.',
      ),
      outdated: sentence('What is often advised.'),
      instead: sentence('What holds today.'),
      source: { type: 'string', format: 'uri', pattern: '^https://', description: 'Microsoft’s page about it.' },
      'cmdlet?': sentence('The cmdlet of today, ready to paste.'),
    },
    'Advice that is out of date, put right.',
  ),
};

const link = oneOf(linkIds satisfies readonly LinkId[], 'A link of the way to a mailbox.');

const timelineDefs: Readonly<Record<string, Schema>> = {
  timeline: object(
    {
      summary: sentence('Where the way to a mailbox stops.'),
      brokeAt: {
        description: 'The first link that does not hold; null when none is known to be broken.',
        oneOf: [
          { type: 'null' },
          object({ link, 'cause?': ref('cause') }, 'The link, and the verdict where it explains it.'),
        ],
      },
      chain: list(ref('link'), 'All links, in their order.'),
      moments: list(ref('moment'), 'What happened, earliest first.'),
      unseen: list(sentence('A sentence.'), 'What could not be read.'),
    },
    'Why not yet: what happened when.',
  ),
  link: object(
    { link, state: oneOf(states, 'How it stands.'), says: sentence('What shows it.'), fact: factId },
    'A link of the way to a mailbox.',
  ),
  moment: object(
    {
      at: instant('When.'),
      what: sentence('What happened.'),
      link,
      fact: factId,
      source: oneOf(sources, 'Who said so.'),
      tone: oneOf(tones, 'mark: a limit of what is normal; nothing happened then.'),
      'future?': { const: true, description: 'Later than the look.' },
    },
    'Something that happened.',
  ),
};

const costDef = object(
  {
    graphRequests: count('Requests to Microsoft Graph, each of a batch counted.'),
    httpCalls: count('Calls over HTTP to Graph.'),
    waves: count('Rounds of requests to Graph that had to wait for each other.'),
    resourceUnits: count('Graph’s resource units, of identity requests.'),
    exchangeCalls: count('Calls to Exchange Online.'),
    milliseconds: count('How long the look took.'),
  },
  'What the look cost.',
);
