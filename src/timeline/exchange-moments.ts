import type { Finding } from '../diagnosis/finding.ts';
import { say } from '../diagnosis/message.ts';
import elapsed from '../facts/elapsed.ts';
import exchangeMailbox from '../facts/exchange-mailbox.ts';
import inactiveMailbox from '../facts/inactive-mailbox.ts';
import serviceErrors, { type ServiceError } from '../facts/service-errors.ts';
import serviceHealth from '../facts/service-health.ts';
import softDeletedMailbox from '../facts/soft-deleted-mailbox.ts';
import { type Draft, instantOf } from './moments.ts';
import type { Sight } from './sight.ts';

const minute = 60_000;

/** Characters of an error's sentence that a line can hold. */
const longestError = 200;

/** What happened in Exchange: errors, incidents, mailboxes made and deleted. */
export function exchangeMoments(sight: Sight, findings: readonly Finding[]): readonly Draft[] {
  return [
    ...(sight.value(serviceErrors) ?? []).map(refusal),
    ...incidents(sight, findings),
    {
      at: sight.value(exchangeMailbox)?.WhenMailboxCreated,
      what: say`Exchange made the mailbox`,
      link: 'mailbox',
      fact: exchangeMailbox.id,
      tone: 'good',
    },
    ...lost(sight),
  ];
}

const refusal = ({ kind, text, createdDateTime }: ServiceError): Draft => ({
  at: createdDateTime,
  what: say`Exchange reported an error: ${text.slice(0, longestError).toWellFormed()}`,
  link: 'exchange',
  fact: serviceErrors.id,
  tone: kind === 'harmless' ? 'neutral' : 'bad',
});

/** Only incidents that a check took for fitting: there are always some about something else. */
function incidents(sight: Sight, findings: readonly Finding[]): readonly Draft[] {
  const fitting = new Set(
    findings.flatMap((finding) =>
      finding.outcome === 'fail' && finding.cause === 'service-incident'
        ? finding.evidence.flatMap(({ shows }) => shows.values)
        : [],
    ),
  );
  return (sight.value(serviceHealth) ?? [])
    .filter(({ id }) => fitting.has(id))
    .map(({ id, title, startDateTime }) => ({
      at: startDateTime,
      what: say`Microsoft opened the incident ${id}: ${title}`,
      link: 'exchange',
      fact: serviceHealth.id,
      tone: 'bad',
    }));
}

function lost(sight: Sight): readonly Draft[] {
  const listed = [softDeletedMailbox, inactiveMailbox].flatMap((fact) =>
    (sight.value(fact) ?? []).map((record) => ({ record, fact: fact.id })),
  );
  // Get-Mailbox lists an inactive mailbox among the soft-deleted ones as well.
  const once = new Map(listed.map((one) => [`${one.record.ExchangeGuid} ${one.record.WhenSoftDeleted}`, one]));
  return [...once.values()].map(({ record, fact }) => ({
    at: record.WhenSoftDeleted,
    what: say`A mailbox of this person was deleted; Exchange still keeps it`,
    link: 'mailbox',
    fact,
    tone: 'bad',
  }));
}

/** The limits of what is normal, counted from when Exchange could begin. None once the mailbox is there. */
export function marks(sight: Sight): readonly Draft[] {
  const begun = instantOf(sight.value(elapsed)?.since);
  if (begun === undefined) return [];
  const mark = (minutes: number, what: Draft['what']): Draft => ({
    at: new Date(begun + minutes * minute).toISOString(),
    what,
    link: 'mailbox',
    fact: elapsed.id,
    tone: 'mark',
  });
  return [
    mark(30, say`30 minutes after Exchange could begin: most mailboxes are there by this time`),
    mark(24 * 60, say`24 hours after Exchange could begin: until here Microsoft calls it normal`),
  ];
}
