import { defineFact } from '../diagnosis/fact.ts';
import { say } from '../diagnosis/message.ts';
import { known, unknown } from '../diagnosis/reading.ts';

/** Who a look is about, as typed. */
export type Input =
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'name'; readonly name: string };

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Sorts what was typed into an object id, an address or a display name. */
export function sortInput(typed: string): Input {
  const text = typed.trim();
  if (guid.test(text)) return { kind: 'id', id: text.toLowerCase() };
  return text.includes('@') ? { kind: 'address', address: text } : { kind: 'name', name: text };
}

/** What the person typed. Given with every look, never asked of anybody. */
export default defineFact<Input>({
  id: 'input',
  source: 'person',
  read: () => unknown(say`Nobody was named.`),
  answered: (value) => known(sortInput(String(value))),
});
