import { isCmdlet, isFormatting, spelled } from './cmdlet-names.ts';
import { identityIn, switchesIn } from './parameters.ts';
import { stagesOf, type Token } from './tokens.ts';

/** A command line, as far as it decides what its output means. */
export interface Command {
  /** The cmdlet whose objects are printed; null where it is not one cmdlet alone. */
  readonly cmdlet: string | null;
  /** Its switches that decide which objects it looks for. */
  readonly switches: readonly string[];
  /** Whom it asks for; undefined where the line does not say (a variable, a filter). */
  readonly identity?: string;
  /** The properties that it asked the service for, in lower case; `*` for all. */
  readonly loads: ReadonlySet<string>;
  /** The properties that it prints, as typed; empty where it names none. */
  readonly prints: readonly string[];
  /** The one property whose bare value is printed. */
  readonly expands?: string;
  /** The output goes elsewhere, so that nothing to see says nothing. */
  readonly quiet: boolean;
  /** Something between the cmdlet and the screen may have taken objects away, or errors. */
  readonly sifted: boolean;
  /** Its objects are printed as they are, not counted or turned into others. */
  readonly direct: boolean;
}

const elsewhere =
  /^(out-(null|file|gridview|printer|clipboard)|export-\w+|clip|set-clipboard|ogv|set-content|add-content)$/i;

/** What is longer is no line that somebody typed; its beginning decides. */
const LONGEST = 4_000;

/** Reads a command line. */
export function commandIn(line: string): Command {
  const [assigned, rest] = withoutAssignment(line.slice(0, LONGEST));
  const stages = stagesOf(rest);
  const heads = stages.map((stage) => stage[0]?.text ?? '');
  const last = heads.findLastIndex((head) => isCmdlet(head) && !isFormatting(head) && !elsewhere.test(head));
  const own = stages[last] ?? [];
  const several = stages.flat().some(({ text, quoted }) => !quoted && /^[^{(@]*;/.test(text));
  const wrapped = last < 0 ? insideParentheses(rest) : undefined;
  const inner = wrapped ? commandIn(wrapped.command) : undefined;
  const expands = wrapped?.property ?? expandedBy(stages);
  const identity = inner?.identity ?? identityIn(stages, own);
  return {
    cmdlet: several ? null : (inner?.cmdlet ?? (own[0] ? spelled(own[0].text) : null)),
    switches: inner?.switches ?? switchesIn(own),
    ...(identity !== undefined && { identity }),
    loads: loadedBy(own),
    prints: printedBy(stages.slice(last + 1)),
    ...(expands !== undefined && { expands }),
    quiet: assigned || heads.some((head) => elsewhere.test(head)) || /\s\d?>{1,2}\s?\S/.test(rest),
    sifted:
      heads.some((head) => /^(where|where-object|\?|foreach-object|%|select-string)$/i.test(head)) ||
      stages
        .flat()
        .some(
          ({ text, quoted }) =>
            !quoted && /^-(ea|erroraction|filter|recipienttype\w*|organizationalunit)\b/i.test(text),
        ),
    direct: !several && stages.slice(last + 1).every((stage) => isFormatting(stage[0]?.text ?? '')),
  };
}

/** The cmdlet with the switches that decide what it looks for. */
export const nameOf = ({ cmdlet, switches }: Command): string | null =>
  cmdlet === null ? null : [cmdlet, ...switches.map((name) => `-${name}`)].join(' ');

function withoutAssignment(line: string): readonly [boolean, string] {
  const match = /^\s{0,40}\$[\w:]{1,60}\s{0,20}=\s{0,20}(?=\S)/.exec(line);
  return match ? [true, line.slice(match[0].length)] : [false, line];
}

/** `(Get-Mailbox jane).ExchangeGuid` */
function insideParentheses(line: string): { readonly command: string; readonly property: string } | undefined {
  const match = /^\s{0,40}\(([^()]{5,2000})\)\.([A-Za-z]\w{1,60})\s*$/.exec(line);
  return match?.[1] && match[2] ? { command: match[1], property: match[2] } : undefined;
}

function expandedBy(stages: readonly (readonly Token[])[]): string | undefined {
  const stage = stages.at(-1) ?? [];
  if (!/^select(-object)?$/i.test(stage[0]?.text ?? '')) return undefined;
  const at = stage.findIndex(({ text }) => /^-exp\w*$/i.test(text));
  const name = at < 0 ? undefined : stage[at + 1]?.text;
  return name !== undefined && /^\w{2,60}$/.test(name) ? name : undefined;
}

function printedBy(stages: readonly (readonly Token[])[]): readonly string[] {
  const stage = stages.findLast((words) =>
    /^(fl|ft|select|format-(list|table)|select-object)$/i.test(words[0]?.text ?? ''),
  );
  return (stage ?? [])
    .slice(1)
    .flatMap(({ text, quoted }) => (!quoted && text.startsWith('-') ? [] : text.split(/[,\s"']+/).filter(Boolean)));
}

function loadedBy(stage: readonly Token[]): ReadonlySet<string> {
  const loads = new Set<string>();
  let inList = false;
  for (const { text, quoted } of stage) {
    if (!quoted && text.startsWith('-')) inList = /^-(prop|sel)\w*$/i.test(text);
    else if (inList)
      for (const name of text.split(/[,\s"']+/)) if (name) loads.add(name === 'All' ? '*' : name.toLowerCase());
  }
  return loads;
}
