import type { Comparison } from './parse.ts';
import type { Literal } from './tokens.ts';
import type { Property } from './types.ts';

/** Compares a property's value with a literal; undefined when the two cannot be compared at all. */
export function comparing(
  operator: Comparison,
  literal: Literal,
  property: Property,
): ((value: unknown) => boolean) | undefined {
  const equality = operator === 'eq' || operator === 'ne';
  if (literal.type === 'null') {
    return equality ? (value) => (value === null || value === undefined) === (operator === 'eq') : undefined;
  }
  const kind = literal.type === 'guid' ? 'string' : literal.type;
  if (kind !== property.kind || (kind === 'boolean' && !equality)) return undefined;
  const wanted: unknown = literal.value;
  return (value) => {
    if (value === null || value === undefined) return operator === 'ne';
    return holds(operator, typeof value === 'string' ? value.toLowerCase() : value, wanted);
  };
}

function holds(operator: Comparison, value: unknown, wanted: unknown): boolean {
  const [a, b] = [value as string, wanted as string];
  switch (operator) {
    case 'eq':
      return a === b;
    case 'ne':
      return a !== b;
    case 'gt':
      return a > b;
    case 'ge':
      return a >= b;
    case 'lt':
      return a < b;
    default:
      return a <= b;
  }
}
