/** The storage cannot do its work; the message says to the people who run the bot what to do. */
export class StorageFailed extends Error {
  override readonly name = 'StorageFailed';
}

/** SQLite's primary result codes (sqlite.org/rescode.html) that a person can do something about. */
const byResultCode: Readonly<Record<number, (path: string) => string>> = {
  5: (path) =>
    `The storage file ${path} is held by another program. Stop the other one, or set STORAGE to another file.`,
  8: (path) => `The storage file ${path} cannot be written. Give the account that runs MailboxHelp the right to write.`,
  10: (path) => `The disk under the storage file ${path} reported an error. Check the disk, then start again.`,
  11: damaged,
  13: (path) => `The disk under the storage file ${path} is full. Free some space; nothing stored before is lost.`,
  14: (path) => `The storage file ${path} cannot be opened. Check that its folder exists and may be written.`,
  26: damaged,
};

/** Node's codes for trouble with the file or its folder, before SQLite sees it. */
const byFileCode: Readonly<Record<string, (path: string) => string>> = {
  EACCES: (path) =>
    `The storage file ${path} may not be opened by the account that runs MailboxHelp. Give it the right.`,
  EPERM: (path) => `The storage file ${path} belongs to another account. Give it to the account that runs MailboxHelp.`,
  EISDIR: (path) => `The storage path ${path} is a folder. Set STORAGE to a file inside it.`,
  ENOTDIR: (path) => `The storage path ${path} leads through a file. Set STORAGE to a path whose parents are folders.`,
  EEXIST: (path) => `The storage path ${path} leads through a file. Set STORAGE to a path whose parents are folders.`,
  EROFS: (path) => `The storage file ${path} is on a disk that cannot be written. Set STORAGE to another place.`,
  ENOSPC: (path) => `The disk under the storage file ${path} is full. Free some space; nothing stored before is lost.`,
};

/** Puts an error of SQLite or of the file system into words; anything else stays as it is. */
export function inWords(error: unknown, path: string): unknown {
  if (!(error instanceof Error)) return error;
  const { errcode, code } = error as Error & { errcode?: number; code?: string };
  // Extended result codes carry the primary one in their low byte.
  const words = (errcode === undefined ? undefined : byResultCode[errcode & 0xff]) ?? byFileCode[code ?? ''];
  return words === undefined ? error : new StorageFailed(words(path), { cause: error });
}

/** What to say of a file that is no longer, or never was, a sound SQLite file. */
export function damaged(path: string): string {
  return (
    `The storage file ${path} is damaged or is not a SQLite file. Restore it from a backup, ` +
    'or move it away to start with an empty one (the cases in it are then gone).'
  );
}
