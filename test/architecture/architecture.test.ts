import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { inspect } from './rules.ts';
import { readTable } from './table.ts';
import type { Violation } from './violation.ts';

const top = new URL('../../', import.meta.url);
const table = readTable(readFileSync(new URL('docs/architecture.md', top), 'utf8'));

/** Every TypeScript file of a folder, by path from the top. */
const filesOf = (folder: string): readonly string[] =>
  readdirSync(new URL(folder, top), { recursive: true, encoding: 'utf8' })
    .map((name) => folder + name.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts'));

const sources = new Map(
  ['src/', 'dialogs/'].flatMap(filesOf).map((path) => [path, readFileSync(new URL(path, top), 'utf8')]),
);

const inWords = ({ rule, file, what, why, fix }: Violation): string =>
  `${file} (${rule})\n    what: ${what}\n    why:  ${why}\n    fix:  ${fix}`;

describe('the architecture', () => {
  const { violations, modules, imports } = inspect(sources, table);

  it('was really looked at', () => {
    assert.ok(modules > 30, `only ${modules} files were read`);
    assert.ok(imports > 2 * modules, `only ${imports} imports were seen in ${modules} files`);
  });

  it('sees every import statement that stands in the text', () => {
    const inText = [...sources.values()].reduce(
      (sum, source) => sum + (source.match(/^(import|export)\b[^;]*? from '[^']+';?$/gm)?.length ?? 0),
      0,
    );
    assert.ok(imports >= inText, `${imports} seen, ${inText} in the text`);
  });

  it('holds', () => {
    if (violations.length > 0) assert.fail(`${violations.length} broken:\n${violations.map(inWords).join('\n')}`);
  });
});

/** A file that breaks a rule, and its twin that does not. */
interface Plant {
  readonly name: string;
  readonly rule: string;
  readonly path: string;
  readonly bad: string;
  readonly good: string;
  /** The same path for both, unless the path itself is the matter. */
  readonly goodPath?: string;
  readonly beside?: Readonly<Record<string, string>>;
}

const check = (id: string) => `export default defineCheck({ id: '${id}' });`;

const plants: readonly Plant[] = [
  {
    name: 'an import that the table does not allow',
    rule: 'import-table',
    path: 'src/commands/parse.ts',
    bad: "import { x } from '../cases/case.ts';",
    good: "import { x } from './words.ts';",
  },
  {
    name: 'a type import that the table does not allow',
    rule: 'import-table',
    path: 'src/graph/door.ts',
    bad: "import type { X } from '../cases/case.ts';",
    good: "import type { X } from '../diagnosis/request.ts';",
  },
  {
    name: 'a value from where only types may come',
    rule: 'import-table',
    path: 'src/cases/open.ts',
    bad: "import { judge } from '../diagnosis/judge.ts';",
    good: "import type { Diagnosis } from '../diagnosis/finding.ts'; import { type Verdict } from '../diagnosis/finding.ts';",
  },
  {
    name: 'a re-export',
    rule: 'import-table',
    path: 'src/texts/render.ts',
    bad: "export const a = 1; export { say } from '../diagnosis/message.ts';",
    good: "export const a = 1; export { b } from './b.ts';",
  },
  {
    name: 'a re-export of everything',
    rule: 'import-table',
    path: 'src/texts/render.ts',
    bad: "export const a = 1; export type * from '../diagnosis/message.ts';",
    good: "export const a = 1; export * from './b.ts';",
  },
  {
    name: 'a dynamic import',
    rule: 'import-table',
    path: 'src/cards/case.ts',
    bad: "export const later = () => import('../graph/client.ts');",
    good: "export const later = () => import('../texts/render.ts');",
  },
  {
    name: 'a require',
    rule: 'import-table',
    path: 'src/cards/case.ts',
    bad: "const client = require('../graph/client.ts');",
    good: "const text = require('../texts/render.ts');",
  },
  {
    name: 'an import inside a type',
    rule: 'import-table',
    path: 'src/cards/case.ts',
    bad: "type Client = import('../graph/client.ts').Client;",
    good: "type Text = import('../texts/render.ts').Text;",
  },
  {
    name: 'an import of a file outside the house',
    rule: 'import-table',
    path: 'src/cards/case.ts',
    bad: "import '../../test/cards/case.ts';",
    good: "import './parts.ts';",
  },
  {
    name: 'a storage adapter instead of its port',
    rule: 'import-table',
    path: 'src/cases/open.ts',
    bad: "import { openSqlite } from '../storage/sqlite.ts';",
    good: "import { DocumentConflict } from '../storage/documents.ts';",
  },
  {
    name: 'a package in a check',
    rule: 'packages',
    path: 'src/checks/a.ts',
    bad: `import { z } from 'zod'; ${check('a')}`,
    good: `import { defineCheck } from '../diagnosis/check.ts'; ${check('a')}`,
  },
  {
    name: 'a module of Node in a check',
    rule: 'packages',
    path: 'src/checks/a.ts',
    bad: `import { readFileSync } from 'node:fs'; ${check('a')}`,
    good: check('a'),
  },
  {
    name: 'a package other than zod in a fact',
    rule: 'packages',
    path: 'src/facts/a.ts',
    bad: `import { XMLParser } from '@scope/parser/deep'; ${check('a')}`,
    good: `import { z } from 'zod'; ${check('a')}`,
  },
  {
    name: 'the bot SDK outside its folders',
    rule: 'bot-sdk',
    path: 'src/cli.ts',
    bad: "import type { Activity } from 'botbuilder-core';",
    good: "import { Command } from 'commander';",
  },
  {
    name: 'the AI library outside its folders',
    rule: 'bot-sdk',
    path: 'src/cli.ts',
    bad: "import { Application } from '@microsoft/teams-ai';",
    good: "import { z } from 'zod';",
  },
  {
    name: 'process.env outside the settings',
    rule: 'environment',
    path: 'src/graph/token.ts',
    bad: 'const key = process.env.KEY;',
    good: 'const key = options.env.KEY;',
  },
  {
    name: 'process.env by another spelling',
    rule: 'environment',
    path: 'src/graph/token.ts',
    bad: "const { env } = process; const key = globalThis.process['env'];",
    good: 'const { env } = settings;',
  },
  {
    name: 'process.env by import',
    rule: 'environment',
    path: 'src/graph/token.ts',
    bad: "import { env as surroundings } from 'node:process';",
    good: "import { argv } from 'node:process';",
  },
  {
    name: 'fetch outside the doors',
    rule: 'network',
    path: 'src/teams/send.ts',
    bad: "export const send = () => fetch('https://example.com');",
    good: 'export const send = (door: Door) => door.fetch();',
  },
  {
    name: 'fetch handed on',
    rule: 'network',
    path: 'src/compose.ts',
    bad: 'export const client = connect(globalThis.fetch);',
    good: 'export type Fetch = typeof fetch;',
  },
  {
    name: 'sockets outside the doors',
    rule: 'network',
    path: 'src/teams/server.ts',
    bad: "import { createServer } from 'node:net';",
    good: "import { createServer } from 'node:http';",
  },
  {
    name: 'a web server where none belongs',
    rule: 'network',
    path: 'src/storage/remote.ts',
    bad: "import http from 'http';",
    good: "import { join } from 'node:path';",
  },
  {
    name: 'the clock in a check',
    rule: 'pure',
    path: 'src/checks/a.ts',
    bad: `const now = new Date(); ${check('a')}`,
    good: `const then = (at: string) => new Date(at); ${check('a')}`,
  },
  {
    name: 'the console in a card',
    rule: 'pure',
    path: 'src/cards/case.ts',
    bad: 'console.log(Date.now());',
    good: 'view.console.log(view.now());',
  },
  {
    name: 'an import that is worked out',
    rule: 'computed-import',
    path: 'src/teams/load.ts',
    bad: 'const load = (name: string) => import(name);',
    good: "const load = () => import('./server.ts');",
  },
  {
    name: 'an id that is not the name',
    rule: 'id-is-name',
    path: 'src/checks/exchange-plan.ts',
    bad: check('exchange-plans'),
    good: check('exchange-plan'),
  },
  {
    name: 'a file without an id among the facts',
    rule: 'id-is-name',
    path: 'src/facts/addresses.ts',
    bad: 'export const addresses = [];',
    good: "export default defineFact<string>({ id: 'addresses' } as const) satisfies Fact;",
  },
  {
    name: 'a remedy without a default',
    rule: 'id-is-name',
    path: 'src/remedies/wait.ts',
    bad: "export const wait = defineRemedy({ id: 'wait' });",
    good: "export default defineRemedy({ id: 'wait' });",
  },
  {
    name: 'a vague name',
    rule: 'names',
    path: 'src/cases/case-helpers.ts',
    bad: 'export const a = 1;',
    good: 'export const a = 1;',
    goodPath: 'src/cases/case-number.ts',
  },
  {
    name: 'a vague folder',
    rule: 'names',
    path: 'src/graph/utils/retry.ts',
    bad: 'export const a = 1;',
    good: 'export const a = 1;',
    goodPath: 'src/graph/retry/wait.ts',
  },
  {
    name: 'a barrel',
    rule: 'names',
    path: 'src/cases/all.ts',
    bad: "export * from './case.ts'; export { b } from './b.ts';",
    good: "export * from './case.ts'; export const b = 1;",
  },
  {
    name: 'a folder that the table does not know',
    rule: 'has-row',
    path: 'src/magic/wand.ts',
    bad: 'export const a = 1;',
    good: 'export const a = 1;',
    goodPath: 'src/graph/wand.ts',
  },
  {
    name: 'a circle',
    rule: 'circle',
    path: 'src/graph/a.ts',
    bad: "import { b } from './b.ts';",
    good: "import { c } from './c.ts';",
    beside: { 'src/graph/b.ts': "import type { C } from './c.ts';", 'src/graph/c.ts': "export * from './a.ts'; 1;" },
  },
];

describe('the architecture test bites', () => {
  const broken = ({ rule, beside }: Plant, path: string, source: string): readonly Violation[] => {
    const files = new Map([...Object.entries(beside ?? {}), [path, source]]);
    return inspect(files, table).violations.filter((violation) => violation.rule === rule);
  };

  for (const plant of plants) {
    it(`catches ${plant.name}`, () => {
      const found = broken(plant, plant.path, plant.bad);
      assert.ok(found.length > 0, 'the planted violation was not seen');
      for (const { file, what, why, fix } of found) {
        if (!plant.beside) assert.equal(file, plant.path);
        for (const words of [what, why, fix]) assert.match(words, /^[A-Z].*\.$/);
      }
    });

    it(`lets its twin pass: ${plant.name}`, () => {
      const rest = plant.rule === 'circle' ? { ...plant, beside: { 'src/graph/c.ts': 'export const c = 1;' } } : plant;
      assert.deepEqual(broken(rest, plant.goodPath ?? plant.path, plant.good), []);
    });
  }

  it('has a plant for every rule', () => {
    const planted = new Set(plants.map((plant) => plant.rule));
    const all = ['has-row', 'import-table', 'packages', 'bot-sdk', 'computed-import', 'environment', 'network'];
    assert.deepEqual([...planted].sort(), [...all, 'pure', 'id-is-name', 'names', 'circle'].sort());
  });

  it('refuses a file that does not parse', () => {
    assert.throws(() => inspect(new Map([['src/cli.ts', 'import {']]), table), /does not parse/);
  });

  it('refuses a table without rows, and a cell that it cannot read', () => {
    const marked = (row: string) => `<!-- import-table -->\n${row}\n<!-- end of import-table -->`;
    assert.throws(() => readTable('# nothing here'), /no import table/);
    assert.throws(() => readTable(marked('')), /no rows/);
    assert.throws(() => readTable(marked('| `src/a/` | whatever | nothing | never |')), /a cell that says: whatever/);
  });
});
