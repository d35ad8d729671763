import type { Case } from '../cases/case.ts';
import type { Cases } from '../cases/cases.ts';
import type { Looks } from '../cases/looks.ts';
import { moveCard } from './move-card.ts';
import { offerFreshStart } from './offer.ts';
import { sentence, type Talk } from './talk.ts';

/** Cards that one message may bring; more would push the conversation out of sight. */
const AT_ONCE = 5;

/** What opening cases needs. */
export interface CheckParts {
  readonly cases: Cases;
  readonly looks: Looks;
  readonly tenant: { readonly id: string };
}

/** Opens a case for each person and has it looked at; the cards come by themselves. Waits for no look. */
export async function check(users: readonly string[], talk: Talk, parts: CheckParts): Promise<void> {
  await talk.typing();
  for (const user of users.slice(0, AT_ONCE)) await checkOne(user, talk, parts);
  const later = users.slice(AT_ONCE);
  if (later.length > 0)
    await talk.say(
      sentence`I look at ${AT_ONCE} people at a time. Not yet: ${{ list: [...later] }}. Ask for them when these are done.`,
    );
}

async function checkOne(input: string, talk: Talk, { cases, looks, tenant }: CheckParts): Promise<void> {
  const opening = { tenantId: tenant.id, input, owner: talk.person, place: talk.place };
  const opened = await cases.openOrExisting(opening);
  if (!opened.existing) await looks.request(opened.case.number);
  else if (opened.case.place.conversationId === talk.place.conversationId) await showAgain(opened.case, talk, cases);
  else await offerFreshStart(opened.case, talk, cases);
}

async function showAgain(open: Case, talk: Talk, cases: Cases): Promise<void> {
  const { number } = open;
  await talk.say(
    sentence`Case ${number} is open for this person; here it is. Say "recheck ${number}" to look again.`,
    sentence`To start fresh, say "close ${number}" and check again.`,
  );
  await moveCard(open, talk, cases);
}
