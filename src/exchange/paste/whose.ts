import { type Message, say } from '../../diagnosis/message.ts';
import type { Command } from './command.ts';
import { asCalled, haveSameParts, isCalled, isGuid, local, related } from './names.ts';

/** Who is meant: by the name to go by, and by everything else that is known to be theirs, such as their object id. */
export interface Meant {
  readonly name: string;
  readonly others: readonly string[];
}

/** Whether something is about the person who is meant. `open`: the text does not tell. */
export type Whose = 'own' | 'other' | 'open';

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
  if (isGuid(typed)) return isGuid(meant) ? 'other' : 'open';
  if (isGuid(meant)) return 'open';
  // Many are called Jane: of what somebody is called, all must be there.
  if (isCalled(person)) {
    if (isCalled(typed)) return asCalled(typed) === asCalled(person) ? 'own' : 'other';
    return haveSameParts(local(typed), meant) ? 'open' : 'other';
  }
  return related(local(typed), local(meant)) ? 'open' : 'other';
}

/** Whether a name can only be the person's: one of theirs as it stands, or what stands before the @ of an address. */
export function isExactly(name: string, { name: person, others }: Meant): boolean {
  const typed = plainName(name);
  return [person, ...others].some((one) => {
    const own = one.toLowerCase();
    return (
      own === typed ||
      (isCalled(own) && asCalled(own) === asCalled(typed)) ||
      (own.includes('@') && local(own) === typed)
    );
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
  if (about?.includes('*')) return say`This looks for every name like ${about}, and not for ${name} alone.`;
  return about === undefined
    ? say`This does not say that it is about ${name}.`
    : say`This is about ${about}, not about ${name}.`;
}
