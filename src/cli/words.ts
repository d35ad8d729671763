import type { Certainty } from '../diagnosis/finding.ts';

/** How sure a verdict is, for people. */
export const certainties: Readonly<Record<Certainty, string>> = {
  confirmed: 'certain',
  likely: 'likely',
  undetermined: 'not known yet',
};

/** Lines around a table and under its head only: a rule between all rows makes it twice as tall. */
export const thin = { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' };
