import { type CauseId, causeOf } from '../diagnosis/causes.ts';
import type { Verdict } from '../diagnosis/finding.ts';
import type { LinkId } from '../diagnosis/timeline.ts';

/** Rows of the decision order that speak of a link. */
const rows: Readonly<Record<LinkId, readonly number[]>> = {
  account: [0, 2],
  synced: [2, 4],
  location: [],
  license: [3, 4, 5, 6],
  plan: [3, 5, 6],
  exchange: [4, 6, 7, 8, 9, 10, 11],
  mailbox: [3, 4, 6, 7, 8, 9, 10, 11],
};

/** Causes that explain a link although most of their row do not. */
const byName: Readonly<Partial<Record<LinkId, readonly CauseId[]>>> = {
  location: ['usage-location-missing', 'usage-location-invalid', 'license-error-usage-location'],
  mailbox: ['sku-without-mailbox-entitlement'],
};

/** The verdict's cause, when it is what keeps this link from holding. */
export function causeFor(link: LinkId, verdict: Verdict): CauseId | undefined {
  const { cause, certainty } = verdict;
  if (certainty === 'undetermined') return undefined;
  const fits = rows[link].includes(causeOf(cause).row) || byName[link]?.includes(cause);
  return fits ? cause : undefined;
}
