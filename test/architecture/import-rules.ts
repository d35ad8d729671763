import { cycles } from './cycles.ts';
import type { Module } from './module.ts';
import { type Rule, rowOf, under, type Violation } from './violation.ts';

const hasRow: Rule = ({ path }, table) =>
  rowOf(path, table)
    ? []
    : [
        {
          rule: 'has-row',
          file: path,
          what: 'The import table has no row for it.',
          why: 'Without a row nobody has decided what it may know.',
          fix: 'Move it into a folder of the table, or add a row to docs/architecture.md.',
        },
      ];

const ours: Rule = ({ path, imports }, table) => {
  const row = rowOf(path, table);
  if (!row || row.ours === 'everything') return [];
  const allowed = [{ path: row.path, typesOnly: false }, ...row.ours];
  return imports.flatMap(({ target, typesOnly }) => {
    if (target === null) return [];
    const matching = allowed.filter((allowance) => under(target, [allowance.path]));
    if (matching.some((allowance) => typesOnly || !allowance.typesOnly)) return [];
    const onlyTypes = matching.length > 0 ? ', of which it may take types only' : '';
    return [
      {
        rule: 'import-table',
        file: path,
        what: `It imports ${target}${onlyTypes}.`,
        why: `The row of ${row.path} does not allow it: a change over there would reach in here.`,
        fix: 'Declare the small interface that you need in this folder, and let src/compose.ts hand the other side in.',
      },
    ];
  });
};

const packages: Rule = ({ path, imports }, table) => {
  const row = rowOf(path, table);
  if (!row || row.packages === 'everything') return [];
  const { packages: allowed } = row;
  return imports.flatMap(({ specifier, target }) => {
    if (specifier === null || target !== null || allowed.includes(packageOf(specifier))) return [];
    return [
      {
        rule: 'packages',
        file: path,
        what: `It imports the package ${specifier}.`,
        why: `The row of ${row.path} does not list it.`,
        fix: 'Do without it, move the code to the folder that owns the package, or add it to the row in docs/architecture.md.',
      },
    ];
  });
};

/** `@scope/name/deep` is `@scope/name`; everything that Node brings along is `node:*`. */
const packageOf = (specifier: string): string =>
  specifier.startsWith('node:')
    ? 'node:*'
    : specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/');

const botSdk = /^(botbuilder|botframework|@microsoft\/teams-ai|restify)/;

const sdk: Rule = ({ path, imports }) =>
  under(path, ['dialogs/', 'src/teams/', 'src/main.ts', 'src/compose-bot.ts'])
    ? []
    : imports
        .filter(({ specifier }) => specifier !== null && botSdk.test(specifier))
        .map(({ specifier }) => ({
          rule: 'bot-sdk',
          file: path,
          what: `It imports ${specifier}.`,
          why: 'The bot SDK will be replaced one day; only its own folders may know it.',
          fix: 'Move the code to src/teams/ or dialogs/, or take plain types of our own.',
        }));

const computedImport: Rule = ({ path, imports }) =>
  path === 'src/load.ts' || imports.every(({ specifier }) => specifier !== null)
    ? []
    : [
        {
          rule: 'computed-import',
          file: path,
          what: 'It imports an address that is worked out at run time.',
          why: 'Nobody, this test included, can see what it imports.',
          fix: 'Write the import out, or load by folder through src/load.ts.',
        },
      ];

/** Which files may import what: the table, the bot SDK, and nothing hidden. */
export const importRules: readonly Rule[] = [hasRow, ours, packages, sdk, computedImport];

/** Looks at all files together. */
export const circles = (modules: readonly Module[]): readonly Violation[] =>
  cycles(modules).map((circle) => ({
    rule: 'circle',
    file: circle[0] ?? '',
    what: `It imports itself in a circle: ${[...circle, circle[0]].join(' → ')}.`,
    why: 'Files in a circle can only be understood, tested and loaded together.',
    fix: 'Move what they share into a file of its own, or turn one direction into a parameter.',
  }));
