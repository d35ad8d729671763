/** Where the cmdlets of one tenant are run. */
export interface ExchangeEndpoint {
  /** The whole address; nothing of a question ever becomes part of it. */
  readonly url: string;
  /** Whether it is on this machine. */
  readonly loopback: boolean;
}

/**
 * The cloud's endpoint, or an override: an https address, or plain http on this machine.
 * Throws a sentence for anything else, because the token would travel in the clear or to a stranger.
 */
export function exchangeEndpoint(cloudEndpoint: string, tenantId: string, override?: string): ExchangeEndpoint {
  const base = new URL(override === undefined ? cloudEndpoint : checked(override));
  const path = base.pathname.replace(/\/+$/, '').replace(/\/adminapi(\/beta)?$/, '');
  // Only beta runs cmdlets by name: v1.0 answers 405, and v2.0 knows too few of them.
  const url = `${base.origin}${path}/adminapi/beta/${encodeURIComponent(tenantId)}/InvokeCommand`;
  return { url, loopback: isLoopbackHost(base.hostname) };
}

/** 127.0.0.0/8, ::1 and localhost, as the URL parser spells them. */
const isLoopbackHost = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);

function checked(override: string): string {
  const url = URL.parse(override);
  const plain =
    url && /^https?:$/.test(url.protocol) && `${url.username}${url.password}${url.search}${url.hash}` === '';
  if (!plain) throw new Error('The Exchange endpoint must be a plain address such as http://127.0.0.1:8080.');
  if (url.protocol === 'http:' && !isLoopbackHost(url.hostname)) {
    throw new Error(`The Exchange endpoint ${url.origin} must use https; plain http is only for this machine.`);
  }
  return url.href;
}
