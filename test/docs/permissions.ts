import assert from 'node:assert/strict';
import type { Check } from '../../src/diagnosis/check.ts';
import type { Fact } from '../../src/diagnosis/fact.ts';
import type { Finding } from '../../src/diagnosis/finding.ts';
import { closure } from '../../src/diagnosis/gather.ts';
import type { Remedy } from '../../src/diagnosis/remedies.ts';
import type { ExchangeRequest } from '../../src/diagnosis/request.ts';
import { worlds } from '../diagnosis/worlds.ts';
import { factsMet } from './inputs.ts';
import { codes, table } from './markdown.ts';
import { lookWithout } from './refused.ts';

/** A Graph permission with what hangs on it. */
export interface Needed {
  readonly permission: string;
  readonly facts: readonly Fact<unknown>[];
  /** Checks that say that they cannot tell without it. */
  readonly open: readonly Check[];
  /** Checks that take it into account and can say something without. */
  readonly lessSure: readonly Check[];
}

/** What a permission is for, and where it is not to be had. A permission that has no words here cannot be asked for. */
const words: Readonly<Record<string, string>> = {
  'User.Read.All': 'Accounts, deleted users, license details. In every cloud.',
  'Organization.Read.All': 'The organization, its subscriptions and their seats. In every cloud.',
  'GroupMember.Read.All': 'Which groups a person is in, and which of them hand out licenses. In every cloud.',
  'Group.Read.All': 'Groups, deleted ones too, that hold an address. Includes GroupMember.Read.All. In every cloud.',
  'OrgContact.Read.All': 'Contacts of the organization that hold an address. In every cloud.',
  'ServiceHealth.Read.All': 'Open incidents. In every cloud; Microsoft allows 240 requests a minute and 800 an hour.',
  'MailboxSettings.Read':
    'Whether a mailbox answers, by asking for its purpose; no mail is read. The only one that reaches mailboxes: Exchange can limit it to some of them (RBAC for Applications), and the others then answer 403.',
  'RoleManagement.Read.Directory':
    'Whether an account that stands in the way is an administrator’s. Optional: it tells apart one cause only.',
  'AuditLog.Read.All':
    'When a license was changed or an account restored, for the timeline. Optional: a person can tell instead whether the account was restored. Microsoft’s page wants Directory.Read.All beside it, allows five requests in ten seconds, and leaves 21Vianet out.',
};

/** Without these a diagnosis is as good, but for what their words say. */
const optional: ReadonlySet<string> = new Set(['RoleManagement.Read.Directory', 'AuditLog.Read.All']);

/** The words for a permission. Throws where there are none. */
export function wordsFor(permission: string): string {
  const found = words[permission];
  assert.ok(found, `docs/permissions.md does not say what ${permission} is for; see test/docs/permissions.ts`);
  return found;
}

/** Every permission that a fact of these needs, by name, with what stays open without it. */
export async function permissionsNeeded(
  facts: readonly Fact<unknown>[],
  checks: readonly Check[],
): Promise<readonly Needed[]> {
  const asking = facts.filter((fact) => fact.source === 'graph' && fact.permission !== undefined);
  const needed: Needed[] = [];
  for (const [permission, group] of Map.groupBy(asking, (fact) => fact.permission ?? '')) {
    const untold = await checksUntold(permission, facts);
    const ids = new Set(group.map(({ id }) => id));
    const stands = checks.filter((check) => standsOn(check, ids));
    needed.push({
      permission,
      facts: group,
      open: checks.filter(({ id }) => untold.has(id)),
      lessSure: stands.filter(({ id }) => !untold.has(id)),
    });
  }
  const place = ({ permission }: Needed) => `${Number(optional.has(permission))} ${permission}`;
  return needed.toSorted((a, b) => place(a).localeCompare(place(b), 'en'));
}

/** Checks that cannot tell in some world when the permission is refused, and say so by its name. */
async function checksUntold(permission: string, facts: readonly Fact<unknown>[]): Promise<ReadonlySet<string>> {
  const untold = new Set<string>();
  for (const world of Object.values(worlds)) {
    const { findings } = await lookWithout(permission, facts, world);
    for (const finding of findings) if (names(finding, permission)) untold.add(finding.check);
  }
  return untold;
}

/** Whether the finding could not tell, and names the permission that it lacks. */
export const names = (finding: Finding, permission: string): boolean =>
  finding.outcome === 'cannot-tell' && JSON.stringify(finding.reason).includes(JSON.stringify(permission));

const standsOn = ({ requires, uses, hears }: Check, facts: ReadonlySet<string>): boolean =>
  [...closure(Object.values({ ...requires, ...uses, ...hears })).keys()].some((id) => facts.has(id));

/** A section a permission: its facts, and the questions that stay open without it. */
export const graphSections = (needed: readonly Needed[]): string =>
  needed
    .map(({ permission, facts, open, lessSure }) =>
      [
        `### \`${permission}\`${optional.has(permission) ? ' (optional)' : ''}`,
        wordsFor(permission),
        `Facts: ${codes(facts.map(({ id }) => id))}.`,
        ...(open.length > 0 ? [`Without it these questions can stay open:\n\n${open.map(lineOf).join('\n')}`] : []),
        ...(lessSure.length > 0 ? [`Less is known for: ${codes(lessSure.map(({ id }) => id))}.`] : []),
      ].join('\n\n'),
    )
    .join('\n\n');

const lineOf = ({ id, question }: Check): string => `- ${question} (\`${id}\`)`;

/** A row an Exchange fact: the cmdlets that it runs, with their switches, read off what it asks for. */
export async function exchangeTable(facts: readonly Fact<unknown>[]): Promise<string> {
  const asked = (await factsMet(facts))
    .filter(({ fact }) => fact.source === 'exchange')
    .flatMap(({ fact, input }) =>
      fact.ask(input).map((request) => [fact.id.replace(/-as-typed$/, ''), request] as const),
    )
    .flatMap(([id, request]) => ('cmdlet' in request ? [[id, lineFor(request)] as const] : []));
  const rows = [...Map.groupBy(asked, ([id]) => id)].map(([id, lines]) => {
    return [`\`${id}\``, codes(new Set(lines.map(([, line]) => line)))];
  });
  return table(
    ['Fact', 'Cmdlets'],
    rows.toSorted(([a = ''], [b = '']) => a.localeCompare(b, 'en')),
  );
}

const lineFor = ({ cmdlet, parameters }: ExchangeRequest): string =>
  [cmdlet, ...Object.keys(parameters).map((name) => `-${name}`)].join(' ');

/** A row a remedy: who may do it, and the permission with which the bot could. */
export const remedyTable = (remedies: readonly Remedy[]): string =>
  table(
    ['Remedy', 'Who may do it', 'With what the bot could'],
    remedies.map(({ id, role = '', permission }) => [`\`${id}\``, role, permission ? `\`${permission}\`` : '']),
  );

/** The permissions that a first start should have, and those that may be left out. */
export const smallestSet = (needed: readonly Needed[]): string => {
  const [can, must] = [needed.filter(({ permission }) => optional.has(permission)), needed].map((list) =>
    list.map(({ permission }) => permission),
  );
  return `${codes((must ?? []).filter((one) => !optional.has(one)))}; optional: ${codes(can ?? [])}.`;
};
