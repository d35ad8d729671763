import { propertyOf } from './properties.ts';
import type { Token } from './tokens.ts';

const choosing = /^(fl|ft|select|format-(list|table)|select-object)$/i;

/**
 * The properties that the stages behind a cmdlet print, as typed; none where they name none. Undefined where they cannot
 * be known: in a variable, calculated, or cut off.
 */
export function printedBy(stages: readonly (readonly Token[])[]): readonly string[] | undefined {
  const named = stages
    .filter((stage) => choosing.test(stage[0]?.text ?? ''))
    .map((stage) => stage.slice(1).filter(({ text, quoted }) => quoted || !text.startsWith('-')));
  const last = named.findLast((words) => words.some(({ text }) => !/^\d+$/.test(text))) ?? [];
  if (last.some(({ text }) => /[$@{(…]|\.{3}/.test(text))) return undefined;
  return last.flatMap(({ text }) => text.split(/[,\s"']+/).filter(Boolean));
}

/** The one property whose bare value is printed. */
export function expandedBy(stages: readonly (readonly Token[])[]): string | undefined {
  const stage = stages.at(-1) ?? [];
  if (!/^select(-object)?$/i.test(stage[0]?.text ?? '')) return undefined;
  const at = stage.findIndex(({ text }) => /^-exp\w*$/i.test(text));
  const name = at < 0 ? undefined : stage[at + 1]?.text;
  return name !== undefined && /^\w{2,60}$/.test(name) ? name : undefined;
}

/** The properties that a cmdlet asks the service for, in lower case; `*` for all. */
export function loadedBy(stage: readonly Token[]): ReadonlySet<string> {
  const loads = new Set<string>();
  let inList = false;
  for (const { text, quoted } of stage) {
    if (!quoted && text.startsWith('-')) inList = /^-(prop|sel)\w*$/i.test(text);
    else if (inList)
      for (const name of text.split(/[,\s"']+/)) if (name) loads.add(name === 'All' ? '*' : name.toLowerCase());
  }
  return loads;
}

/** Properties that a session adds to every object. */
const added = new Set(['pscomputername', 'runspaceid', 'psshowcomputername']);

/** Whether an object with these properties can be what a command prints that names its own. */
export function areAmong(names: ReadonlySet<string>, prints: readonly string[]): boolean {
  const patterns = prints.map(
    (name) =>
      new RegExp(
        `^${name
          .toLowerCase()
          .replaceAll(/[^\w*?]/g, '\\$&')
          .replaceAll('*', '.*')
          .replaceAll('?', '.')}$`,
      ),
  );
  const isPrinted = (name: string) => {
    const stem = /^(.+?)(?:…|\.{3})$/.exec(name)?.[1];
    return stem === undefined
      ? patterns.some((pattern) => pattern.test(name))
      : prints.some((one) => one.toLowerCase().startsWith(stem) || one.includes('*'));
  };
  const own = [...names].filter((name) => !added.has(name));
  return own.some(isPrinted) && own.every((name) => propertyOf(name) === undefined || isPrinted(name));
}
