import { z } from 'zod';
import { defineFact } from '../diagnosis/fact.ts';
import { say } from '../diagnosis/message.ts';
import { known, unknown } from '../diagnosis/reading.ts';
import { get, orElse } from '../diagnosis/request.ts';
import { isTruncated } from './search/truncated.ts';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

const Issue = z.object({
  id: text,
  title: text,
  impactDescription: text,
  feature: text,
  featureGroup: text,
  service: text,
  /** Compared in lower case: the metadata says `serviceRestored`, the pages say `ServiceRestored`. */
  status: text.transform((value) => value.toLowerCase()),
  classification: text.transform((value) => value.toLowerCase()),
  isResolved: z.boolean().nullish(),
  startDateTime: text,
});

export type Issue = z.infer<typeof Issue>;

/** Statuses of an issue that is over, whatever `isResolved` says. */
const over = new Set([
  'servicerestored',
  'postincidentreviewpublished',
  'falsepositive',
  'resolved',
  'resolvedexternal',
  'serviceoperational',
]);

const matters = /exchange|entra|identity|azure active directory|suite/i;

/** Open issues of Exchange, of the directory and of the suite. Shared and kept for two minutes: 800 calls an hour is all there is. */
export default defineFact<readonly Issue[]>({
  id: 'service-health',
  permission: 'ServiceHealth.Read.All',
  cacheSeconds: 120,
  ask: () => [
    // The exact filter is not documented; when it is refused, all issues come and are sorted here.
    orElse(
      get`/admin/serviceAnnouncement/issues?$filter=isResolved eq ${false}`,
      get`/admin/serviceAnnouncement/issues`,
    ),
  ],
  read: ([body]) => {
    const open = z
      .object({ value: z.array(Issue) })
      .parse(body)
      .value.filter((issue) => issue.isResolved !== true && !over.has(issue.status) && matters.test(issue.service));
    return open.length === 0 && isTruncated([body])
      ? unknown(say`The list of incidents was too long to read to its end.`)
      : known(open);
  },
});
