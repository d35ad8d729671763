import type { GraphRequest } from '../diagnosis/request.ts';
import { segmentsOf } from './services.ts';

// The closed list of what is ever read: no mail, no files, no chats. `*` is one segment, `**` any number.
const PATHS = [
  'users',
  'users/*',
  'users/*/licenseDetails',
  'users/*/manager',
  'users/*/memberOf/**',
  'users/*/transitiveMemberOf/**',
  'users/*/onPremisesSyncBehavior',
  'users/*/mailboxSettings/**',
  'users/*/mailFolders/*',
  'groups',
  'groups/*',
  'groups/*/members/**',
  'groups/*/transitiveMembers/**',
  'contacts',
  'contacts/*',
  'directory/deletedItems/**',
  'directory/onPremisesSynchronization/**',
  'directory/subscriptions/**',
  'directoryObjects/*',
  'directoryRoles/**',
  'roleManagement/directory/**',
  'servicePrincipals/**',
  'organization/**',
  'subscribedSkus/**',
  'domains/**',
  'admin/serviceAnnouncement/**',
  'auditLogs/directoryAudits/**',
  'auditLogs/provisioning/**',
].map((path) => path.toLowerCase().split('/'));

const HEADERS = new Set(['consistencylevel', 'prefer']);

/** The request's url as a URL parser reads it, or a sentence that says why it is not sent. */
export function readable(request: GraphRequest): { readonly url: string } | { readonly refused: string } {
  const prefix = 'https://graph/v1.0';
  const parsed = URL.parse(prefix + request.url);
  if (!parsed?.href.startsWith(`${prefix}/`) || parsed.hash !== '') {
    return { refused: 'The question was not sent: its address is not one of Graph.' };
  }
  const url = parsed.href.slice(prefix.length);
  if (!PATHS.some((pattern) => matches(pattern, segmentsOf(url)))) {
    return { refused: 'The question was not sent: it is not on the closed list of what we read.' };
  }
  const header = Object.entries(request.headers ?? {}).find((each) => !isSafe(each));
  return header ? { refused: `The question was not sent: its header ${header[0]} is not allowed.` } : { url };
}

/** Inside a batch no library checks a header: a line break there would be Graph's to interpret. */
const isSafe = ([name, value]: readonly [string, string]): boolean =>
  HEADERS.has(name.toLowerCase()) && /^[\x20-\x7e]+$/.test(value);

function matches(pattern: readonly string[], segments: readonly string[]): boolean {
  const open = pattern.at(-1) === '**';
  const fixed = open ? pattern.slice(0, -1) : pattern;
  return (
    (open ? segments.length >= fixed.length : segments.length === fixed.length) &&
    fixed.every((part, i) => part === '*' || part === segments[i])
  );
}
