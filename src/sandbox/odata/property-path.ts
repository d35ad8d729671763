import { badRequest } from '../answer.ts';
import { type Clock, timeAt } from '../clock.ts';
import type { Path } from './parse.ts';
import { type EntityType, type Property, types } from './types.ts';

/** Where a path of a filter starts. */
export interface Scope {
  readonly type: EntityType;
  /** Inside an `any`: its variable, and the property when the items are plain values. */
  readonly variable?: string;
  readonly plain?: Property;
  /** The type that is listed, and the way from there to here. */
  readonly from?: { readonly root: EntityType; readonly path: Path };
}

/** A path that was looked up: what it is, and how to read it from an object. Dates come as milliseconds. */
export interface Place {
  readonly property: Property;
  /** The type that is listed, and the whole way from there. */
  readonly root: EntityType;
  readonly path: Path;
  value(object: unknown): unknown;
}

/** Looks a path up in a type. Unknown names are a 400. */
export function placeOf(path: Path, scope: Scope, clock: Clock): Place {
  const names = namesIn(path, scope);
  const { root, path: before } = scope.from ?? { root: scope.type, path: [] };
  const whole = { root, path: [...before, ...names] };
  if (scope.plain && names.length === 0) return { ...whole, property: scope.plain, value: (object) => object };
  const property = follow(names, scope.plain ? undefined : scope.type);
  const read = (object: unknown) =>
    names.reduce<unknown>((at, name) => (at as Record<string, unknown> | null | undefined)?.[name], object);
  if (property.kind !== 'date') return { ...whole, property, value: read };
  return {
    ...whole,
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

function follow(names: Path, start: EntityType | undefined): Property {
  let type = start;
  let property: Property | undefined;
  for (const name of names) {
    property = type && Object.hasOwn(type.properties, name) ? type.properties[name] : undefined;
    if (!property) {
      const where = type ? ` on type 'microsoft.graph.${type.name}'` : '';
      throw badRequest(`Invalid filter clause: Could not find a property named '${name}'${where}.`);
    }
    // Through a collection leads only `any`.
    type = property.of && !property.many ? types[property.of] : undefined;
  }
  if (!property) throw badRequest('Invalid filter clause: a property is missing.');
  return property;
}
