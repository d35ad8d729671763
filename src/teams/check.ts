import type { Case } from '../cases/case.ts';
import type { Cases } from '../cases/cases.ts';
import type { Looks } from '../cases/looks.ts';
import { moveCard } from './move-card.ts';
import { offerFreshStart } from './offer.ts';
import { checkSeveral, type RoundParts } from './round-commands.ts';
import { sentence, type Talk } from './talk.ts';

/** What looking at people needs. */
export interface CheckParts extends RoundParts {
  readonly cases: Cases;
  readonly looks: Looks;
}

/** One person gets a case, several a summary together; the card comes by itself. Waits for no look. */
export async function check(users: readonly string[], talk: Talk, parts: CheckParts): Promise<void> {
  await talk.typing();
  const [first, ...others] = users;
  if (others.length > 0) await checkSeveral(users, talk, parts);
  else if (first !== undefined) await checkOne(first, talk, parts);
}

/** Opens a case for one person and looks, or shows the open one. */
export async function checkOne(input: string, talk: Talk, { cases, looks, tenant }: CheckParts): Promise<void> {
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
