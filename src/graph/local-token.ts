import type { TokenCredential } from '@azure/identity';

/** A fixed token that only an endpoint on this machine may see. The token is private, so no log can print it. */
export class LocalToken implements TokenCredential {
  readonly #token: string;
  constructor(token: string) {
    this.#token = token;
  }
  async getToken() {
    return { token: this.#token, expiresOnTimestamp: Date.now() + 3_600_000 };
  }
}

/** Wraps LOCAL_ACCESS_TOKEN. Throws a sentence when a header could not carry it. */
export function localToken(token: string): TokenCredential {
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new Error('LOCAL_ACCESS_TOKEN must be one word of plain characters.');
  }
  return new LocalToken(token);
}
