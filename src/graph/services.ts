/** Which of Graph's services answers a request; each has limits of its own. */
export type Service = 'identity' | 'outlook' | 'service-communications' | 'audit-log' | 'reports';

const OUTLOOK = new Set(['mailboxsettings', 'mailfolders', 'messages', 'calendar', 'calendars', 'events']);

/** The path's segments in lower case, with OData keys in parentheses as segments of their own: `users`, `*`. */
export const segmentsOf = (url: string): readonly string[] =>
  (url.split('?', 1)[0] ?? '')
    .replaceAll(/\((\w+=)?'(?:[^']|'')*'\)/g, '/*')
    .toLowerCase()
    .split('/')
    .filter((segment) => segment !== '');

/** The service behind a url that is relative to `/v1.0`. */
export function serviceOf(url: string): Service {
  const [first, second, third] = segmentsOf(url);
  if (first === 'users' && OUTLOOK.has(third ?? '')) return 'outlook';
  if (first === 'admin') return 'service-communications';
  if (first === 'auditlogs' && second === 'directoryaudits') return 'audit-log';
  return first === 'auditlogs' || first === 'reports' ? 'reports' : 'identity';
}
