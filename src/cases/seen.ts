import { DocumentConflict, type Documents, type Indexes } from '../storage/documents.ts';

const COLLECTION = 'seen';
const HOUR = 60 * 60 * 1000;
/** Hours are kept in a ring of this many buckets, so that what a quiet night left behind is swept later. */
const BUCKETS = 4;
/** One call in so many sweeps: looking for what is expired costs as much as claiming. */
const SWEEPING = 8;
/** Expired claims that it removes from each bucket at most: more than came since, so they cannot pile up. */
const SWEPT = 40;
const calls = new WeakMap<Documents, number>();

interface Seen {
  readonly at: string;
}

/**
 * True for the first caller with this activity id within an hour, over all processes and restarts; false when the
 * activity was handled already. Teams delivers again what was not answered in 15 seconds, under the same id.
 */
export async function once(documents: Documents, activityId: string, now: Date): Promise<boolean> {
  const hour = Math.floor(now.getTime() / HOUR);
  const key = activityId.toWellFormed();
  const call = calls.get(documents) ?? 0;
  calls.set(documents, call + 1);
  // The buckets of this hour and the last hold claims that count; the two others are older.
  const old = call % SWEEPING === 0 ? [hour + 1, hour + 2] : [];
  // Side by side, so that all of it waits for the disk once.
  const sweeps = old.map((bucket) => sweep(documents, bucket % BUCKETS, key, now));
  try {
    const [first] = await Promise.all([claim(documents, key, now, { bucket: hour % BUCKETS }), ...sweeps]);
    return first;
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

/** Removes expired claims, but for `own`, which is about to be claimed anew. */
async function sweep(documents: Documents, bucket: number, own: string, now: Date): Promise<void> {
  const found = await documents.find<Seen>(COLLECTION, 'bucket', bucket, SWEPT);
  // A process whose clock is ahead may have begun to use the bucket.
  const expired = found.filter(({ key, value }) => key !== own && isExpired(value, now));
  await Promise.all(expired.map(({ key, eTag }) => forget(documents, key, eTag)));
}

async function forget(documents: Documents, key: string, eTag: string): Promise<void> {
  try {
    await documents.remove(COLLECTION, key, eTag);
  } catch (error) {
    // Claimed anew by another process meanwhile.
    if (!(error instanceof DocumentConflict)) throw error;
  }
}
