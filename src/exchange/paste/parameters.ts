import type { Token } from './tokens.ts';

/** Switches that decide which objects are looked for. */
const telling = [
  'SoftDeletedMailbox',
  'InactiveMailboxOnly',
  'IncludeInactiveMailbox',
  'IncludeSoftDeletedMailbox',
  'SoftDeletedMailUser',
  'SoftDeletedMailContact',
  'IncludeSoftDeletedRecipients',
  'IncludeSoftDeletedObjects',
  'Archive',
  'PublicFolder',
  'GroupMailbox',
  'MailboxPlan',
  'Arbitration',
  'Monitoring',
  'AuditLog',
  'AuxAuditLog',
  'RemoteArchive',
  'ReturnDeletedUsers',
];
const identities =
  /^-(id\w*|userprincipalname|userid|objectid|searchstring|anr|recipients|mailbox|externaldirectoryobjectid)$/i;

/**
 * The switches of a stage that decide which objects are looked for. PowerShell takes the beginning of a parameter's name
 * for all of it.
 */
export const switchesIn = (stage: readonly Token[]): readonly string[] =>
  telling.filter((name) =>
    stage.some(({ text, quoted }) => {
      if (quoted || !text.startsWith('-')) return false;
      const [typed = '', value = ''] = text.slice(1).split(':', 2);
      const full = name.toLowerCase() === typed.toLowerCase();
      const short = typed.length >= 8 && name.toLowerCase().startsWith(typed.toLowerCase());
      return (full || short) && !/^\$false$/i.test(value);
    }),
  );

/** Whom a stage asks for: by a parameter, by its place, or through the pipe. */
export function identityIn(stages: readonly (readonly Token[])[], own: readonly Token[]): string | undefined {
  const piped = stages[0] !== own && stages[0]?.length === 1 && stages[0][0]?.quoted ? stages[0][0].text : undefined;
  return plainIdentity(named(own) ?? positional(own) ?? piped);
}

const named = (stage: readonly Token[]): string | undefined => {
  for (const [i, { text, quoted }] of stage.entries()) {
    if (quoted) continue;
    const [name = '', value] = text.split(':', 2);
    if (identities.test(name)) return value || stage[i + 1]?.text;
  }
  return undefined;
};

/** The first word that is neither a parameter nor the value of one. Whether a parameter takes a value cannot be seen. */
function positional(stage: readonly Token[]): string | undefined {
  const [, first, second, third] = stage;
  if (!first) return undefined;
  if (first.quoted || !first.text.startsWith('-')) return first.text;
  const isSwitch = switchesIn([first]).length > 0;
  if (!isSwitch || !second) return undefined;
  if (second.quoted || !second.text.startsWith('-')) return second.text;
  return switchesIn([second]).length > 0 && third && !third.text.startsWith('-') ? third.text : undefined;
}

/** A variable, a wildcard or a list names nobody. */
function plainIdentity(text: string | undefined): string | undefined {
  const plain = text
    ?.replace(/^["']/, '')
    .replace(/["';]+$/, '')
    .trim();
  return plain && !/[$*{}()]|,\s*\S/.test(plain) ? plain : undefined;
}
