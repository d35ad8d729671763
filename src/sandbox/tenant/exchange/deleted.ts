import type { RecipientTypeDetails } from '../../exchange/kinds.ts';
import type { Properties } from '../../exchange/properties.ts';
import type { ExchangeInFile } from '../file.ts';
import type { Names } from '../names.ts';
import type { Known } from './holding.ts';
import type { Directory, Sources } from './sources.ts';
import { aboutWhom, type Subject, subjectIn, subjectOf } from './subject.ts';

/** Deleted mailboxes: those of deleted users who had a plan, and what the file says in their place or besides. */
export function deletedOnes(
  exchange: ExchangeInFile,
  names: Names,
  { deleted }: Directory,
  sources: Sources,
  unknown: ReadonlySet<string | undefined>,
): readonly Known[] {
  const spoken = (['softDeleted', 'inactive'] as const).flatMap((state) =>
    (exchange[state] ?? []).map((properties, at) => {
      const about = aboutWhom(properties, names);
      const subject = sources.get(about ?? '')?.subject ?? subjectIn(properties, `${state} ${at}`);
      const own = deleted.find(({ user }) => user.id === about);
      // A mailbox that somebody had before is another one than the mailbox that the account has now.
      const key = own ? subject.key : `${state} ${at} ${subject.key}`;
      return { about, known: gone({ ...subject, key }, state, own?.user.deletedDateTime, properties) };
    }),
  );
  const derived = deleted
    .filter(({ mailbox, licensing }) => mailbox !== null || licensing.mailboxPlan)
    .filter(({ user }) => !unknown.has(user.id) && !spoken.some(({ about }) => about === user.id))
    .map(({ user }) => gone(subjectOf(user, false), 'softDeleted', user.deletedDateTime, {}));
  return [...derived, ...spoken.map(({ known }) => known)];
}

const gone = (subject: Subject, state: Known['state'], when: unknown, properties: Properties): Known => ({
  subject,
  state,
  entries: [{ view: 'mailbox', properties }],
  whenDeleted: when ?? 'now-5d',
  kindAt: () => (properties.RecipientTypeDetails as RecipientTypeDetails | undefined) ?? 'UserMailbox',
});
