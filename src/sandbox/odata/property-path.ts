import { badRequest, unsupported } from '../answer.ts';
import { type Clock, timeAt } from '../clock.ts';
import type { Path } from './parse.ts';
import { type EntityType, type Property, types } from './types.ts';

/** Where a path of a filter starts. */
export interface Scope {
  readonly type: EntityType;
  /** Inside an `any`: its variable, and the property when the items are plain values. */
  readonly variable?: string;
  readonly plain?: Property;
}

/** A path that was looked up: what it is, and how to read it from an object. Dates come as milliseconds. */
export interface Place {
  readonly property: Property;
  value(object: unknown): unknown;
}

/** Looks a path up in a type. Unknown names are a 400, and so is what the query mode may not filter by. */
export function placeOf(path: Path, scope: Scope, clock: Clock, simple: boolean): Place {
  const names = namesIn(path, scope);
  if (scope.plain && names.length === 0) return { property: scope.plain, value: (object) => object };
  const property = follow(names, scope.plain ? undefined : scope.type, simple);
  const read = (object: unknown) =>
    names.reduce<unknown>((at, name) => (at as Record<string, unknown> | null | undefined)?.[name], object);
  if (property.kind !== 'date') return { property, value: read };
  return {
    property,
    value: (object) => {
      const value = read(object);
      return typeof value === 'string' ? Date.parse(timeAt(value, clock)) : value;
    },
  };
}

function namesIn(path: Path, { variable }: Scope): Path {
  if (variable === undefined) return path;
  if (path[0] === variable) return path.slice(1);
  throw badRequest(`Invalid filter clause: '${path.join('/')}' is outside of the lambda '${variable}'.`);
}

function follow(names: Path, start: EntityType | undefined, simple: boolean): Property {
  let type = start;
  let property: Property | undefined;
  for (const name of names) {
    property = type && Object.hasOwn(type.properties, name) ? type.properties[name] : undefined;
    if (!property) {
      const where = type ? ` on type 'microsoft.graph.${type.name}'` : '';
      throw badRequest(`Invalid filter clause: Could not find a property named '${name}'${where}.`);
    }
    if (property.filter === 'no' || (property.filter === 'advanced' && simple)) {
      throw unsupported(
        `Unsupported or invalid query filter clause specified for property '${name}' of resource '${type?.name}'.`,
      );
    }
    // Through a collection leads only `any`.
    type = property.of && !property.many ? types[property.of] : undefined;
  }
  if (!property) throw badRequest('Invalid filter clause: a property is missing.');
  return property;
}
