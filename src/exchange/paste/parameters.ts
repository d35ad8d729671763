import { switchOf } from './switches.ts';
import type { Token } from './tokens.ts';

/** What follows the name of a cmdlet, piece by piece. */
export interface Argument {
  /** The parameter, in lower case and without its hyphen; undefined for a value that its place gives a meaning. */
  readonly name?: string;
  /** The switch that decides which objects are looked for, and whether it is on. */
  readonly switch?: { readonly name: string; readonly on: boolean };
  readonly value?: string;
}

/** Parameters that take no value, and leave what the cmdlet finds as it is. */
const plainSwitches = /^(verbose|debug|includegrantsendonbehalftowithdisplaynames|usecustomrouting|all)$/;

const identities =
  /^(id\w*|identity|userprincipalname|user\w*id|upn|objectid|object|searchstring|anr|recipients|mailbox|mailboxguid|exchangeguid|externaldirectoryobjectid|ext\w*|prim\w*|dist\w*|guid|user)$/;

/** Everything that a stage of a pipeline tells its cmdlet. */
export function argumentsOf(stage: readonly Token[]): readonly Argument[] {
  const found: Argument[] = [];
  const cmdlet = stage[0]?.text ?? '';
  for (let at = 1; at < stage.length; ) {
    const { text, quoted } = stage[at] as Token;
    at += 1;
    const named = quoted ? null : /^-([A-Za-z]\w{0,60})(?::(.*))?$/s.exec(text);
    if (!named) {
      const rest = listEnd(stage, at, text);
      found.push({ value: [text, ...rest].join(' ') });
      at += rest.length;
      continue;
    }
    const [, typed = '', inline] = named;
    const telling = switchOf(typed, cmdlet);
    if (telling !== undefined) found.push({ switch: { name: telling, on: !/^\$false$/i.test(inline ?? '') } });
    else if (inline || plainSwitches.test(typed.toLowerCase()))
      found.push({ name: typed.toLowerCase(), ...(inline && { value: inline }) });
    else {
      const next = stage[at];
      const takes = next && (next.quoted || !/^-[A-Za-z]/.test(next.text)) ? next.text : undefined;
      const rest = takes === undefined ? [] : listEnd(stage, at + 1, takes);
      found.push({
        name: typed.toLowerCase(),
        ...(takes !== undefined && { value: [takes, ...rest].join(' ') }),
      });
      at += takes === undefined ? 0 : 1 + rest.length;
    }
  }
  return found;
}

/** The further words of a list whose commas have blanks behind them. */
function listEnd(stage: readonly Token[], start: number, first: string): readonly string[] {
  const words: string[] = [];
  for (let word = first, at = start; word.endsWith(',') && stage[at]; at += 1) {
    word = stage[at]?.text ?? '';
    words.push(word);
  }
  return words;
}

/** The switches of a stage that decide which objects are looked for. */
export const switchesIn = (all: readonly Argument[]): readonly string[] =>
  all.flatMap((one) => (one.switch?.on ? one.switch.name : []));

/** Whether a parameter says whom to look for. */
export const isIdentity = ({ name, value }: Argument): boolean =>
  value !== undefined && name !== undefined && identities.test(name);

/** Whether a parameter looks for names that only begin alike. */
export const isSearch = ({ name }: Argument): boolean => name === 'anr' || name === 'searchstring';

/** Whom a stage asks for, as it was typed: by a parameter, or else by its place. */
export const identityTyped = (all: readonly Argument[]): string | undefined =>
  (all.find(isIdentity) ?? all.find((one) => one.name === undefined && one.switch === undefined))?.value;

/** A name that stands for one object; undefined for a variable, a wildcard or a list. */
export function plainIdentity(text: string | undefined): string | undefined {
  const plain = text
    ?.replace(/^["']/, '')
    .replace(/["']+$/, '')
    .trim();
  return plain && !/[$*{}()…]|,\s*\S|\.\.\.$/.test(plain) ? plain : undefined;
}
