import type { CaseView } from '../cases/case.ts';
import { type Message, say } from '../diagnosis/message.ts';
import type { CardOptions } from './options.ts';
import { type Block, block, dotted, type Link } from './page.ts';

const globalAdminCenter = 'https://admin.microsoft.com';
const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Who a case is about, as far as that is known; what was typed until then. */
export interface Who {
  readonly name: string | null;
  readonly address: string;
  readonly id: string | null;
  readonly deleted: boolean;
}

/** The person of a case. */
export function whoIs({ case: { subject, diagnosis, input } }: Pick<CaseView, 'case'>): Who {
  const found = diagnosis?.subject;
  const several = (found?.candidates ?? []).length > 0;
  const seen = several ? undefined : found;
  const id = subject?.id ?? seen?.id ?? null;
  const address = subject?.userPrincipalName ?? seen?.userPrincipalName ?? input;
  const name = subject?.displayName ?? seen?.displayName ?? null;
  return { name: name === address ? null : name, address, id, deleted: seen?.deleted === true };
}

/** "Jane Doe (jane@contoso.com)". */
export const nameOf = ({ name, address }: Who): Message =>
  name === null ? say`${address}` : say`${name} (${address})`;

/** Where and which case. On every card, whatever its detail. */
export const caseLine = (view: Pick<CaseView, 'case' | 'tenant'>): Block => block('small', whichCase(view));

/** The same with the person, on one line. */
export const personLine = (view: Pick<CaseView, 'case' | 'tenant'>): Block =>
  block('small', dotted([whichCase(view), nameOf(whoIs(view))]));

const whichCase = ({ tenant, case: { number } }: Pick<CaseView, 'case' | 'tenant'>): Message =>
  tenant.mode === 'sandbox' ? say`SANDBOX · ${tenant.name} · Case ${number}` : say`${tenant.name} · Case ${number}`;

/** Where alone, for what is about more than one case. */
export const placeLine = ({ mode, name }: CaseView['tenant']): Block =>
  block('small', mode === 'sandbox' ? say`SANDBOX · ${name}` : say`${name}`);

/** The top of a card: tenant, case, person, the id to copy, and the way to the admin center. */
export function header(view: CaseView, options: CardOptions): Block[] {
  const who = whoIs(view);
  const { ticket } = view.case;
  const named = who.name === null ? say`${who.address}` : say`${who.name} · ${who.address}`;
  const link = adminLink(who, options.adminCenter ?? globalAdminCenter);
  return [
    caseLine(view),
    block('strong', who.deleted ? say`${named} · deleted` : named),
    ...(who.id === null ? [] : [block('small', say`Object id ${who.id}`, 4, link)]),
    ...(ticket === undefined ? [] : [block('small', say`Ticket ${ticket}`, 4)]),
  ];
}

function adminLink({ id, deleted }: Who, adminCenter: string): Link | undefined {
  // Only a GUID goes into a link: anything else there would be text from outside.
  if (id === null || !guid.test(id)) return undefined;
  const url = deleted ? `${adminCenter}/#/deletedusers` : `${adminCenter}/#/users/:/UserDetails/${id}`;
  return { says: say`Open in admin center`, url };
}
