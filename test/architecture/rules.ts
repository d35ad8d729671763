import { fileRules } from './file-rules.ts';
import { circles, importRules } from './import-rules.ts';
import { readModule, type Sources } from './module.ts';
import type { Row } from './table.ts';
import type { Rule, Violation } from './violation.ts';

/** What an inspection saw: the counts show that it did look. */
export interface Inspection {
  readonly violations: readonly Violation[];
  readonly modules: number;
  readonly imports: number;
}

/** Holds every file against the import table and the rules beside it. Pure: it knows only what it is handed. */
export function inspect(sources: Sources, table: readonly Row[]): Inspection {
  const modules = [...sources].map(([path, source]) => readModule(path, source));
  return {
    violations: [...modules.flatMap((module) => rules.flatMap((rule) => rule(module, table))), ...circles(modules)],
    modules: modules.length,
    imports: modules.reduce((sum, module) => sum + module.imports.length, 0),
  };
}

const rules: readonly Rule[] = [...importRules, ...fileRules];
