import { isNode, type Node, nameOf } from './syntax.ts';

/** Globals through which a file touches the world. */
const globals = new Set(['process', 'fetch', 'console', 'setTimeout', 'setInterval', 'setImmediate', 'WebSocket']);
/** Members of globals that do so. */
const members = new Set(['Date.now', 'Math.random', 'performance.now', 'crypto.randomUUID', 'crypto.getRandomValues']);

/** What a node reaches: the global, and `process.env` apart from it. */
export function reachOf(node: Node, parent: Node | null): readonly string[] {
  if (node.type === 'NewExpression' && nameOf(node.callee) === 'Date' && (node.arguments as unknown[]).length === 0)
    return ['new Date()'];
  if (node.type === 'MemberExpression') return memberReach(node);
  if (node.type === 'VariableDeclarator') return environmentByPattern(node);
  if (node.type !== 'Identifier' || !globals.has(node.name as string) || isOnlyAName(node, parent)) return [];
  return [node.name as string];
}

function memberReach(node: Node): readonly string[] {
  const property = nameOf(node.property);
  const object = isNode(node.object) && node.object.type === 'MemberExpression' ? node.object.property : node.object;
  const full = `${nameOf(object)}.${property}`;
  if (full === 'process.env' || members.has(full)) return [full];
  const fromGlobal = nameOf(object) === 'globalThis' && property !== null && globals.has(property);
  return fromGlobal ? [property] : [];
}

/** `const { env } = process` is `process.env` in other words. */
function environmentByPattern(node: Node): readonly string[] {
  if (nameOf(node.init) !== 'process' || !isNode(node.id) || node.id.type !== 'ObjectPattern') return [];
  const keys = (node.id.properties as readonly Node[]).map((property) => nameOf(property.key));
  return keys.includes('env') ? ['process.env'] : [];
}

/** A property, a key, a type or a parameter of that name is not the global. */
function isOnlyAName(node: Node, parent: Node | null): boolean {
  if (!parent) return false;
  if (parent.type === 'MemberExpression') return parent.property === node && parent.computed !== true;
  if (parent.type === 'Property') return parent.key === node && parent.shorthand !== true;
  return (
    /^TS(TypeQuery|TypeReference|QualifiedName|PropertySignature|MethodSignature|ImportType)$/.test(parent.type) ||
    /(Definition|Specifier)$/.test(parent.type)
  );
}
