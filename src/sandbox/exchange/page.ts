import type { Call } from '../call.ts';
import type { World } from '../route.ts';
import type { Output } from './cmdlets.ts';
import type { Properties } from './properties.ts';

const office = 'https://outlook.office365.com';

/** Rows as InvokeCommand wraps them. `Prefer: odata.maxpagesize` cuts them, and what follows cannot be fetched. */
export function page({ rows, warnings }: Output, call: Call, { linkBase }: World): Readonly<Record<string, unknown>> {
  const [, , tenant] = call.segments;
  const length = Number(/\bodata\.maxpagesize=(\d+)/i.exec(call.headers.prefer ?? '')?.[1]) || rows.length;
  const select = call.query.get('select')?.split(',');
  const base = linkBase.includes('127.0.0.1') ? linkBase : office;
  return {
    '@odata.context': `${office}/adminapi/beta/${tenant}/$metadata#Collection(Exchange.GenericHashTable)`,
    'adminapi.warnings@odata.type': '#Collection(String)',
    '@adminapi.warnings': warnings,
    ...(rows.length > length && {
      '@odata.nextLink': `${base}/adminapi/beta/${tenant}/InvokeCommand?$skiptoken=${Buffer.from(String(length)).toString('base64url')}`,
    }),
    value: rows.slice(0, length).map((row) => (select ? narrowed(row, select) : row)),
  };
}

/** The selected properties, each with its types. */
const narrowed = (row: Properties, select: readonly string[]): Properties =>
  Object.fromEntries(Object.entries(row).filter(([key]) => select.includes(key.split('@')[0] ?? '')));
