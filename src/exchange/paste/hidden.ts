import { isFormatting } from './cmdlet-names.ts';
import { type Argument, isIdentity, isSearch, plainIdentity } from './parameters.ts';
import type { Token } from './tokens.ts';

/**
 * Why nothing to see below a command may say nothing. `elsewhere`: its output goes elsewhere. `errors`: its errors are
 * hidden. `unfinished`: it did not run as it stands. `unclear`: something in it may leave objects out, or print blanks.
 */
export type Hidden = 'elsewhere' | 'errors' | 'unfinished' | 'unclear';

/** Whether a cmdlet or a program takes the output away from the screen. */
export const takesAway = (word: string): boolean =>
  /^(out-(null|file|gridview|printer|clipboard)|export-\w+|clip|clip\.exe|set-clipboard|ogv|(set|add)-(content|variable)|sv|sc|ac)$/i.test(
    word,
  );

/** A command as it was taken apart. */
export interface Parts {
  readonly text: string;
  readonly assigned: boolean;
  readonly stages: readonly (readonly Token[])[];
  /** The place of the cmdlet among the stages. */
  readonly at: number;
  readonly told: readonly Argument[];
}

/** What hides an output of a command. Of a cmdlet that only reads, everything must be understood. */
export function hiddenBy(parts: Parts): Hidden | undefined {
  const { text, assigned, stages, told } = parts;
  const words = stages.flat().filter(({ quoted }) => !quoted);
  if (/[|`,{(=…]\s*$|\.{3}\s*$/.test(text) || isOpen(text)) return 'unfinished';
  if (assigned || stages.some((stage) => takesAway(stage[0]?.text ?? ''))) return 'elsewhere';
  if (words.some((word) => word.text === '&' || /^[^{(@]*>/.test(word.text))) return 'elsewhere';
  const onError = told.find(({ name }) => name === 'ea' || (name && /^erroraction$/.test(name)))?.value;
  if (onError !== undefined && !/^(stop|continue|inquire)$/i.test(onError)) return 'errors';
  const cmdlet = stages[parts.at]?.[0]?.text ?? '';
  if (/^Get-/i.test(cmdlet)) return isUnderstood(parts) ? undefined : 'unclear';
  return /-(Job|Command|Expression|Object|Path|Item\w*)$/i.test(cmdlet) ? 'unclear' : undefined;
}

/** A quote or a bracket that nobody closed. */
function isOpen(text: string): boolean {
  const outside = text.replaceAll(/"[^"]*"|'[^']*'/g, '');
  const count = (sign: RegExp) => outside.match(sign)?.length ?? 0;
  return /["']/.test(outside) || count(/[{(]/g) !== count(/[})]/g);
}

/** Parameters that change nothing about what a cmdlet finds. */
const harmless =
  /^(res\w*|ea|erroraction|wa|warningaction|verbose|debug|prop\w*|includegrantsendonbehalftowithdisplaynames|usecustomrouting|informationaction)$/;
/** Of filters, only the one for one name. */
const ONE_NAME = /^\{?\s*\w{1,60}\s+-eq\s+["']{1,2}[^"'$]{1,200}["']{1,2}\s*\}?$/i;
const lookingFor = /^(SoftDeleted\w+|InactiveMailboxOnly)$/;

/** Whether nothing in a command can leave out what it was asked for, or print blanks instead. */
function isUnderstood({ stages, at, told }: Parts): boolean {
  const identities = told.filter((one) => isIdentity(one) || (one.name === undefined && one.switch === undefined));
  if (at !== 0 || identities.length > 1) return false;
  const known = told.every((one) => {
    if (one.switch) return lookingFor.test(one.switch.name) || !one.switch.on;
    if (one.name === undefined || isIdentity(one)) return !isSearch(one) && plainIdentity(one.value) !== undefined;
    if (one.name === 'filter') return ONE_NAME.test(one.value ?? '');
    return harmless.test(one.name) && one.value !== '0';
  });
  return known && stages.slice(1).every(isOnlyPrinting);
}

/** A stage that prints every object that comes to it. */
const isOnlyPrinting = (stage: readonly Token[]): boolean =>
  isFormatting(stage[0]?.text ?? '') &&
  !/^(where|where-object|\?|fw|fc|format-(wide|custom))$/i.test(stage[0]?.text ?? '') &&
  stage.every(({ text, quoted }) => (quoted || !text.startsWith('-') ? text !== '0' : plainOption.test(text)));

const plainOption = /^-(property|autosize|auto|a|wrap|depth|notypeinformation|nti|first|last|desc\w*)$/i;
