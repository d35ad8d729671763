/** A syntax node, as far as these rules look into it. */
export interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** Tells syntax nodes from everything else that hangs on them. */
export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** Visits a node and everything below it, with its parent. */
export function walk(node: Node, parent: Node | null, visit: (node: Node, parent: Node | null) => void): void {
  visit(node, parent);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, node, visit);
  }
}

/** The value of a string that is written out, else null. */
export const text = (node: unknown): string | null => {
  if (!isNode(node)) return null;
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type !== 'TemplateLiteral' || (node.expressions as unknown[]).length > 0) return null;
  return (node.quasis as { value: { cooked: string } }[])[0]?.value.cooked ?? null;
};
/** The name that an identifier or a written-out string gives, else null. */
export const nameOf = (node: unknown): string | null => {
  if (!isNode(node)) return null;
  return node.type === 'Identifier' ? (node.name as string) : text(node);
};
