import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';
import { procedures } from '../../src/diagnosis/procedures.ts';
import { isNode, type Node, nameOf, walk } from '../architecture/syntax.ts';

const top = join(import.meta.dirname, '../..');

/** Folders whose strings are sentences before anybody knows who reads them: faults, and what is stored with a case. */
const filledEarly = ['src/graph/', 'src/exchange/', 'src/cases/'];

/** Said to whoever programs or runs this, and logged; nobody who asks for a mailbox reads it. */
const forOperators =
  /LOCAL_ACCESS_TOKEN|TENANT_ID to the|The question was not sent|endpoint (?:must be|\{0\} must use)|more of these; only|^Only Graph/;

const steps: ReadonlySet<string> = new Set(procedures.flatMap((each) => each.steps.map(({ title }) => title)));

/** Words of ours. */
export interface OurWords {
  /** Templates and sentences that a person can come to see: each needs an entry. */
  readonly seen: ReadonlyMap<string, string>;
  /** Every other string, of which parts of faults may have an entry too. */
  readonly all: ReadonlySet<string>;
}

/** Reads the source for them. */
export function ourWords(): OurWords {
  const seen = new Map<string, string>();
  const all = new Set<string>();
  for (const file of globSync(['src/**/*.ts', 'dialogs/**/*.ts'], { cwd: top }).sort()) {
    if (file.startsWith('src/sandbox/')) continue;
    const { program } = parseSync(file, readFileSync(join(top, file), 'utf8'));
    walk(program as unknown as Node, null, (node, parent) => {
      const words = templateOf(node);
      if (words === null) return;
      all.add(words);
      const speaks = /\p{L}/u.test(words.replaceAll(/\{\d+\}/g, ''));
      if (speaks && isSeen(node, parent, words, file)) seen.set(words, file);
    });
  }
  return { seen, all };
}

function isSeen(node: Node, parent: Node | null, words: string, file: string): boolean {
  if (node.type === 'TaggedTemplateExpression') return ['say', 'sentence'].includes(nameOf(node.tag) ?? '');
  if (parent?.type === 'TaggedTemplateExpression' || parent?.type === 'BinaryExpression') return false;
  if (filledEarly.some((folder) => file.startsWith(folder))) return isSentence(words) && !forOperators.test(words);
  if (parent?.type === 'CallExpression') {
    const caller = file.startsWith('src/commands/') ? 'says' : 'ours';
    return nameOf(parent.callee) === caller && (parent.arguments as unknown[])[0] === node;
  }
  if (parent?.type !== 'Property' || parent.value !== node) return false;
  const key = nameOf(parent.key) ?? '';
  if (file === 'src/diagnosis/causes.ts') return key === 'title';
  // Of a procedure itself nothing is shown, only of its steps.
  if (file === 'src/diagnosis/procedures.ts') return key === 'title' && steps.has(words);
  // Answers in JSON are for the command line, which speaks English.
  if (key === 'takes') return !words.includes('JSON');
  if (file === 'src/commands/list.ts') return key === 'description';
  if (file === 'src/commands/readers.ts') return isSentence(words) || /: \w/.test(words);
  return key === 'text' || ((key === 'question' || key === 'where') && words.includes(' '));
}

const isSentence = (words: string): boolean => /^["\p{Lu}].* .*[.?!]$/su.test(words);

/** A written-out string with its places numbered: of a literal, a template, or several put together with +. */
function templateOf(node: Node): string | null {
  const parts = partsOf(node.type === 'TaggedTemplateExpression' ? (node.quasi as Node) : node);
  if (parts === null) return null;
  let places = 0;
  return parts.map((part) => part ?? `{${places++}}`).join('');
}

/** The written parts; null stands for a value. */
function partsOf(node: unknown): (string | null)[] | null {
  if (!isNode(node)) return null;
  if (node.type === 'Literal') return typeof node.value === 'string' ? [node.value] : null;
  if (node.type === 'BinaryExpression' && node.operator === '+') {
    const [left, right] = [partsOf(node.left), partsOf(node.right)];
    return left && right && [...left, ...right];
  }
  if (node.type !== 'TemplateLiteral') return null;
  const quasis = node.quasis as readonly { value: { cooked: string } }[];
  return quasis.flatMap(({ value }, i) => (i === 0 ? [value.cooked] : [null, value.cooked]));
}
