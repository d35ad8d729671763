import { badRequest, unsupported } from '../answer.ts';
import { type Call, isEventual, type QueryOption } from '../call.ts';
import { type Clock, timeAt } from '../clock.ts';
import { compileFilter } from './compile.ts';
import { type PageSize, pageOf } from './page.ts';
import { parseFilter } from './parse.ts';
import { compileSearch } from './search.ts';
import { contextOf, selected, shownAs } from './select.ts';
import { supportOf } from './support.ts';
import type { Entity, EntityType } from './types.ts';

/** A list that can be asked for. */
export interface Listing {
  readonly type: EntityType;
  readonly items: readonly Entity[];
  /** What stands behind `$metadata#`. */
  readonly context: string;
  /** The query options that this list knows; others are a 400. */
  readonly options: readonly QueryOption[];
  /** Directory objects have the two query modes; service health and audit logs do not. */
  readonly directory: boolean;
  readonly pages: PageSize;
  /** Shows an item in another way than its type's. */
  readonly show?: (item: Entity, select: readonly string[] | undefined) => Record<string, unknown>;
  /** Types that `$select` may draw on besides `type`. */
  readonly alsoOf?: readonly EntityType[];
}

/** The options of lists of directory objects. */
export const directoryOptions: readonly QueryOption[] = [
  'filter',
  'select',
  'top',
  'count',
  'search',
  'orderby',
  'skiptoken',
];

/** Answers a list: filter, search, order, count, page, select. */
export function list(listing: Listing, call: Call, clock: Clock, linkBase: string): Record<string, unknown> {
  for (const option of call.query.keys()) {
    if (!listing.options.includes(option)) throw badRequest(`Query option '$${option}' is not allowed here.`);
  }
  const select = selected(call, listing.type, ...(listing.alsoOf ?? []));
  const matches = ordered(matching(listing, call, clock), listing, call, clock);
  const { items, nextLink } = pageOf(matches, call, listing.pages, linkBase);
  const show = listing.show ?? ((item: Entity) => shownAs(item, listing.type, select, clock));
  return {
    '@odata.context': contextOf(listing.context, select),
    ...(wantsCount(call) && (isEventual(call) || !listing.directory) && { '@odata.count': matches.length }),
    ...(nextLink !== undefined && { '@odata.nextLink': nextLink }),
    value: items.map((item) => show(item, select)),
  };
}

function matching(listing: Listing, call: Call, clock: Clock): readonly Entity[] {
  const [filter, search] = [call.query.get('filter'), call.query.get('search')];
  let items = listing.items;
  if (filter !== undefined) {
    const simple = listing.directory && !(isEventual(call) && wantsCount(call));
    items = items.filter(
      compileFilter(parseFilter(filter), listing.type, { clock, simple, report: !listing.directory }),
    );
  }
  if (search !== undefined) items = items.filter(compileSearch(search, listing.type, isEventual(call)));
  return items;
}

function wantsCount(call: Call): boolean {
  const text = call.query.get('count');
  if (text === undefined || text === 'false') return false;
  if (text === 'true') return true;
  throw badRequest(`Invalid value '${text}' for $count query option found.`);
}

function ordered(items: readonly Entity[], listing: Listing, call: Call, clock: Clock): readonly Entity[] {
  const text = call.query.get('orderby');
  if (text === undefined) return items;
  if (listing.directory && call.query.has('filter') && !(isEventual(call) && wantsCount(call))) {
    throw unsupported('Sorting not supported for current query.');
  }
  const [name = '', direction = 'asc', more] = text.trim().split(/\s+/);
  const property = Object.hasOwn(listing.type.properties, name) ? listing.type.properties[name] : undefined;
  if (!property || property.many || property.kind === 'complex' || more || !/^(asc|desc)$/.test(direction)) {
    throw badRequest(`Invalid $orderby clause: '${text}'.`);
  }
  const advanced = isEventual(call) && wantsCount(call);
  const support = supportOf(listing.type.name, name, 'orderby');
  if (support === 'never' || (support === 'advanced' && !advanced)) {
    throw unsupported(`Sorting by '${name}' is not supported for current query.`);
  }
  const sign = direction === 'desc' ? -1 : 1;
  const key = (item: Entity) =>
    property.kind === 'date' ? timeAt(String(item[name] ?? ''), clock) : String(item[name] ?? '').toLowerCase();
  return items.toSorted((a, b) => (key(a) < key(b) ? -sign : key(a) > key(b) ? sign : 0));
}
