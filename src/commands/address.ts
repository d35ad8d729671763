import type { Sentence } from './command.ts';

/** Longest that a user principal name, an object id or a display name can be; Entra ID allows 256 for a name. */
export const longestUser = 320;

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const wrongInLocal = /[^\p{L}\p{M}\p{N}.!#$%&'*+/=?^_`{|}~-]/u;
const wrongInDomain = /[^\p{L}\p{M}\p{N}.-]/u;

/** Whether this is an object id. */
export const isGuid = (word: string): boolean => guid.test(word);

/** Takes off what stands around an address in a sentence: brackets, quotes, `smtp:`, a possessive, punctuation. */
export function unwrap(word: string): string {
  const trimmed = trimChars(word, '<>()[]{}"\'*,;:', '<>()[]{}"\'*.,;:!?…');
  const owned = /'s$/i.test(trimmed) ? trimChars(trimmed.slice(0, -2), '', '\'".,>') : trimmed;
  return owned.replace(/^[a-z]{2,10}:(?=.)/i, '').replace(/^<|>$/g, '');
}

/** What is wrong with a word that has an @ in it, in a sentence with a corrected example; undefined when nothing is. */
export function problemWith(word: string): Sentence | undefined {
  const shown = word.length > 60 ? `${word.slice(0, 59).toWellFormed()}…` : word;
  const [local = '', domain = '', ...more] = word.split('@');
  const says = (text: string, ...values: string[]): Sentence => ({ text, values: [shown, ...values] });
  if (word.length > longestUser) return says('That address is too long: {0}. Copy it once more.');
  if (more.length > 0) {
    return says('"{0}" has more than one @. Type one address like jane@contoso.com, and a comma between two.');
  }
  if (local === '')
    return says('"{0}" has nothing before the @. Type the whole address, like {1}.', `jane@${domainFor(domain)}`);
  if (domain === '')
    return says('"{0}" stops after the @. Type the whole address, like {1}.', `${localFor(local)}@contoso.com`);
  if (wrongInLocal.test(local) || wrongInDomain.test(domain)) {
    const wrong = wrongInLocal.exec(local)?.[0] ?? wrongInDomain.exec(domain)?.[0] ?? '';
    return says('An address cannot have "{1}" in it: "{0}". Type it like jane@contoso.com.', wrong);
  }
  if (/^\.|\.\.|\.$/.test(local) || /^\.|\.\./.test(domain)) {
    const repaired = `${localFor(local.replaceAll(/^\.+|\.+$/g, '').replaceAll(/\.+/g, '.'))}@${domainFor(domain)}`;
    return says('"{0}" has a dot too many. Did you mean {1}?', repaired);
  }
  if (!domain.includes('.'))
    return says('"{0}" has no dot after the @. Did you mean {1}?', `${localFor(local)}@${domain}.com`);
  if (!/\.(?:\p{L}{2,}|xn--[a-z\d-]+)$/u.test(domain) || /(?:^|\.)-|-(?:\.|$)/.test(domain)) {
    return says('"{0}" does not end like an address. Type it like jane@contoso.com.');
  }
  return undefined;
}

/** A domain for an example, out of what was typed. */
const domainFor = (domain: string): string => {
  const tidy = domain
    .slice(0, 100)
    .replaceAll(/^[.-]+|[.-]+$/g, '')
    .replaceAll(/\.+/g, '.');
  return tidy.includes('.') ? tidy : `${tidy || 'contoso'}.com`;
};

const localFor = (local: string): string => (local.length > 0 && local.length <= 64 ? local : 'jane');

/** Cuts characters off both ends; a loop, because a pattern for the end would look at each run of them anew. */
export function trimChars(text: string, front: string, back: string): string {
  let [start, end] = [0, text.length];
  while (start < end && front.includes(text.charAt(start))) start += 1;
  while (end > start && back.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
