import { longestUser, trimChars } from './address.ts';

/** Words that make a sentence and no name. Compared in lower case only: "My" and "He" are names when written so. */
const sentenceWords = wordSet(`
  if whether why that this these those is are was were be been has have had having do does did not no yes never
  still yet already can could cannot will would should shall must may might what which who whom whose when where
  how a an the i me my mine we us our you your he him his she her hers they them their it its and or but so to of
  for from with without on in at by as about into out up down again since until because also only just
  mailbox mailboxes inbox email emails e-mail mail outlook exchange license licence account accounts user users
  person people colleague employee everyone everybody everything all any anyone anybody someone somebody nobody
  nothing something one new yesterday today tomorrow there here gone ready please thanks check find help show see
  look works working work stuck missing broken get gets got need needs want wants wait waits waiting
  doesn't don't isn't hasn't haven't can't won't didn't isnt doesnt cant`);
const aroundAName = wordSet(`
  on for of the a user users account person employee colleague mailbox mailboxes email e-mail inbox name named
  called`);
const asks = wordSet(`
  why how come does do did has have is are was can could will doesn't hasn't isn't can't when whats what's`);
const verbs = wordSet(`
  has have had does do did is was isn't hasn't doesn't didn't can cannot can't cant still never got gets waits needs
  no not`);
const mailboxWords = wordSet('mailbox mailboxes inbox outlook email e-mail mail');

/** Whether this can be a display name or an alias: a few words, none of them from a sentence. */
export function isName(text: string): boolean {
  const words = text.split(' ');
  if (text.length > longestUser || words.length > 6 || !/\p{L}/u.test(text)) return false;
  return (
    !/[@<>[\]{}|\\/?!:;="*]/.test(text) && words.every((word) => !sentenceWords.has(trimChars(word, '.,(', '.,)')))
  );
}

/** The names listed after `check`; undefined when what stands there is not only names. */
export function namesIn(rest: string): readonly string[] | undefined {
  const quoted: string[] = [];
  const unquoted = rest.replaceAll(/"([^"\n]*)"/g, (_, name: string) => {
    quoted.push(tidy(name));
    return ',';
  });
  const pieces = unquoted
    .split(/[,;\n]| and | & /i)
    .map((piece) => withoutAround(tidy(piece)))
    .filter((piece) => piece !== '');
  const listed = lastFirst(unquoted, pieces) ?? pieces;
  const names = [...quoted.filter((name) => /[\p{L}\p{N}]/u.test(name)), ...listed];
  const good = names.length > 0 && listed.every(isName) && quoted.every((name) => name.length <= longestUser);
  return good ? names : undefined;
}

/** The one person of a sentence about a mailbox: "why has Jane Doe no mailbox", "jane's mailbox is stuck". */
export function nameInSentence(sentence: string): string | undefined {
  const words = sentence.replaceAll('\n', ' ').split(' ').slice(0, 60);
  const mailbox = words.findIndex((word) => mailboxWords.has(bare(word)));
  if (mailbox < 0) return undefined;
  return ownerBefore(words, mailbox) ?? namedAfter(words, mailbox) ?? subjectOf(words);
}

/** "…Jane Doe's mailbox", "jane's new mailbox". */
function ownerBefore(words: readonly string[], mailbox: number): string | undefined {
  const last = [mailbox - 1, mailbox - 2].find((i) => ownerIn(words[i] ?? '') !== undefined);
  if (last === undefined) return undefined;
  const name = [ownerIn(words[last] ?? '') ?? ''];
  for (let i = last - 1; i >= 0; i -= 1) {
    const word = words[i] ?? '';
    if (!isPartOfName(word, i) || /[,.?!:;]$/.test(word)) break;
    name.unshift(trimChars(word, '"(', '"'));
  }
  return asName(name);
}

/** "no mailbox for Jane Doe", "the mailbox of jane never arrived". */
function namedAfter(words: readonly string[], mailbox: number): string | undefined {
  const link = words.findIndex((word, i) => i > mailbox && i <= mailbox + 4 && ['of', 'for'].includes(bare(word)));
  return link < 0 ? undefined : asName(nameAt(words, link + 1));
}

/** "why has Jane Doe no mailbox", "jane cannot open the mailbox": a name with a verb behind it. */
function subjectOf(words: readonly string[]): string | undefined {
  const start = words.findIndex((word) => !asks.has(bare(word)) && bare(word) !== 'the');
  const name = start < 0 ? [] : nameAt(words, start);
  return verbs.has(bare(words[start + name.length] ?? '')) ? asName(name) : undefined;
}

function nameAt(words: readonly string[], start: number): string[] {
  const name: string[] = [];
  for (let i = start; i < words.length && isPartOfName(words[i] ?? '', i); i += 1) {
    name.push(trimChars(words[i] ?? '', '"(', '",.?!:;)'));
    if (/[,.?!:;]$/.test(words[i] ?? '')) break;
  }
  return name;
}

/** The first word of a sentence has a capital anyway, so there the case of "Why" or "No" says nothing. */
function isPartOfName(word: string, position: number): boolean {
  const clean = trimChars(word, '"(', '",.?!:;)');
  const compared = position === 0 ? clean.toLowerCase() : clean;
  return clean !== '' && !sentenceWords.has(compared) && !mailboxWords.has(clean.toLowerCase());
}

function ownerIn(word: string): string | undefined {
  const clean = trimChars(word, '"(', '"');
  if (sentenceWords.has(clean.toLowerCase().replace(/'s?$/, ''))) return undefined;
  return /^(.+)'s$/i.exec(clean)?.[1] ?? (/.s'$/i.test(clean) ? clean.slice(0, -1) : undefined);
}

function asName(words: readonly string[]): string | undefined {
  const name = words.join(' ');
  return words.length <= 4 && isName(name) ? name : undefined;
}

/** "Doe, Jane" is one person written as address books do, "doe, jane" are two aliases. */
function lastFirst(text: string, pieces: readonly string[]): string[] | undefined {
  const [last = '', first = ''] = pieces;
  const one = /^\p{Lu}[\p{L}\p{M}'-]*$/u;
  if (pieces.length !== 2 || !text.includes(', ') || !one.test(last) || !one.test(first)) return undefined;
  return [`${last}, ${first}`];
}

/** Takes "the mailbox of" off the front, "'s mailbox" off the end, and the domain off DOMAIN\jane. */
function withoutAround(piece: string): string {
  const words = piece.split(' ');
  while (words.length > 1 && aroundAName.has(bare(words[0] ?? ''))) words.shift();
  while (words.length > 1 && mailboxWords.has(bare(words.at(-1) ?? ''))) words.pop();
  return words
    .join(' ')
    .replace(/'s?$/, '')
    .replace(/^[\w-]{1,15}\\(?=[^\\]+$)/, '');
}

const tidy = (text: string): string => trimChars(text, ` '<@-*•`, ` '.,;:!?>*${text.includes('(') ? '' : ')'}`);
const bare = (word: string): string => trimChars(word, '"(', '",.?!:;)').toLowerCase();

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}
