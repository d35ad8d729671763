/** What a request is answered with. A body of undefined is no body. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Thrown where a request is refused; the edge turns it into Graph's error shape with ids and date. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** 400: the query cannot be understood. */
export const badRequest = (message: string): Refusal => new Refusal(400, 'BadRequest', message);

/** 400: understood, but the directory does not do it, or not without the advanced query mode. */
export const unsupported = (message: string): Refusal => new Refusal(400, 'Request_UnsupportedQuery', message);

/** 404 of the directory, in the words that Graph uses for users, groups and deleted items alike. */
export const notFound = (key: string): Refusal =>
  new Refusal(
    404,
    'Request_ResourceNotFound',
    `Resource '${key}' does not exist or one of its queried reference-property objects are not present.`,
  );

/** 403 of the directory. */
export const denied = (): Refusal =>
  new Refusal(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');

/** 403 of a mailbox: a missing permission and an access policy look the same. */
export const mailboxDenied = (): Refusal =>
  new Refusal(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');

/** What is stamped onto every error. */
export interface ErrorStamp {
  readonly date: string;
  readonly requestId: string;
  readonly clientRequestId: string;
}

/** Graph's error shape. */
export const errorBody = (code: string, message: string, stamp: ErrorStamp): unknown => ({
  error: {
    code,
    message,
    innerError: {
      date: stamp.date.replace('Z', ''),
      'request-id': stamp.requestId,
      'client-request-id': stamp.clientRequestId,
    },
  },
});
