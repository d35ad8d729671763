import type { CmdletInput } from './cmdlets.ts';

// The arbitration mailbox that every tenant has, always under this name; an app without a mailbox is routed by it.
const ARBITRATION = 'SystemMailbox{bb558c35-97f1-4cb9-8ff7-d53741dc928c}';

/** `X-AnchorMailbox` of an app: it leads to a server of the tenant. */
export const tenantAnchor = (tenantId: string): string => `APP:${ARBITRATION}@${tenantId}`;

/** The anchor that leads to the person's own server; undefined where the name is no address that a header can carry. */
export function personAnchor({ Parameters: { Identity } }: CmdletInput): string | undefined {
  return typeof Identity === 'string' && /^[!-?A-~]+@[!-?A-~]+$/.test(Identity) ? `UPN:${Identity}` : undefined;
}
