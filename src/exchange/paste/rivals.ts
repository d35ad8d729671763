import { say } from '../../diagnosis/message.ts';
import { readPaste } from './read-paste.ts';
import type { PasteBlock, PasteRecord } from './reading.ts';
import { inLines } from './shown-back.ts';
import type { Understood } from './understood.ts';

/**
 * Who holds an address that a person should have: the recipients of a search that are not this person's own. An object
 * that does not show which account it belongs to may be the person's, and does not count.
 */
export function rivals(text: string, person: readonly string[]): Understood {
  const { blocks } = readPaste(text);
  const records: readonly PasteRecord[] = blocks.flatMap((block) => (isOfRecipients(block) ? block.records : []));
  const own = new Set(person.map((name) => name.toLowerCase()));
  const others = records.filter(({ ExternalDirectoryObjectId: id }) => id !== undefined && !own.has(String(id)));
  if (others.length > 0)
    return {
      understood: { 'rival-recipients': others },
      lines: [say`This holds the address:`, ...others.map((one) => inLines(one))],
      whyNot: say``,
    };
  const whyNot = records.every((record) => record.ExternalDirectoryObjectId === undefined) ? unlabelled : onlyOwn;
  return { understood: {}, lines: [], whyNot: records.length > 0 ? whyNot : (blocks.find(isInTheWay)?.why ?? nobody) };
}

const isOfRecipients = ({ cmdlet, side, result }: PasteBlock): boolean =>
  result === 'found' &&
  (side === 'exchange-online' || side === 'unknown') &&
  (cmdlet === null || /^Get-(?:EXO)?Recipient(?: |$)/.test(cmdlet));

/** An error, or a question of PowerShell; an answer without an object says that nobody was found. */
const isInTheWay = ({ result, cmdlet }: PasteBlock): boolean =>
  result === 'prompt' || (result === 'inconclusive' && cmdlet === null);

const nobody = say`It shows nobody with this address. A public folder or an old object may still have it: say "skip", and I leave that open.`;
const unlabelled = say`This does not show which account the object belongs to (ExternalDirectoryObjectId).`;
const onlyOwn = say`This shows only the person’s own object, and I asked who else holds the address.`;
