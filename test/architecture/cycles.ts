import type { Module } from './module.ts';

/** Circles of imports, one per knot of files, each as the paths along it. */
export function cycles(modules: readonly Module[]): readonly (readonly string[])[] {
  const targets = new Map(modules.map((module) => [module.path, targetsOf(module)]));
  const done = new Set<string>();
  const found: string[][] = [];

  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) found.push(trail.slice(start));
    if (start >= 0 || done.has(path)) return;
    for (const target of targets.get(path) ?? []) visit(target, [...trail, path]);
    done.add(path);
  };

  for (const path of targets.keys()) visit(path, []);
  return found;
}

const targetsOf = (module: Module): readonly string[] =>
  module.imports.flatMap((each) => (each.target === null ? [] : [each.target]));
