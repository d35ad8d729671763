import type { Ask } from '../diagnosis/reading.ts';
import { choiceOf } from './person/choice.ts';

const question =
  'On the Entra Connect server: which version runs, is it in staging mode, did the last export succeed, and is this person in the synced scope?';
const options = ['in-scope', 'out-of-scope', 'filtered', 'not-exporting', 'match-error'] as const;

/** The question, for a check that needs its answer. */
export const askConnectServer: Ask = { question, fact: 'connect-server', options };

/**
 * What the Entra Connect server says of this person; no cloud service knows it. `in-scope`: synced and exported without
 * an error. `out-of-scope`: in an unselected unit, domain or group, or gone from Active Directory. `filtered`: a rule
 * filters it by an attribute. `not-exporting`: staging mode, deletion threshold, or failed exports.
 * `match-error`: InvalidSoftMatch, InvalidHardMatch, or a changed source anchor.
 */
export default choiceOf({
  id: 'connect-server',
  question,
  options,
});
