import { posix } from 'node:path';
import { parseSync } from 'oxc-parser';
import { reachOf } from './reaches.ts';
import { isNode, type Node, nameOf, text, walk } from './syntax.ts';

/** Source text by path, relative to the top of the repository, with forward slashes. */
export type Sources = ReadonlyMap<string, string>;

/** Something that a module imports: by statement, by expression, by re-export or by type. */
export interface Import {
  /** As written; null where it is worked out at run time. */
  readonly specifier: string | null;
  /** The path of a relative import, relative to the top of the repository. */
  readonly target: string | null;
  readonly typesOnly: boolean;
  /** Names brought in, as the other side calls them. */
  readonly names: readonly string[];
}

/** What the rules need to know of a file. */
export interface Module {
  readonly path: string;
  readonly imports: readonly Import[];
  /** Things of the world that it reaches without an import: `process.env`, `fetch`, `Date.now`, … */
  readonly reaches: readonly string[];
  /** The `id` of the object that its default export is made from. */
  readonly defaultId: string | null;
  /** True for a file that only passes on what others export. */
  readonly barrel: boolean;
}

/** Reads a file. Throws where it does not parse: a file that cannot be read must not count as clean. */
export function readModule(path: string, source: string): Module {
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message}`);
  const imports: Import[] = [];
  const reaches = new Set<string>();
  walk(program as unknown as Node, null, (node, parent) => {
    const found = importOf(node, path);
    if (found) imports.push(found);
    for (const reach of reachOf(node, parent)) reaches.add(reach);
  });
  const body = program.body as unknown as readonly Node[];
  return { path, imports, reaches: [...reaches], defaultId: idOf(body), barrel: isBarrel(body) };
}

/** The import that a node makes, if it makes one. */
function importOf(node: Node, path: string): Import | null {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return node.source ? toImport(path, text(node.source), isTypesOnly(node), namesOf(node)) : null;
    case 'TSImportType':
      return toImport(path, text(node.source), true, []);
    case 'ImportExpression':
      return toImport(path, text(node.source), false, []);
    case 'TSExternalModuleReference':
      return toImport(path, text(node.expression), false, []);
    case 'CallExpression':
      return isRequire(node.callee) ? toImport(path, text((node.arguments as unknown[])[0]), false, []) : null;
    default:
      return null;
  }
}

const isRequire = (callee: unknown): boolean =>
  isNode(callee) &&
  (nameOf(callee) === 'require' || (callee.type === 'MemberExpression' && nameOf(callee.object) === 'require'));

function toImport(path: string, specifier: string | null, typesOnly: boolean, names: readonly string[]): Import {
  const target = specifier?.startsWith('.') ? posix.join(posix.dirname(path), specifier) : null;
  return { specifier, target, typesOnly, names };
}

function isTypesOnly(node: Node): boolean {
  if (node.importKind === 'type' || node.exportKind === 'type') return true;
  const specifiers = (node.specifiers ?? []) as readonly Node[];
  return specifiers.length > 0 && specifiers.every((each) => each.importKind === 'type' || each.exportKind === 'type');
}

const namesOf = (node: Node): readonly string[] =>
  ((node.specifiers ?? []) as readonly Node[]).flatMap((each) => nameOf(each.imported ?? each.local) ?? []);

function idOf(body: readonly Node[]): string | null {
  let node = body.find((statement) => statement.type === 'ExportDefaultDeclaration')?.declaration;
  while (isNode(node) && node.type !== 'ObjectExpression')
    node = node.type === 'CallExpression' ? (node.arguments as unknown[])[0] : node.expression;
  if (!isNode(node)) return null;
  const id = (node.properties as readonly Node[]).find((property) => nameOf(property.key) === 'id');
  return text(id?.value);
}

const isBarrel = (body: readonly Node[]): boolean =>
  body.length > 0 && body.every((each) => /^Export(Named|All)Declaration$/.test(each.type) && isNode(each.source));
