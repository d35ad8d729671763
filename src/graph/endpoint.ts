import type { Cloud } from './clouds.ts';

/** Where Graph is. Requests are always written for `graph`; their bytes go to `address`, often the same. */
export interface GraphEndpoint {
  /** The cloud's own origin, which the client library knows and nextLinks carry. */
  readonly graph: string;
  readonly loopback: boolean;
  /** Where an absolute Graph url is really sent. Throws for a url of any other host. */
  address(url: string): string;
  /** The part of a link after `/v1.0`, or undefined when the link leads anywhere but here. */
  relative(link: unknown): string | undefined;
}

/**
 * The cloud's endpoint, or an override: an https address, or plain http on this machine.
 * Throws a sentence for anything else, because the token would travel in the clear or to a stranger.
 */
export function graphEndpoint(cloud: Cloud, override?: string): GraphEndpoint {
  const to = override === undefined ? cloud.graph : checked(override);
  const bases = [`${cloud.graph}/v1.0`, `${to}/v1.0`];
  return {
    graph: cloud.graph,
    loopback: to.startsWith('http:'),
    address: (url) => {
      if (!url.startsWith(`${cloud.graph}/v1.0/`)) throw new RangeError('Only Graph v1.0 addresses are ever called');
      return to + url.slice(cloud.graph.length);
    },
    relative: (link) => {
      const href = typeof link === 'string' ? plainHref(link) : undefined;
      const base = bases.find((each) => href?.startsWith(`${each}/`));
      return base === undefined ? undefined : href?.slice(base.length);
    },
  };
}

/** 127.0.0.0/8, ::1 and localhost, as the URL parser spells them. */
export const isLoopbackHost = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);

function checked(override: string): string {
  const url = URL.parse(override);
  if (!url || plainHref(override) === undefined || url.search !== '') {
    throw new Error('The Graph endpoint must be a plain address such as http://127.0.0.1:8080.');
  }
  if (url.protocol === 'http:' && !isLoopbackHost(url.hostname)) {
    throw new Error(`The Graph endpoint ${url.origin} must use https; plain http is only for this machine.`);
  }
  return url.origin + url.pathname.replace(/\/+$/, '').replace(/\/v1\.0$/, '');
}

/** The link as the parser reads it, unless it carries a name, a password or a fragment. */
function plainHref(link: string): string | undefined {
  const url = URL.parse(link);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  return url.username === '' && url.password === '' && url.hash === '' ? url.href : undefined;
}
