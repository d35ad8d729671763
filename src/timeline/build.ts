import { causeOf } from '../diagnosis/causes.ts';
import type { Finding, Verdict } from '../diagnosis/finding.ts';
import type { Readings } from '../diagnosis/gather.ts';
import { type Message, say } from '../diagnosis/message.ts';
import { type ChainLink, linkNames, type Timeline } from '../diagnosis/timeline.ts';
import licenseHistory from '../facts/license-history.ts';
import { accountMoments } from './account-moments.ts';
import { chainOf } from './chain.ts';
import { exchangeMoments, marks } from './exchange-moments.ts';
import { causeFor } from './explains.ts';
import { licenseMoments } from './license-moments.ts';
import { inOrder } from './moments.ts';
import { type Sight, sightOf } from './sight.ts';

/** What was judged from the same readings. */
export interface Judged {
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
}

/** Why not yet: the moments that the readings know, in order, and where the way to a mailbox stops. */
export function buildTimeline(readings: Readings, judged: Judged, now: Date): Timeline {
  const sight = sightOf(readings, now);
  const chain = chainOf(sight);
  const whole = chain.at(-1)?.state === 'holds';
  const broken = chain.find(({ state }) => state === 'broken');
  const cause = broken && causeFor(broken.id, judged.verdict);
  const drafts = [
    ...accountMoments(sight),
    ...licenseMoments(sight),
    ...exchangeMoments(sight, judged.findings),
    ...(whole ? [] : marks(sight)),
  ];
  return {
    moments: inOrder(drafts, sight),
    chain,
    brokeAt: broken ? { link: broken.id, ...(cause && { cause }) } : null,
    summary: summaryOf(chain, broken, cause && reasonOf(judged.verdict)),
    unseen: unseenIn(sight),
  };
}

const reasonOf = ({ cause, certainty }: Verdict): Message => {
  const title = { text: causeOf(cause).title, values: [] };
  return certainty === 'confirmed' ? say`The reason: ${title}.` : say`Likely the reason: ${title}.`;
};

function summaryOf(chain: readonly ChainLink[], broken: ChainLink | undefined, reason: Message | undefined): Message {
  const last = chain.at(-1);
  if (last?.state === 'holds') return say`Nothing is missing on the way to a mailbox: ${last.says}.`;
  const untold = chain
    .slice(0, broken ? chain.indexOf(broken) : chain.length)
    .filter(({ state }) => state === 'unknown');
  const names = { list: untold.map(({ id }) => linkNames[id]) };
  if (!broken) return say`No link is seen to be broken, but not everything is known: ${names}.`;
  const stop = say`The way to a mailbox stops at the ${linkNames[broken.id]}: ${broken.says}.`;
  const stops = reason ? say`${stop} ${reason}` : stop;
  return untold.length > 0 ? say`${stops} Not known before it: ${names}.` : stops;
}

/** The log that tells of deeds, when it could not be read; what else is unknown stands at its link. */
function unseenIn(sight: Sight): readonly Message[] {
  const log = sight.read(licenseHistory);
  return log.state === 'unknown' ? [say`Who changed what, and when, is not known. ${log.reason}`] : [];
}
