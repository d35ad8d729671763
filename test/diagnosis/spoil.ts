import { diagnose } from '../../src/diagnosis/diagnose.ts';
import type { Diagnosis } from '../../src/diagnosis/finding.ts';
import { memoryCache } from '../../src/diagnosis/gather.ts';
import type { Answer, ExchangeRequest, Fault, Transport } from '../../src/diagnosis/request.ts';
import organization from '../../src/facts/organization.ts';
import person from '../../src/facts/person.ts';
import { checks, down, type ExchangeWorld, exchangeOf, forbidden, graphOf, now, type World } from '../world.ts';

/** What is asked of Exchange, by cmdlet or by the switch of Get-Mailbox. */
export const asked = [
  'Get-User',
  'Get-Recipient',
  'Get-Mailbox',
  'Get-MailUser',
  'SoftDeletedMailbox',
  'InactiveMailboxOnly',
  'Get-OrganizationConfig',
] as const;

export type Asked = (typeof asked)[number];

/** How an answer can be no answer: refused, not reachable, or an empty list. */
export const ways: Readonly<Record<string, Answer>> = {
  refused: { ok: false, fault: forbidden },
  unreachable: { ok: false, fault: down },
  empty: { ok: true, body: { value: [], warnings: [] } },
};

const nameOf = ({ cmdlet, parameters }: ExchangeRequest): string =>
  parameters.SoftDeletedMailbox
    ? 'SoftDeletedMailbox'
    : parameters.InactiveMailboxOnly
      ? 'InactiveMailboxOnly'
      : cmdlet;

/** Exchange as it is, but for one question, or for all of them, which bring no answer. */
export function spoiled(
  exchange: ExchangeWorld | Fault,
  what: Asked | 'everything',
  answer: Answer,
): Transport<ExchangeRequest> {
  const whole = exchangeOf(exchange);
  return {
    send: async (requests) => {
      const { answers, cost } = await whole.send(requests);
      const isSpoiled = (request: ExchangeRequest) => what === 'everything' || nameOf(request) === what;
      return { cost, answers: requests.map((request, i) => (isSpoiled(request) ? answer : (answers[i] as Answer))) };
    },
  };
}

/** One look in a world, through a transport to Exchange of one's own; left out, Exchange is not connected. */
export const lookThrough = (
  world: World,
  exchange: Transport<ExchangeRequest> | undefined,
  { input = 'jane@contoso.com', answers = {} }: { input?: string; answers?: Readonly<Record<string, unknown>> } = {},
): Promise<Diagnosis> =>
  diagnose(
    input,
    { checks, person, organization, mode: 'sandbox', tenantId: '' },
    { graph: graphOf(world), ...(exchange && { exchange }), cache: memoryCache(), now: () => now },
    { answers },
  );
