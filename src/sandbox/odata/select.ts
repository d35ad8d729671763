import { badRequest } from '../answer.ts';
import type { Call } from '../call.ts';
import { type Clock, writtenOut } from '../clock.ts';
import type { Entity, EntityType } from './types.ts';

/** The properties that `$select` names, in its order; undefined when there is none. Unknown ones are a 400. */
export function selected(call: Call, ...allowed: readonly EntityType[]): readonly string[] | undefined {
  const text = call.query.get('select');
  if (text === undefined) return undefined;
  const names = [...new Set(text.split(',').map((name) => name.trim()))];
  for (const name of names) {
    if (allowed.some((type) => Object.hasOwn(type.properties, name))) continue;
    throw badRequest(
      `Parsing OData Select and Expand failed: Could not find a property named '${name}' on type 'microsoft.graph.${allowed[0]?.name}'.`,
    );
  }
  return names;
}

/**
 * An object as an answer shows it: the selected properties, else the type's default ones, else all; null or an
 * empty list in place of what the tenant file leaves open; times written out.
 */
export function shownAs(
  object: Entity,
  type: EntityType,
  select: readonly string[] | undefined,
  clock: Clock,
): Record<string, unknown> {
  const names = select ?? type.byDefault ?? Object.keys(object);
  return Object.fromEntries(
    names
      .filter((name) => Object.hasOwn(type.properties, name))
      .map((name) => [name, writtenOut(object[name] ?? empty(type, name), clock, name)]),
  );
}

const empty = (type: EntityType, name: string): unknown => (type.properties[name]?.many ? [] : null);

/** `users(id,mail)`, or just `users` without `$select`: how Graph words its context. */
export const contextOf = (path: string, select: readonly string[] | undefined): string =>
  `https://graph.microsoft.com/v1.0/$metadata#${path}${select ? `(${select.join(',')})` : ''}`;
