import { type Message, say } from '../../diagnosis/message.ts';
import { answersOf, type PasteFact } from './answers.ts';
import { readPaste } from './read-paste.ts';
import type { PasteBlock, PasteRecord } from './reading.ts';
import { rivals } from './rivals.ts';
import { shownBack } from './shown-back.ts';
import type { Understood } from './understood.ts';

/**
 * Reads pasted output of one person. `person`: their names, the one to go by first. `fact`: the id of the fact whose
 * cmdlet was asked for; an id that no cmdlet answers settles nothing.
 */
export function pasted(
  text: string,
  { person, fact }: { readonly person: readonly string[]; readonly fact?: string | undefined },
): Understood {
  if (fact === 'rival-recipients') return rivals(text, person);
  const { blocks } = readPaste(text, { for: person });
  const { [fact as PasteFact]: told, ...others } = answersOf({ blocks }, fact as PasteFact | undefined);
  if (told !== undefined && lacksKind(told, fact))
    return {
      understood: others,
      lines: shownBack(others),
      whyNot: say`It does not show RecipientTypeDetails, and I need that.`,
    };
  const understood = { ...others, ...(told !== undefined && { [fact as PasteFact]: told }) };
  const left = blocks.filter(({ result }) => result === 'inconclusive' || result === 'prompt').map(named);
  const undated = [...new Set(blocks.flatMap((one) => one.undated ?? []))].map(
    (date) => say`I left out the date ${date}: I cannot tell its day from its month.`,
  );
  return { understood, lines: [...shownBack(understood), ...undated, ...left], whyNot: whyNot(blocks) };
}

/** What kind of recipient it is decides everything; an object without it settles nothing that was asked. */
const lacksKind = (told: unknown, fact: string | undefined): boolean =>
  ['recipient', 'exchange-user', 'mail-user', 'exchange-mailbox'].includes(fact ?? '') &&
  told !== 'not-found' &&
  [told].flat().some((record) => !(record as PasteRecord).RecipientTypeDetails);

const named = ({ cmdlet, why }: PasteBlock): Message =>
  cmdlet === null ? say`This part does not count: ${why}` : say`${cmdlet} does not count: ${why}`;

/** What stands in the way; an output that is read well answers something else than was asked. */
function whyNot(blocks: readonly PasteBlock[]): Message {
  const inTheWay = blocks.find(({ result }) => !['found', 'not-found'].includes(result));
  return inTheWay?.why ?? say`I can read this, but it does not show what I asked for.`;
}
