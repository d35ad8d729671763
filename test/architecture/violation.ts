import type { Module } from './module.ts';
import type { Row } from './table.ts';

/** A broken rule, with what was seen, why it matters, and what to do instead. */
export interface Violation {
  readonly rule: string;
  readonly file: string;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

/** Looks at one file. */
export type Rule = (module: Module, table: readonly Row[]) => readonly Violation[];

/** Whether a path is one of the places, or inside one that ends with a slash. */
export const under = (path: string, places: readonly string[]): boolean =>
  places.some((place) => (place.endsWith('/') ? path.startsWith(place) : path === place));

/** The row that speaks of a file. */
export const rowOf = (path: string, table: readonly Row[]): Row | undefined =>
  table.find((row) => under(path, [row.path]));
