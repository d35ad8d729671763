import { type Spoken, spokenIn } from './spoken.ts';

/** What an error means, as far as its words tell. */
export type Meaning =
  | 'object-not-found'
  | 'ambiguous'
  | 'command-not-found'
  | 'bad-parameter'
  | 'dehydrated'
  | 'needs-proxy';

/** What Exchange said, and what that means; without `meaning` it is none of what we know. */
export interface Understood {
  readonly meaning?: Meaning;
  readonly text?: string;
}

/**
 * Reads an error by its words: the same "not found" comes as 404, as 400 and as 500, and a 404 that does not say it is
 * some other server's. The level nearest to the cmdlet that says anything decides. `identity`: the name that was
 * asked for, whose own letters are no words of Exchange.
 */
export function understand(body: unknown, identity: string): Understood {
  for (const level of spokenIn(body)) {
    for (const spoken of level) {
      const meaning = meaningOf(spoken, identity);
      if (meaning) return { meaning, text: spoken.text };
    }
    const [first] = level.filter(({ generic }) => !generic);
    if (first) return { text: first.text };
  }
  return {};
}

function meaningOf({ type, text }: Spoken, identity: string): Meaning | undefined {
  const words = `${type}|${unquoted(text, identity)}`;
  return meanings.find(([, fits]) => fits(words))?.[0];
}

const has = (pattern: RegExp) => (words: string) => pattern.test(words);

const MISSING_TYPE = /ManagementObjectNotFoundException|ADNoSuchObjectException/;
const MISSING =
  /\b(object|mailbox|recipient|user|mail ?user)\b[^|]*\bcouldn['’]t be found\b|\bmailbox\b[^|]*\bdoesn['’]t exist\b/i;
// Something else is missing: that says nothing about a person.
const ELSE =
  /\b(database|server|controller|organi[sz]ation|tenant|role|group|policy|plan|cmdlet|command)\s+(could|does|was|is) ?n[o'’]t\b/i;

/** In the order in which they are tried. Types and sentences as Exchange's management shell has them. */
const meanings: readonly (readonly [Meaning, (words: string) => boolean])[] = [
  ['object-not-found', (words) => (MISSING_TYPE.test(words) || MISSING.test(words)) && !ELSE.test(words)],
  ['ambiguous', has(/ManagementObjectAmbiguousException|matches multiple entries/)],
  ['command-not-found', has(/CommandNotFoundException|is not recognized as (the|a) name of a cmdlet/)],
  ['bad-parameter', has(/(AmbiguousParameterSet|ParameterTransformation|ParameterBinding)Exception/)],
  [
    'dehydrated',
    has(/InvalidOperationInDehydratedContextException|first need to run the command: Enable-OrganizationCustomization/),
  ],
  ['needs-proxy', has(/CmdletProxyException|Cmdlet needs proxy/i)],
];

/** The text without what stands in quotes: names in there can look like anything. */
const unquoted = (text: string, identity: string): string =>
  (identity ? text.replaceAll(`'${identity}'`, ' ') : text).replaceAll(
    /(?<=^|[\s(:=])['‘"“].*?['’"”](?=[\s.,;:)]|$)/gs,
    ' ',
  );
