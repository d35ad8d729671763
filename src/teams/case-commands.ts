import type { Case } from '../cases/case.ts';
import type { Cases } from '../cases/cases.ts';
import type { Looks } from '../cases/looks.ts';
import type { Command } from '../commands/command.ts';
import type { Sentence } from '../texts/sentence.ts';
import { type DecisionParts, mayDecide } from './decisions.ts';
import { moveCard } from './move-card.ts';
import { sentence, type Talk } from './talk.ts';

/** What commands about cases need. */
export interface CaseCommandParts extends DecisionParts {
  readonly looks: Looks;
  readonly tenant: { readonly id: string };
  /** Draws a case's card again where it lives, in the background. */
  readonly redraw: (changed: Case) => void;
}

type Of<Name extends Command['name']> = Extract<Command, { name: Name }>;

const noCaseHere = sentence`There is no open case in this conversation. Say "check" and an address to open one, or "cases" for a list.`;
const unknownCase = (number: number): Sentence => sentence`There is no case ${number}. Say "cases" for the open ones.`;

/** The case meant: by number, else the latest open one of this conversation. Says so when there is none. */
export async function meant(number: number | undefined, talk: Talk, cases: Cases): Promise<Case | undefined> {
  const found = number === undefined ? await cases.inConversation(talk.place.conversationId) : await cases.get(number);
  if (!found) await talk.say(number === undefined ? noCaseHere : unknownCase(number));
  return found;
}

/** Whether a case lives in the conversation where somebody speaks. */
export const livesHere = ({ place }: Case, talk: Talk): boolean => place.conversationId === talk.place.conversationId;

/** `status`, `case 1042`: the card again, also when the old one was lost. Elsewhere a copy of it. */
export async function show(number: number | undefined, talk: Talk, { cases }: CaseCommandParts): Promise<void> {
  const found = await meant(number, talk, cases);
  if (!found) return;
  if (livesHere(found, talk)) await moveCard(found, talk, cases);
  else await talk.post(found);
}

/** `recheck`: one more look; in the case's own conversation its card comes down to where it was asked for. */
export async function recheck({ number }: Of<'recheck'>, talk: Talk, parts: CaseCommandParts): Promise<void> {
  const found = await meant(number, talk, parts.cases);
  if (!found) return;
  if (livesHere(found, talk)) await moveCard(found, talk, parts.cases);
  await parts.looks.request(found.number);
  if (!livesHere(found, talk))
    await talk.say(sentence`I am looking at case ${found.number} again; its card in the other conversation will say.`);
}

/** `details`: everything looked at, as a card of its own. */
export async function details({ number }: Of<'details'>, talk: Talk, { cases }: CaseCommandParts): Promise<void> {
  const found = await meant(number, talk, cases);
  if (found && !found.diagnosis) await talk.say(sentence`Case ${found.number} has no result yet.`);
  else if (found) await talk.post(found, true);
}

/** `timeline 1042`, `timeline jane@contoso.com`, `why not yet`: what happened when, as a card of its own. */
export async function timeline({ number, user }: Of<'timeline'>, talk: Talk, parts: CaseCommandParts): Promise<void> {
  const found = user === undefined ? await meant(number, talk, parts.cases) : await latestOf(user, talk, parts);
  if (!found) return;
  const { number: its, diagnosis } = found;
  if (!diagnosis) return talk.say(sentence`Case ${its} has no result yet.`);
  if (!diagnosis.timeline)
    return talk.say(
      sentence`When I looked at case ${its}, I did not keep times yet. Say "recheck ${its}", then "timeline ${its}".`,
    );
  await talk.postTimeline(found);
}

/** A person's case: the open one, else the newest. Says so when there is none. */
async function latestOf(user: string, talk: Talk, { cases, tenant }: CaseCommandParts): Promise<Case | undefined> {
  const all = await cases.history(tenant.id, user);
  const found = all.find(({ state }) => state === 'open') ?? all[0];
  if (!found) await talk.say(sentence`There was no case for ${user} yet. Say "check ${user}" to open one.`);
  return found;
}

/** `close`, `wrong person`. */
export async function close({ number, why }: Of<'close'>, talk: Talk, parts: CaseCommandParts): Promise<void> {
  const found = await meant(number, talk, parts.cases);
  if (!found) return;
  if (found.state === 'closed') return talk.say(sentence`Case ${found.number} is closed already.`);
  if (!(await mayDecide(found, talk, parts))) return;
  parts.redraw(await parts.cases.close(found.number, talk.person, why));
  const next = sentence`Say "check" and the right address to look at somebody else.`;
  await talk.say(sentence`Case ${found.number} is closed.`, ...(why === 'wrong person' ? [next] : []));
}

/** `ticket 1042 INC0012345`. */
export async function ticket({ number, ticket }: Of<'ticket'>, talk: Talk, parts: CaseCommandParts): Promise<void> {
  const found = await meant(number, talk, parts.cases);
  if (!found) return;
  parts.redraw(await parts.cases.setTicket(number, ticket));
  await talk.say(sentence`Case ${number} carries your ticket ${ticket} now.`);
}

/** `cases`: the open ones; those of other conversations by number only. */
export async function list(talk: Talk, { cases, tenant }: CaseCommandParts): Promise<void> {
  const open = await cases.openCases({ tenantId: tenant.id });
  if (open.length === 0) return talk.say(sentence`There is no open case. Say "check" and an address to open one.`);
  const elsewhere = ({ number, openedAt }: Case) =>
    sentence`- **${number}** · in another conversation · since ${{ time: openedAt }}`;
  await talk.say(
    sentence`Open cases, newest first:`,
    ...open.map((each) => (livesHere(each, talk) ? line(each, talk) : elsewhere(each))),
  );
}

/** `history jane@contoso.com`: this person's cases, open and closed. */
export async function history({ user }: Of<'history'>, talk: Talk, parts: CaseCommandParts): Promise<void> {
  const found = await parts.cases.history(parts.tenant.id, user);
  if (found.length === 0)
    return talk.say(sentence`There was no case for ${user} yet. Say "check ${user}" to open one.`);
  await talk.say(sentence`Cases of ${user}, newest first:`, ...found.map((each) => line(each, talk)));
}

function line(shown: Case, talk: Talk): Sentence {
  const { number, subject, input, diagnosis, ticket } = shown;
  const person = talk.discreet ? [] : [sentence`${subject?.userPrincipalName ?? input}`];
  const verdict = diagnosis && !talk.discreet ? [diagnosis.verdict.summary] : [];
  const state = shown.state === 'open' ? sentence`open` : sentence`closed`;
  const since = sentence`since ${{ time: shown.openedAt }}`;
  const words = [sentence`- **${number}**`, ...person, state, since, ...verdict];
  if (ticket) words.push(sentence`ticket ${ticket}`);
  return { text: words.map((_, i) => `{${i}}`).join(' · '), values: words };
}
