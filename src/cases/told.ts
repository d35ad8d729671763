import type { Case } from './case.ts';

/** What people told and what still counts, by fact id. */
export const toldNow = ({ answers = {} }: Case, now: Date): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([fact, { value, until }]) =>
      until !== undefined && Date.parse(until) <= now.getTime() ? [] : [[fact, value]],
    ),
  );
