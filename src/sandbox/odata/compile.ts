import { badRequest, unsupported } from '../answer.ts';
import type { Clock } from '../clock.ts';
import { comparing } from './compare.ts';
import type { Comparison, Node, Path } from './parse.ts';
import { type Place, placeOf, type Scope } from './property-path.ts';
import { supportOf, type Use } from './support.ts';
import type { Literal } from './tokens.ts';
import { type EntityType, types } from './types.ts';

/** Whether an object passes a filter. */
export type Predicate = (object: unknown) => boolean;

/** How a filter is read: at what time, and in which query mode. */
export interface FilterMode {
  readonly clock: Clock;
  /** The mode of the directory without `ConsistencyLevel` and `$count`: it refuses some operators. */
  readonly simple: boolean;
  /** Not the directory: service health and audit log, which know fewer operators. */
  readonly report?: boolean;
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
      if (mode.report) throw notInReports('in');
      const place = singleAt(node.path, scope, mode);
      allow('eq', place, mode);
      const tests = node.values.map((value) => tested('eq', value, place, node.path));
      return (object) => tests.some((test) => test(place.value(object)));
    }
    case 'compare': {
      if (node.operator === 'ne') advancedOnly('ne', mode);
      const place = singleAt(node.path, scope, mode);
      const test = tested(node.operator, node.value, place, node.path);
      allow(useOf(node.operator, node.value), place, mode);
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
  allow(test, place, mode);
  return (object) => {
    const value = place.value(object);
    return typeof value === 'string' && value.toLowerCase()[test](node.value);
  };
}

function compileAny(node: Node & { kind: 'any' }, scope: Scope, mode: FilterMode): Predicate {
  if (scope.variable !== undefined) throw unsupported('A lambda inside a lambda is not supported.');
  const { property, value, root, path } = placeOf(node.path, scope, mode.clock);
  if (!property.many) throw badRequest(`Invalid filter clause: '${node.path.join('/')}' is not a collection.`);
  const variable = node.variable;
  const from = { root, path };
  const inner: Scope = property.of
    ? { type: types[property.of], variable, from }
    : { type: scope.type, variable, plain: { ...property, many: false }, from };
  const test = compile(node.term, inner, mode);
  return (object) => {
    const items = value(object);
    return Array.isArray(items) && items.some(test);
  };
}

/** A single value; a collection needs an `any` around it. */
function singleAt(path: Path, scope: Scope, mode: FilterMode): Place {
  const place = placeOf(path, scope, mode.clock);
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

/** Operators that the directory has in the advanced mode only, and the reports not at all. */
function advancedOnly(operator: string, { simple, report }: FilterMode): void {
  if (report) throw notInReports(operator);
  if (simple) throw needsAdvanced(operator);
}

const needsAdvanced = (operator: string) =>
  unsupported(
    `Operator '${operator}' is not supported because the required parameters might be missing. Try adding $count=true query parameter and ConsistencyLevel:eventual header.`,
  );

const notInReports = (operator: string) => unsupported(`Operator '${operator}' is not supported for this resource.`);

const useOf = (operator: Comparison, { type }: Literal): Use => {
  if (type === 'null') return 'null';
  return operator === 'eq' || operator === 'ne' ? 'eq' : 'ge';
};

/** Refuses what Graph does not do with a property at all, or not in the simple mode. */
function allow(use: Use, { root, path }: Place, { simple }: FilterMode): void {
  const support = supportOf(root.name, path.join('/'), use);
  if (support === 'default' || (support === 'advanced' && !simple)) return;
  throw unsupported(
    `Unsupported or invalid query filter clause specified for property '${path.join('/')}' of resource '${root.name}'.`,
  );
}

const incompatible = (path: Path) =>
  badRequest(
    `Invalid filter clause: A binary operator with incompatible types was detected for '${path.join('/')}'; a collection needs any().`,
  );
