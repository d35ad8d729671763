import { isRecord } from './reply.ts';

/** What Exchange says of an error: the .NET type of the exception, where it is told, and a sentence. */
export interface Spoken {
  readonly type: string;
  readonly text: string;
  /** The words fit every error. */
  readonly generic: boolean;
}

/**
 * What the body of an error says, level by level, nearest to the cmdlet first. `details` come before the inner
 * exception: of an object that is not found, that one only says that an exception "was thrown".
 */
export function spokenIn(body: unknown): readonly (readonly Spoken[])[] {
  const error = isRecord(body) ? body.error : undefined;
  if (!isRecord(error)) return [];
  const inner = isRecord(error.innererror) ? error.innererror : {};
  const details: readonly unknown[] = Array.isArray(error.details) ? error.details : [];
  return [
    details.flatMap((detail) => said(detail)),
    said(inner.internalexception),
    said(inner),
    said({ ...error, type: error.code }),
  ];
}

// <Ex and six digits, or nothing>|<type of the exception>|<sentence>
const DETAIL = /^(?:Ex[0-9A-F]{6})?\|([\w.+`]+)\|(.*)$/s;

const GENERIC = /^(Error executing ?cmdlet|Invalid Operation|Exception of type .* was thrown)\.?$/is;

function said(level: unknown): readonly Spoken[] {
  if (!isRecord(level) || typeof level.message !== 'string') return [];
  const message = level.message.slice(0, 4_000).trim();
  const [, type, text] = DETAIL.exec(message) ?? [];
  if (type !== undefined && text !== undefined) return [{ type, text, generic: false }];
  const own = typeof level.type === 'string' ? level.type : '';
  return [{ type: own, text: message, generic: message === '' || GENERIC.test(message) }];
}
