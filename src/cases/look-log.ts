/** What looks report to the people who run the bot: numbers and kinds of errors, never names, addresses or messages. */
export interface LookLog {
  warn(details: Readonly<Record<string, string | number | undefined>>, message: string): void;
}

/** Reports trouble with a case's look. An error's message may hold an address, so only its kind is told. */
export function warn(log: LookLog, number: number, error: unknown, message: string): void {
  log.warn({ case: number, ...kindOf(error) }, message);
}

/** The same of a round. */
export function warnRound(log: LookLog, number: number, error: unknown, message: string): void {
  log.warn({ round: number, ...kindOf(error) }, message);
}

function kindOf(error: unknown) {
  const { name, code, statusCode } = Object(error) as { name?: unknown; code?: unknown; statusCode?: unknown };
  return { error: plain(name), code: plain(code), status: plain(statusCode) };
}

const plain = (value: unknown): string | number | undefined =>
  typeof value === 'number' || (typeof value === 'string' && /^[\w.-]{1,60}$/.test(value)) ? value : undefined;
