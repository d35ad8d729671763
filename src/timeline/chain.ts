import { say } from '../diagnosis/message.ts';
import type { ChainLink, LinkId, LinkState } from '../diagnosis/timeline.ts';
import subject from '../facts/subject.ts';
import { accountLink, locationLink, syncedLink } from './account-links.ts';
import { exchangeLink, mailboxLink } from './exchange-links.ts';
import { licenseLink, planLink } from './license-links.ts';
import type { Sight } from './sight.ts';

/** What cannot hold before another link does. */
const standsOn: Readonly<Partial<Record<LinkId, LinkId>>> = { plan: 'license', exchange: 'plan' };

/** The way to a mailbox for this person, link by link. */
export function chainOf(sight: Sight): readonly ChainLink[] {
  const account = accountLink(sight);
  const user = sight.value(subject);
  if (!user) return [account, ...withoutAccount(account.state)];
  const links = [
    account,
    syncedLink(sight, user),
    locationLink(sight, user),
    licenseLink(sight),
    planLink(sight),
    exchangeLink(sight),
    mailboxLink(sight),
  ];
  return links.at(-1)?.state === 'holds' ? links.map(passed) : reached(links);
}

const others = ['synced', 'location', 'license', 'plan', 'exchange', 'mailbox'] as const;

/** Without an account there is nothing to look at; when even that is unknown, so is everything. */
const withoutAccount = (account: LinkState): readonly ChainLink[] =>
  others.map((id) => ({
    id,
    fact: subject.id,
    ...(account === 'broken'
      ? { state: 'not-reached', says: say`there is no account` }
      : { state: 'unknown', says: say`it is not known whose it would be` }),
  }));

/** A mailbox that is there waits for nothing: a shared one needs no license, one in grace lost it. */
const passed = (link: ChainLink): ChainLink => (link.state === 'broken' ? { ...link, state: 'not-in-the-way' } : link);

/** A link behind one that it stands on is not reached, whatever it would say by itself. */
function reached(links: readonly ChainLink[]): readonly ChainLink[] {
  const done: ChainLink[] = [];
  for (const link of links) {
    const before = done.find(({ id }) => id === standsOn[link.id])?.state;
    const blocked = (before === 'broken' || before === 'not-reached') && link.state !== 'holds';
    done.push(blocked ? { ...link, state: 'not-reached', says: say`what comes before it is missing` } : link);
  }
  return done;
}
