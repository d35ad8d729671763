import { say } from '../diagnosis/message.ts';
import { listText, paragraphs } from './lines.ts';
import type { ReaderOptions } from './options.ts';
import { ours } from './page.ts';

/** What the bot is here. */
export interface AboutInfo {
  readonly version: string;
  readonly tenant: { readonly id: string; readonly name: string; readonly mode: 'sandbox' | 'live' };
  /** Whether Exchange Online is asked too, or Microsoft Graph alone. */
  readonly exchange: boolean;
  /** Permissions that are not granted, and what they are for in a few words of ours ("Microsoft's incidents"). */
  readonly missing: readonly { readonly permission: string; readonly for: string }[];
}

/** Tenant, sandbox or live, version, what is connected, what is missing and who can grant it. */
export function aboutText({ version, tenant, exchange, missing }: AboutInfo, options: ReaderOptions): string {
  const about = listText(
    say`MailboxHelp ${version}`,
    [
      tenant.mode === 'sandbox'
        ? say`SANDBOX: the made-up tenant ${tenant.name} (${tenant.id}). Nothing here is real.`
        : say`Tenant: ${tenant.name} (${tenant.id}), live`,
      exchange
        ? say`Exchange Online is connected.`
        : say`Exchange Online is not connected: what only Exchange knows, I ask you for.`,
      say`I only read. I change nothing.`,
    ],
    options,
  );
  if (missing.length === 0) return `${about}\n\n${paragraphs([say`Every permission I need is granted.`], options)}`;
  const list = listText(
    say`These permissions are missing:`,
    missing.map((one) => say`${one.permission}: ${ours(one.for)}`),
    options,
  );
  const who = say`A Global Administrator or a Privileged Role Administrator can grant them: Microsoft Entra admin center, Enterprise applications, MailboxHelp, Permissions, Grant admin consent.`;
  return [about, list, paragraphs([who], options)].join('\n\n');
}
