import { germanPhrases } from './german-words.ts';

/** The words for each command, most usual first; a longer phrase wins over a shorter one. */
const phrases = {
  check: `
    check, diagnose, look at, look up, look into, look for, examine, investigate, inspect, analyze, analyse,
    find out about, find, search, search for, test, verify, scan, triage, chk, check on, check for, check out,
    check up on, troubleshoot, what is wrong with, what's wrong with, whats wrong with, mailbox, mailbox of,
    mailbox for, help with, new case, open a case for, new case for`,
  recheck: `
    recheck, re-check, again, look again, check again, check it again, look once more, try again, retry,
    refresh, rerun, re-run, run again, update, once more, recheck case, check case again`,
  details: `
    details, detail, show details, show detail, more, more details, show more, show me more,
    show me the details, tell me more, evidence, full, everything, explain, show everything`,
  timeline: `
    timeline, show timeline, show the timeline, timeline of, timeline for, timeline case, why not yet, but why not yet,
    why is it not there yet, why isn't it there yet, what happened when, since when`,
  close: `
    close, close case, resolve, resolved, close this, close it, end case, finish case, close the case,
    mark as done, solved`,
  'wrong person': `
    wrong person, wrong user, wrong one, not this person, not the right person, wrong name, not her, not him,
    wrong mailbox`,
  case: `
    case, show case, open case, view case, case number, case no, case nr, show, go to case, show me case`,
  cases: `
    cases, list, list cases, open cases, my cases, show cases, all cases, show open cases, list open cases,
    show all cases, show me the cases, which cases are open, queue`,
  status: `
    status, state, progress, how far, how far are you, where are we, current status, show status, check status,
    what is the status, what's the status, whats the status, any news, news, card, show card, show the card,
    where is the card`,
  history: `
    history, history of, history for, show history, show history of, earlier cases of, earlier cases,
    earlier cases for, past cases, past cases of, previous cases, previous cases of, what happened to`,
  ticket: `
    ticket, set ticket, link ticket, ticket number, add ticket, ticket for, ticket for case, ticket case,
    incident`,
  about: `
    about, version, info, who are you, what are you, about you, about mailboxhelp, about this bot, settings,
    permissions, which tenant, what tenant, tenant`,
  help: `
    help, ?, ??, hi, hello, hey, hi there, hello there, hey there, yo, hallo, good morning, good afternoon,
    good evening, good day, start, get started, commands, menu, options, what can you do, what do you do,
    how does this work, what can i say, what can i do, help me, thanks, thank you, thx, /help, --help, -h, h,
    how to use this, usage, manual, instructions`,
  cancel: `
    cancel, stop, never mind, nevermind, abort, quit, exit, forget it, stop it, cancel that,
    cancel it, leave it, reset`,
  guide: `
    guide, guide me, guide me through, walk me through, walk me through it, walk through, walkthrough, step by step`,
  next: 'next, next step, go on, continue, proceed',
  back: 'back, go back, previous, previous step, step back',
  skip: 'skip, skip this, skip it, skip step, skip this step',
  why: 'why, why this, why do you ask, why is this asked',
  'start over': 'start over, restart, begin again, from the beginning',
  'take over': `take over, takeover, take over case, take it over, i take over, i'll take over`,
} as const;

/** Words of later versions. They are known so that the answer can say plainly what is not there yet. */
const laterPhrases = {
  follow: `
    follow, follow up, follow-up, stop following, unfollow, snooze, remind me, notify me, watch, keep an eye on`,
  support: `
    support, support request, draft support request, draft a support request, microsoft support,
    open a support request, escalate`,
  'hand over': `
    hand over, hand over to, handover, hand off, hand it over, assign, assign to, transfer`,
  export: 'export, export case, transcript, download, evidence pack',
  fix: `
    fix, fix it, repair, repair it, undo, approve, do it, assign license, assign a license, enable,
    enable mailbox, create mailbox, restore, reprocess, cycle`,
  compare: 'compare',
} as const;

export type Heard = keyof typeof phrases;
export type LaterWord = keyof typeof laterPhrases;

/** A command's words at the start of a text, and what follows them. */
export type Start = { readonly rest: string } & (
  | { readonly word: Heard; readonly later: false }
  | { readonly word: LaterWord; readonly later: true }
);

type Entry = Pick<Start, 'word' | 'later'>;

const table: ReadonlyMap<string, Entry> = new Map([
  ...entriesOf(laterPhrases, true),
  ...entriesOf(germanPhrases satisfies Partial<Record<Heard, string>>, false),
  // Given last, so that no later word can take one of today's.
  ...entriesOf(phrases, false),
]);

/** Every phrase of today's commands with its word, for finding what a typing error was meant to be. */
export const vocabulary: readonly (readonly [phrase: string, word: string])[] = [...table]
  .filter(([, entry]) => !entry.later)
  .map(([phrase, entry]) => [phrase, entry.word]);

const longestPhrase = Math.max(...[...table.keys()].map((phrase) => phrase.split(' ').length));

/** The longest phrase that the text begins with; case and punctuation behind the words do not count. */
export function commandAtStart(text: string): Start | undefined {
  const words = [...text.slice(0, 400).matchAll(/\S+/g)].slice(0, longestPhrase);
  for (let count = words.length; count > 0; count -= 1) {
    const said = words.slice(0, count).map((word) => bareWord(word[0]));
    const entry = table.get(said.join(' '));
    const last = words[count - 1];
    if (!entry || !last) continue;
    return { ...entry, rest: text.slice(last.index + last[0].length).trim() } as Start;
  }
  return undefined;
}

/** A word without the punctuation behind it, unless it is nothing else ("?"). */
export const bareWord = (word: string): string => word.toLowerCase().replace(/(?<=[^,.:;!?…])[,.:;!?…]{1,20}$/, '');

function* entriesOf(words: Readonly<Record<string, string>>, later: boolean): Generator<[string, Entry]> {
  for (const [word, list] of Object.entries(words)) {
    for (const phrase of list.trim().split(/,\s+/)) yield [phrase, { word, later } as Entry];
  }
}
