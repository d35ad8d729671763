import { isMailbox, isMailUser, type RecipientTypeDetails, type View } from '../../exchange/kinds.ts';
import type { Properties } from '../../exchange/properties.ts';
import type { ExchangeInFile } from '../file.ts';
import type { Names } from '../names.ts';
import type { Entry, Known } from './holding.ts';
import type { Source, Sources } from './sources.ts';
import { aboutWhom, subjectIn } from './subject.ts';

/** The lists of living objects, the weightiest last: it decides what kind an object is. */
const lists = [
  ['users', 'user'],
  ['recipients', 'recipient'],
  ['mailUsers', 'mailUser'],
  ['mailboxes', 'mailbox'],
] as const satisfies readonly (readonly [keyof ExchangeInFile, View])[];

/** Everything that is not deleted: what follows from the directory, and what the file says in its place or besides. */
export function livingOnes(
  exchange: ExchangeInFile,
  names: Names,
  sources: Sources,
  unknown: ReadonlySet<string | undefined>,
): readonly Known[] {
  const entries = lists.flatMap(([list, view]) =>
    (exchange[list] ?? []).map((properties, at) => ({
      view,
      properties,
      about: keyOf(properties, names, `${list} ${at}`),
    })),
  );
  const byWhom = Map.groupBy(entries, ({ about }) => about);
  const spoken = [...byWhom].map(([about, own]) => {
    const source = sources.get(about) ?? {
      subject: subjectIn(Object.assign({}, ...own.map((entry) => entry.properties)), about),
    };
    return living(source, own);
  });
  const derived = [...sources]
    .filter(([id, { kindAt }]) => kindAt && !byWhom.has(id) && !unknown.has(id))
    .map(([, source]) => living(source, []));
  return [...derived, ...spoken];
}

/** What entries have in common when they are about the same object. */
function keyOf(entry: Properties, names: Names, otherwise: string): string {
  const own = [entry.ExternalDirectoryObjectId, entry.UserPrincipalName, entry.PrimarySmtpAddress];
  return aboutWhom(entry, names) ?? String(own.find(Boolean) ?? otherwise).toLowerCase();
}

function living({ subject, kindAt }: Source, entries: readonly Entry[]): Known {
  const view = entries.at(-1)?.view;
  const said = entries.findLast((entry) => entry.view === view && entry.properties.RecipientTypeDetails !== undefined);
  const kind = said?.properties.RecipientTypeDetails as RecipientTypeDetails | undefined;
  return {
    subject,
    state: 'active',
    entries,
    kindAt: (clock) => kind ?? fitting(view, kindAt?.(clock) ?? 'User'),
  };
}

/** The kind that an entry's list stands for, where what was derived is of another one. */
function fitting(view: View | undefined, derived: RecipientTypeDetails): RecipientTypeDetails {
  if (view === 'mailbox' && !isMailbox(derived)) return 'UserMailbox';
  return view === 'mailUser' && !isMailUser(derived) ? 'MailUser' : derived;
}
