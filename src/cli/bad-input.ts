/** What the command was given cannot be used: a file, a line, an answer. The message says what to do. */
export class BadInput extends Error {
  override readonly name = 'BadInput';
}

/** Why a file could not be read, in a few words. */
export function whyNot(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file',
    EACCES: 'it may not be read',
    EISDIR: 'it is a folder',
  };
  return known[code] ?? (error instanceof Error ? error.message : String(error));
}
