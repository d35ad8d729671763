/** Whether a list was too long to be read to its end: what was not found in it may be there all the same. */
export const isTruncated = (bodies: readonly unknown[]): boolean =>
  bodies.some((body) => (body as Readonly<Record<string, unknown>> | null)?.['@mailboxhelp.truncated'] === true);
