import { DocumentConflict, type Documents, type Indexes } from '../storage/documents.ts';

const COLLECTION = 'seen';
const HOUR = 60 * 60 * 1000;
/** Hours are kept in a ring of this many buckets, so that what a quiet night left behind is swept later. */
const BUCKETS = 4;
/** Expired claims that one call removes from each bucket at most: more than it adds, so they cannot pile up. */
const SWEPT = 5;

interface Seen {
  readonly at: string;
}

/**
 * True for the first caller with this activity id within an hour, over all processes and restarts; false when the
 * activity was handled already. Teams delivers again what was not answered in 15 seconds, under the same id.
 */
export async function once(documents: Documents, activityId: string, now: Date): Promise<boolean> {
  const hour = Math.floor(now.getTime() / HOUR);
  // The buckets of this hour and the last hold claims that count; the two others are older.
  for (const bucket of [hour + 1, hour + 2]) await sweep(documents, bucket % BUCKETS, now);
  try {
    return await claim(documents, activityId.toWellFormed(), now, { bucket: hour % BUCKETS });
  } catch (error) {
    if (error instanceof DocumentConflict) return false;
    throw error;
  }
}

const isExpired = ({ at }: Seen, now: Date): boolean => now.getTime() - Date.parse(at) >= HOUR;

async function claim(documents: Documents, key: string, now: Date, indexes: Indexes): Promise<boolean> {
  const found = await documents.read<Seen>(COLLECTION, key);
  const seen: Seen = { at: now.toISOString() };
  if (!found) await documents.create(COLLECTION, key, seen, indexes);
  else if (isExpired(found.value, now)) await documents.replace(COLLECTION, key, seen, found.eTag, indexes);
  else return false;
  return true;
}

async function sweep(documents: Documents, bucket: number, now: Date): Promise<void> {
  for (const { key, value, eTag } of await documents.find<Seen>(COLLECTION, 'bucket', bucket, SWEPT)) {
    // A process whose clock is ahead may have begun to use the bucket.
    if (!isExpired(value, now)) continue;
    try {
      await documents.remove(COLLECTION, key, eTag);
    } catch (error) {
      // Claimed anew by another process meanwhile.
      if (!(error instanceof DocumentConflict)) throw error;
    }
  }
}
