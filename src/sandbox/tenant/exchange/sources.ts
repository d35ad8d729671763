import { type Clock, timeAt } from '../../clock.ts';
import type { RecipientTypeDetails } from '../../exchange/kinds.ts';
import type { Entity } from '../../odata/types.ts';
import type { Person } from '../people.ts';
import type { Known } from './holding.ts';
import { groupKind, type Subject, subjectOf, withoutMailbox } from './subject.ts';

/** Graph's side of the tenant, as far as Exchange's follows from it. */
export interface Directory {
  readonly persons: readonly Person[];
  readonly deleted: readonly Person[];
  readonly groups: readonly Entity[];
  readonly contacts: readonly Entity[];
}

/** Everything of the directory by id. */
export type Sources = ReadonlyMap<string, Source>;

/** An object of the directory for Exchange. `kindAt` undefined: Exchange makes nothing of it by itself. */
export interface Source {
  readonly subject: Subject;
  readonly kindAt?: Known['kindAt'];
}

/** What Exchange can make of the directory's objects. */
export function sourcesIn({ persons, deleted, groups, contacts }: Directory): Sources {
  const always = (kind: RecipientTypeDetails | undefined) => (kind === undefined ? {} : { kindAt: () => kind });
  return new Map<string, Source>([
    ...deleted.map(({ user }) => [user.id, { subject: subjectOf(user, false) }] as const),
    ...contacts.map(
      (contact) =>
        [
          contact.id,
          { subject: subjectOf(contact, false), ...always(contact.mail ? 'MailContact' : undefined) },
        ] as const,
    ),
    ...groups.map((group) => [group.id, { subject: subjectOf(group, false), ...always(groupKind(group)) }] as const),
    ...persons.map((person) => [person.user.id, sourceOf(person)] as const),
  ]);
}

const kindOfMailbox: Readonly<Record<string, RecipientTypeDetails>> = {
  user: 'UserMailbox',
  forbidden: 'UserMailbox',
  linked: 'LinkedMailbox',
  shared: 'SharedMailbox',
  room: 'RoomMailbox',
  equipment: 'EquipmentMailbox',
  others: 'SchedulingMailbox',
};

function sourceOf({ user, licensing, mailbox, mailboxSince }: Person): Source {
  const without = withoutMailbox(user);
  const kind = kindOfMailbox[mailbox ?? ''];
  return {
    subject: subjectOf(user, licensing.mailboxPlan, mailboxSince ?? licensing.mailboxPlanSince),
    kindAt: (clock) => (kind && hasCome(mailboxSince, clock) ? kind : without),
  };
}

const hasCome = (since: string | undefined, clock: Clock): boolean =>
  since === undefined || Date.parse(timeAt(since, clock)) <= clock.now().getTime();
