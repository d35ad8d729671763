import { type Message, say } from '../../diagnosis/message.ts';
import type { Command } from './command.ts';

/** Who is meant: by the name to go by, and by everything else that is known to be theirs, such as their object id. */
export interface Meant {
  readonly name: string;
  readonly others: readonly string[];
}

/** Whether something is about the person who is meant. `open`: the text does not tell. */
export type Whose = 'own' | 'other' | 'open';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text is a GUID. */
export const isGuid = (text: string): boolean => GUID.test(text);

/** A name without the domain of Windows, or the kind of address, before it. */
const plainName = (name: string): string =>
  name
    .trim()
    .replace(/^.*\\/s, '')
    .replace(/^smtp:/i, '')
    .toLowerCase();

/** Whose name stands in a command or in an error. */
export function whoseName(name: string | undefined, { name: person, others }: Meant): Whose {
  if (name === undefined || name.trim() === '') return 'open';
  const typed = plainName(name);
  const meant = person.toLowerCase();
  if (typed === meant || others.some((other) => other.toLowerCase() === typed)) return 'own';
  const isAddress = typed.includes('@');
  if (isAddress && meant.includes('@')) return 'other';
  if (GUID.test(typed)) return GUID.test(meant) ? 'other' : 'open';
  if (GUID.test(meant)) return 'open';
  return related(local(typed), local(meant)) ? 'open' : 'other';
}

/** Whether a name can only be the person's: one of theirs as it stands, or what stands before the @ of an address. */
export function isExactly(name: string, { name: person, others }: Meant): boolean {
  const typed = plainName(name);
  return [person, ...others].some((one) => {
    const own = one.toLowerCase();
    return own === typed || (own.includes('@') && local(own) === typed);
  });
}

/** Whom a command asks for. What comes out of a pipeline or a loop is another's, unless all that is named is not. */
export function whoseCommand({ identity, names, fed }: Command, person: Meant): Whose {
  if (identity !== undefined) return whoseName(identity, person);
  const whose = names.map((name) => (isExactly(name, person) ? 'own' : whoseName(name, person)));
  if (fed) return whose.length > 0 && !whose.includes('other') ? 'open' : 'other';
  return whose.length > 0 && whose.every((one) => one === 'other') ? 'other' : 'open';
}

/** Whom an output is about, where no command says it: those whom the text names last before it. */
export const whoseAhead = (names: readonly string[], person: Meant): Whose =>
  names.length > 0 && names.every((name) => whoseName(name, person) === 'other') ? 'other' : 'open';

/** Says that something is about somebody else. */
export function notAbout({ identity, names }: Pick<Command, 'identity' | 'names'>, { name }: Meant): Message {
  const about = identity ?? names[0];
  return about === undefined
    ? say`This does not say that it is about ${name}.`
    : say`This is about ${about}, not about ${name}.`;
}

const local = (name: string): string => name.replace(/@.*$/s, '');

/** "jdoe" may be Jane Doe, "smith" is not. */
function related(one: string, other: string): boolean {
  const parts = (name: string) => name.split(/[^\p{L}\p{N}]+/u).filter((part) => part.length > 1);
  const [a, b] = [parts(one), parts(other)];
  return (
    one === other ||
    a.some((part) =>
      b.some(
        (its) => part === its || (its.length > 2 && part.includes(its)) || (part.length > 2 && its.includes(part)),
      ),
    )
  );
}
