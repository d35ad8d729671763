import type { ExchangeRequest } from '../diagnosis/request.ts';

/** A checked question, as Exchange takes it. */
export interface CmdletInput {
  readonly CmdletName: string;
  readonly Parameters: Readonly<Record<string, string | true>>;
}

interface Cmdlet {
  /** It looks one object up, and lists the tenant when it is not told which. */
  readonly takesIdentity: boolean;
  readonly switches: readonly string[];
}

const lookup: Cmdlet = { takesIdentity: true, switches: [] };

/** The closed list of what is ever run. Every one of them only reads. */
const cmdlets: ReadonlyMap<string, Cmdlet> = new Map([
  ['Get-User', lookup],
  ['Get-Recipient', lookup],
  ['Get-MailUser', lookup],
  [
    'Get-Mailbox',
    { takesIdentity: true, switches: ['SoftDeletedMailbox', 'InactiveMailboxOnly', 'IncludeInactiveMailbox'] },
  ],
  ['Get-OrganizationConfig', { takesIdentity: false, switches: [] }],
]);

/** An address has 320 characters at most, a name in the directory rarely more than a few hundred. */
const LONGEST_IDENTITY = 1_000;

/** The question as it is sent, or a sentence that says why it is not. */
export function cmdletInput(request: ExchangeRequest): { readonly input: CmdletInput } | { readonly refused: string } {
  const cmdlet = cmdlets.get(request.cmdlet);
  if (!cmdlet) return refuse('it is not on the closed list of what we read');
  const { Identity: identity, ...others } = request.parameters;
  const strange = Object.entries(others).find(([name, value]) => value !== true || !cmdlet.switches.includes(name));
  if (strange) return refuse(`${request.cmdlet} is not asked with ${strange[0]}`);
  const switches = Object.fromEntries(Object.keys(others).map((name) => [name, true] as const));
  if (!cmdlet.takesIdentity) {
    return identity === undefined
      ? { input: { CmdletName: request.cmdlet, Parameters: switches } }
      : refuse(`${request.cmdlet} is about the whole tenant, so it takes no Identity`);
  }
  const why = wrongWith(identity);
  if (typeof identity !== 'string' || why) return refuse(why ?? 'it does not say whom it is about');
  return { input: { CmdletName: request.cmdlet, Parameters: { Identity: identity, ...switches } } };
}

const refuse = (why: string) => ({ refused: `The question was not sent to Exchange: ${why}.` });

/** Exchange answers an empty identity, or one with a star, with everybody. */
function wrongWith(identity: unknown): string | undefined {
  if (typeof identity !== 'string' || identity.trim() === '') return 'it does not say whom it is about';
  if (identity.length > LONGEST_IDENTITY) return 'the name is too long';
  if (identity.includes('*')) return 'a name with * would list everybody';
  if (!identity.isWellFormed() || /\p{Cc}/u.test(identity)) return 'the name has a broken character; type it again';
  return undefined;
}
