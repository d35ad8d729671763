import { badRequest, unsupported } from '../answer.ts';
import type { Clock } from '../clock.ts';
import { comparing } from './compare.ts';
import type { Comparison, Node, Path } from './parse.ts';
import { type Place, placeOf, type Scope } from './property-path.ts';
import type { Literal } from './tokens.ts';
import { type EntityType, types } from './types.ts';

/** Whether an object passes a filter. */
export type Predicate = (object: unknown) => boolean;

/** How a filter is read: at what time, and in which query mode. */
export interface FilterMode {
  readonly clock: Clock;
  /** The mode of the directory without `ConsistencyLevel` and `$count`: it refuses some operators. */
  readonly simple: boolean;
}

/** Graph's own limit for a chain of `or`, and for `in`, in the simple mode (microsoft-graph-docs-contrib issue 1238). */
const mostAlternatives = 15;

/** Turns a filter's tree into a predicate. Names, types and what the mode allows are checked before anything is read. */
export const compileFilter = (node: Node, type: EntityType, mode: FilterMode): Predicate =>
  compile(node, { type }, mode);

function compile(node: Node, scope: Scope, mode: FilterMode): Predicate {
  switch (node.kind) {
    case 'or':
    case 'and': {
      if (node.kind === 'or') limit(alternatives(node), mode);
      const terms = node.terms.map((term) => compile(term, scope, mode));
      return node.kind === 'or'
        ? (object) => terms.some((test) => test(object))
        : (object) => terms.every((test) => test(object));
    }
    case 'not': {
      advancedOnly('not', mode);
      const inner = compile(node.term, scope, mode);
      return (object) => !inner(object);
    }
    case 'any':
      return compileAny(node, scope, mode);
    case 'in': {
      limit(node.values.length, mode);
      const place = singleAt(node.path, scope, mode);
      const tests = node.values.map((value) => tested('eq', value, place, node.path));
      return (object) => tests.some((test) => test(place.value(object)));
    }
    case 'compare': {
      if (node.operator === 'ne') advancedOnly('ne', mode);
      const place = singleAt(node.path, scope, mode);
      const test = tested(node.operator, node.value, place, node.path);
      return (object) => test(place.value(object));
    }
    default:
      return compileText(node, scope, mode);
  }
}

function compileText(node: Node & { kind: 'startswith' | 'endswith' }, scope: Scope, mode: FilterMode): Predicate {
  if (node.kind === 'endswith') advancedOnly('endsWith', mode);
  const place = singleAt(node.path, scope, mode);
  if (place.property.kind !== 'string') throw incompatible(node.path);
  const test = node.kind === 'startswith' ? 'startsWith' : 'endsWith';
  return (object) => {
    const value = place.value(object);
    return typeof value === 'string' && value.toLowerCase()[test](node.value);
  };
}

function compileAny(node: Node & { kind: 'any' }, scope: Scope, mode: FilterMode): Predicate {
  if (scope.variable !== undefined) throw unsupported('A lambda inside a lambda is not supported.');
  const { property, value } = placeOf(node.path, scope, mode.clock, mode.simple);
  if (!property.many) throw badRequest(`Invalid filter clause: '${node.path.join('/')}' is not a collection.`);
  const variable = node.variable;
  const inner: Scope = property.of
    ? { type: types[property.of], variable }
    : { type: scope.type, variable, plain: { ...property, many: false } };
  const test = compile(node.term, inner, mode);
  return (object) => {
    const items = value(object);
    return Array.isArray(items) && items.some(test);
  };
}

/** A single value; a collection needs an `any` around it. */
function singleAt(path: Path, scope: Scope, mode: FilterMode): Place {
  const place = placeOf(path, scope, mode.clock, mode.simple);
  if (place.property.many || place.property.kind === 'complex') throw incompatible(path);
  return place;
}

function tested(operator: Comparison, literal: Literal, place: Place, path: Path): (value: unknown) => boolean {
  const test = comparing(operator, literal, place.property);
  if (!test) throw incompatible(path);
  return test;
}

/** How many alternatives an `or` has, nested ones included. */
const alternatives = (node: Node): number =>
  node.kind === 'or' ? node.terms.reduce((sum, term) => sum + alternatives(term), 0) : 1;

function limit(count: number, { simple }: FilterMode): void {
  if (!simple || count <= mostAlternatives) return;
  throw unsupported(
    `Too many child clauses specified in search filter expression containing 'OR' operators: ${count}. Max allowed: ${mostAlternatives}.`,
  );
}

function advancedOnly(operator: string, { simple }: FilterMode): void {
  if (!simple) return;
  throw unsupported(
    `Operator '${operator}' is not supported because the required parameters might be missing. Try adding $count=true query parameter and ConsistencyLevel:eventual header.`,
  );
}

const incompatible = (path: Path) =>
  badRequest(
    `Invalid filter clause: A binary operator with incompatible types was detected for '${path.join('/')}'; a collection needs any().`,
  );
