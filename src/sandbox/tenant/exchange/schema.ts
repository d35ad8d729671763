import { distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { isTime } from '../../clock.ts';
import { allDetails, type RecipientTypeDetails } from '../../exchange/kinds.ts';
import { type PropertyKind, properties } from '../../exchange/properties.ts';
import type { TenantFile } from '../file.ts';
import type { Names } from '../names.ts';

const time = z.string().refine(isTime, 'is no time: write 2026-11-20T09:00:00Z, or relative to the clock: now-5h30m');
const ofKind: Readonly<Record<PropertyKind, z.ZodTypeAny>> = {
  text: z.string(),
  flag: z.boolean(),
  number: z.number(),
  guid: z.string(),
  date: time,
  texts: z.array(z.string()),
};
const details = z.enum(allDetails as [RecipientTypeDetails, ...RecipientTypeDetails[]]);

const known = Object.fromEntries([...properties].map(([name, kind]) => [name, ofKind[kind].nullable().optional()]));
const text = z.string().min(1);
/** Exchange has hundreds of properties: those that the sandbox does not know pass as they are. */
const entry = z
  .object({ ...known, of: text.optional(), RecipientTypeDetails: details.optional() })
  .catchall(z.unknown());

/** The shape of Exchange's part of a tenant file. */
export const exchangeSchema = z
  .object({
    mailboxes: z.array(entry).optional(),
    mailUsers: z.array(entry).optional(),
    recipients: z.array(entry.extend({ RecipientTypeDetails: details })).optional(),
    users: z.array(entry).optional(),
    softDeleted: z.array(entry).optional(),
    inactive: z.array(entry).optional(),
    missing: z.array(text).optional(),
    organizationConfig: z.object(known).catchall(z.unknown()).optional(),
  })
  .strict();

const lists = ['mailboxes', 'mailUsers', 'recipients', 'users', 'softDeleted', 'inactive'] as const;
const naming = ['of', 'PrimarySmtpAddress', 'UserPrincipalName', 'EmailAddresses', 'Alias', 'Name', 'DisplayName'];

/** What refers to nothing, names nobody, or looks like a typing error. One sentence each. */
export function exchangeMistakes({ exchange = {} }: TenantFile, names: Names): readonly string[] {
  return [
    ...lists.flatMap((list) =>
      (exchange[list] ?? []).flatMap((one, at) => {
        const here = `exchange › ${list}[${at}]`;
        return [
          ...(one.of !== undefined && !names.idOf(one.of) ? [`${here} › of: nobody is called "${one.of}".`] : []),
          ...(naming.some((name) => one[name])
            ? []
            : [`${here} names nobody: give "of", or an address or name of its own.`]),
          ...nearMisses(here, Object.keys(one)),
        ];
      }),
    ),
    ...nearMisses('exchange › organizationConfig', Object.keys(exchange.organizationConfig ?? {})),
    ...(exchange.missing ?? [])
      .filter((name) => !names.idOf(name))
      .map((name) => `exchange › missing: nobody is called "${name}".`),
  ];
}

const knownNames = [...properties.keys()];

/** Properties that are all but the same as one that is known. */
const nearMisses = (here: string, used: readonly string[]): readonly string[] =>
  used
    .filter((name) => name !== 'of' && !properties.has(name))
    .flatMap((name) => {
      const near = knownNames.find(
        (other) => other.length > 6 && distance(name.toLowerCase(), other.toLowerCase()) <= 2,
      );
      return near === undefined
        ? []
        : [`${here} has "${name}", which Exchange does not have (did you mean "${near}"?).`];
    });
