import type { DeletedUser } from '../deleted-users.ts';
import type { Input } from '../input.ts';

/**
 * Which of the deleted users was meant: the one whose sign-in name was typed, else the one deleted last. Others are in
 * the list only because they share an address.
 */
export const meantAmong = (deleted: readonly DeletedUser[], typed: Input): DeletedUser | undefined =>
  (typed.kind === 'address' && deleted.find((one) => one.formerName === typed.address.toLowerCase())) || deleted[0];
