import { isCmdlet, isFormatting, spelled } from './cmdlet-names.ts';
import { type Hidden, hiddenBy, takesAway } from './hidden.ts';
import { assignedIn, namesIn } from './mentions.ts';
import { argumentsOf, identityTyped, isSearch, plainIdentity, switchesIn } from './parameters.ts';
import { expandedBy, loadedBy, printedBy } from './printing.ts';
import { stagesOf, statementsOf, type Token } from './tokens.ts';

/** A command line, as far as it decides what its output means. */
export interface Command {
  /** The cmdlet whose objects are printed; null where it is not one cmdlet alone. */
  readonly cmdlet: string | null;
  /** Its switches that decide which objects it looks for. */
  readonly switches: readonly string[];
  /** Whom it asks for; undefined where the line does not say (a variable, a filter). */
  readonly identity?: string;
  /** It asks for nobody in particular. */
  readonly asksAll: boolean;
  /** Everybody whom the line names, and whom the variables in it hold. */
  readonly names: readonly string[];
  /** It looks for similar names: a wildcard, or a search. */
  readonly searches: boolean;
  /** Whom it asks for comes out of a pipeline or a loop. */
  readonly fed: boolean;
  /** The properties that it asked the service for, in lower case; `*` for all. */
  readonly loads: ReadonlySet<string>;
  /** The properties that it prints, as typed; empty where it names none, undefined where they cannot be known. */
  readonly prints?: readonly string[];
  /** The one property whose bare value is printed. */
  readonly expands?: string;
  /** Why nothing to see may say nothing. */
  readonly hidden?: Hidden;
  /** Its objects are printed as they are. */
  readonly direct: boolean;
  /** What is printed is made of its objects: they are counted, measured, searched. */
  readonly remade: boolean;
}

/** The names in variables, by the variable; grows with every line that is read. */
export type Variables = Map<string, readonly string[]>;

/** What is longer is no line that somebody typed; its beginning decides. */
const LONGEST = 4_000;

/** Reads the commands of a line, and what it puts into variables. */
export function commandsIn(line: string, variables: Variables = new Map()): readonly Command[] {
  const { statements, chained } = statementsOf(line.slice(0, LONGEST));
  const commands = statements.map((statement) => {
    const assigned = assignedIn(statement);
    const command = commandIn(statement, variables);
    if (assigned)
      variables.set(assigned.variable, [...assigned.names, ...command.names, command.identity ?? []].flat());
    return { command, isPlain: command.cmdlet !== null || assigned !== undefined };
  });
  // What another statement does (a trap, a loop) decides about all of the line.
  const isClear = !chained && (commands.length < 2 || commands.every(({ isPlain }) => isPlain));
  return commands.map(({ command }) => (isClear || command.hidden ? command : { ...command, hidden: 'unclear' }));
}

function commandIn(statement: string, variables: Variables): Command {
  const [assigned, text] = withoutAssignment(statement);
  const wrapped = insideParentheses(text);
  if (wrapped) {
    const inner = commandIn(wrapped.command, variables);
    const hidden = assigned ? 'elsewhere' : (inner.hidden ?? 'unclear');
    return { ...inner, hidden, ...expanding(wrapped.property, inner) };
  }
  const stages = stagesOf(text);
  const at = placeOf(stages.map((stage) => stage[0]?.text ?? ''));
  const own = stages[at] ?? [];
  const later = stages.slice(at + 1);
  const told = argumentsOf(own);
  const typed = identityTyped(told) ?? literal(stages.slice(0, at));
  const identity = plainIdentity(typed);
  const prints = printedBy(later);
  const expands = expandedBy(stages);
  const hidden = hiddenBy({ text, assigned, stages, at, told });
  const turned = later.filter(([head]) => !isFormatting(head?.text ?? '') && !takesAway(head?.text ?? ''));
  const command = {
    cmdlet: own[0] ? spelled(own[0].text) : null,
    switches: switchesIn(told),
    ...(identity !== undefined && { identity }),
    asksAll: typed === undefined && at === 0 && !told.some(({ name }) => name === 'filter'),
    searches: typed?.includes('*') === true || told.some(isSearch) || /\s-like\s|startswith\(/i.test(text),
    names: excludes(text) ? [] : [...namesIn(text), ...held(text, variables)],
    fed: (at > 0 && identity === undefined) || /\bforeach\b|\|\s{0,5}%|\$_/i.test(text) || excludes(text),
    loads: loadedBy(own),
    ...(prints && { prints }),
    ...(hidden && { hidden }),
    direct: turned.length === 0,
    remade: turned.some(([head]) => !/^(foreach|foreach-object|%|tee|tee-object)$/i.test(head?.text ?? '')),
  };
  return expands === undefined ? command : { ...command, ...expanding(expands, command) };
}

/** A number of objects is none of them. */
const expanding = (expands: string, { remade }: Pick<Command, 'remade'>): Pick<Command, 'expands' | 'remade'> => ({
  expands,
  remade: remade || /^(count|length|gettype)$/i.test(expands),
});

/** A filter that looks for everybody but one. */
const excludes = (text: string): boolean => /\s-(?:[ci]?ne|[ci]?not\w*)\s|\bne '|\bnot ?\(/i.test(text);

/** The cmdlet with the switches that decide what it looks for. */
export const nameOf = ({ cmdlet, switches }: Command): string | null =>
  cmdlet === null ? null : [cmdlet, ...switches.map((name) => `-${name}`)].join(' ');

/** The stage whose objects are printed: the last one that gets any. */
function placeOf(heads: readonly string[]): number {
  const gets = heads.findLastIndex(
    (head) => isCmdlet(head) && /^get-(?!(member|unique|random|content|variable)$)/i.test(head),
  );
  return gets < 0
    ? heads.findIndex(
        (head) =>
          isCmdlet(head) &&
          !isFormatting(head) &&
          !takesAway(head) &&
          !/^(foreach-object|get-content|import-csv)$/i.test(head),
      )
    : gets;
}

/** `'jane@contoso.com' | Get-Mailbox` */
const literal = (before: readonly (readonly Token[])[]): string | undefined => {
  const [only, ...others] = before;
  const [word] = only ?? [];
  return others.length === 0 && only?.length === 1 && word?.quoted ? word.text : undefined;
};

/** The names in the variables of a line. */
const held = (text: string, variables: Variables): readonly string[] =>
  [...text.matchAll(/\$(\w{1,60})/g)].flatMap(([, name = '']) => variables.get(name.toLowerCase()) ?? []);

function withoutAssignment(line: string): readonly [boolean, string] {
  const match = /^\s{0,40}\$[\w:]{1,60}\s{0,20}=\s{0,20}(?=\S)/.exec(line);
  return match ? [true, line.slice(match[0].length)] : [false, line];
}

/** `(Get-Mailbox jane).ExchangeGuid` */
function insideParentheses(line: string): { readonly command: string; readonly property: string } | undefined {
  const match =
    /^\s{0,40}\(([^()]{5,2000})\)\.([A-Za-z]\w{1,60})(?:\.(?:Guid|Value|Address|ToString))?(?:\(\))?\s*$/.exec(line);
  return match?.[1] && match[2] ? { command: match[1], property: match[2] } : undefined;
}
