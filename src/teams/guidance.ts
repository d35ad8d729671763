import type { Command } from '../commands/command.ts';
import { commandList, moreCommands } from '../commands/list.ts';
import type { Sentence } from '../texts/sentence.ts';
import { sentence, type Talk } from './talk.ts';

/** What the bot knows about itself. */
export interface About {
  readonly tenant: { readonly id: string; readonly name: string; readonly mode: 'sandbox' | 'live' };
  readonly version: string;
  /** Whether Exchange Online is asked too. */
  readonly exchange: boolean;
  /** Permissions that were refused since the start, and the questions that stay open without them. */
  readonly missingPermissions: () => readonly { readonly permission: string; readonly questions: readonly string[] }[];
}

const inSandbox = sentence`**SANDBOX**: a pretend tenant to try things on. No real mailbox is looked at.`;

const whatItDoes = sentence`I find out why a colleague's mailbox never arrived, and say what to do about it. Start with **check** and an address, for example: check jane@contoso.com`;

/** The first thing that the bot says in a conversation. */
export const welcome = (talk: Talk, { tenant }: About): Promise<void> =>
  talk.say(
    sentence`Hello, I am MailboxHelp.`,
    whatItDoes,
    ...(tenant.mode === 'sandbox' ? [inSandbox] : []),
    sentence`Say **help** to see everything I understand.`,
  );

/** `help`: every command with its example. */
export const help = (talk: Talk, { tenant }: About): Promise<void> =>
  talk.say(
    whatItDoes,
    lines(
      [...commandList, ...moreCommands].map(
        ({ title, description }) => sentence`- **${title}**: ${{ text: description, values: [] }}`,
      ),
    ),
    ...(talk.place.scope === 'personal' ? [] : [sentence`In this conversation, mention me first.`]),
    ...(tenant.mode === 'sandbox' ? [inSandbox] : []),
  );

/** `about`: where this looks, and what it can and cannot see. */
export function about(talk: Talk, { tenant, version, exchange, missingPermissions }: About): Promise<void> {
  const missing = missingPermissions();
  return talk.say(
    sentence`I am MailboxHelp ${version}. I read the tenant **${tenant.name}** (${tenant.id}) through Microsoft Graph.`,
    ...(tenant.mode === 'sandbox' ? [inSandbox] : []),
    exchange
      ? sentence`Exchange Online is connected: I ask it what Microsoft Graph cannot tell.`
      : sentence`Exchange Online is not connected; where only it knows the answer, I give you the command to run. Who runs me can connect it with the setting EXCHANGE_CONNECTION.`,
    sentence`I change nothing: what is to be done, a person does.`,
    ...(missing.length > 0
      ? [
          sentence`These permissions were refused:`,
          lines(
            missing.map(({ permission, questions }) => sentence`- **${permission}**, for: ${{ list: [...questions] }}`),
          ),
          sentence`A Global Administrator or a Privileged Role Administrator can grant them in the Microsoft Entra admin center: Enterprise applications, MailboxHelp, Permissions, Grant admin consent. What each is for, and the role that Exchange wants, is written in docs/permissions.md.`,
        ]
      : [sentence`No permission was refused so far.`]),
  );
}

/** `cancel`: nothing waits for an answer in this version. */
export const cancel = (talk: Talk): Promise<void> =>
  talk.say(sentence`There is nothing to cancel: I am not asking anything. A look ends by itself; "close" ends a case.`);

/** A known word with something missing. */
export const incomplete = ({ problem }: Extract<Command, { name: 'incomplete' }>, talk: Talk): Promise<void> =>
  talk.say(problem);

const examples = lines([sentence`- check jane@contoso.com`, sentence`- status`, sentence`- help`]);

/** Words that nobody understood: the nearest command and examples; from the second time on, a way to a human. */
export const unknown = (
  { nearest }: Extract<Command, { name: 'unknown' }>,
  misses: number,
  talk: Talk,
): Promise<void> =>
  misses > 1
    ? talk.say(
        sentence`Sorry, I still do not understand, and do not want to waste your time. A colleague on the helpdesk can take it from here; for Microsoft, open the Microsoft 365 admin center and choose Help & support.`,
        sentence`If you want to try again, say "help" to see everything I understand.`,
      )
    : talk.say(
        nearest
          ? sentence`Sorry, I do not understand that. Did you mean **${nearest}**? For example:`
          : sentence`Sorry, I do not understand that. You can say, for example:`,
        examples,
      );

/** Sentences as the lines of one list. */
function lines(each: readonly Sentence[]): Sentence {
  return { text: each.map((_, i) => `{${i}}`).join('\n'), values: [...each] };
}
