import type { Clock } from '../clock.ts';
import { ambiguous, notFound, unfitValue, unknownParameter } from './failure.ts';
import type { Exchange, Held, Manners, Row, State } from './held.ts';
import { shows, type View } from './kinds.ts';
import type { Properties } from './properties.ts';
import { viewed } from './views.ts';
import { writtenRecord } from './written.ts';

/** A cmdlet that can be run; names of parameters in lower case. */
interface Cmdlet {
  readonly name: string;
  readonly view?: View;
  /** Switches, each with the states of objects that it asks for. */
  readonly switches: Readonly<Record<string, readonly State[]>>;
}

const active: readonly State[] = ['active'];
const gone: readonly State[] = ['softDeleted', 'inactive'];

const cmdlets: readonly Cmdlet[] = [
  { name: 'Get-User', view: 'user', switches: {} },
  { name: 'Get-Recipient', view: 'recipient', switches: { IncludeSoftDeletedRecipients: [...active, ...gone] } },
  { name: 'Get-MailUser', view: 'mailUser', switches: { SoftDeletedMailUser: [] } },
  {
    name: 'Get-Mailbox',
    view: 'mailbox',
    // An inactive mailbox is a soft-deleted one that a hold keeps, so that -SoftDeletedMailbox shows it as well.
    switches: {
      SoftDeletedMailbox: gone,
      IncludeInactiveMailbox: [...active, 'inactive'],
      InactiveMailboxOnly: ['inactive'],
    },
  },
  { name: 'Get-OrganizationConfig', switches: {} },
];

/** A cmdlet by name, in any case, as PowerShell takes it. */
export const cmdletNamed = (name: string): Cmdlet | undefined =>
  cmdlets.find((cmdlet) => cmdlet.name.toLowerCase() === name.toLowerCase());

/** What a question asks for, once its parameters were understood. */
export interface Question {
  readonly cmdlet: Cmdlet;
  readonly identity: string | undefined;
  readonly states: readonly State[];
  /** Rows at most; undefined: nothing was said, which means 1000 and a warning. */
  readonly most: number | undefined;
}

/** Reads the parameters. Throws a Failure for one that the cmdlet does not have, or that cannot hold its value. */
export function questionOf(cmdlet: Cmdlet, parameters: Properties): Question {
  let [identity, most]: [string | undefined, number | undefined] = [undefined, undefined];
  let states: readonly State[] = active;
  for (const [name, value] of Object.entries(parameters)) {
    const lower = name.toLowerCase();
    const asked = Object.entries(cmdlet.switches).find(([known]) => known.toLowerCase() === lower);
    if (asked) {
      if (typeof value !== 'boolean') throw unfitValue(name, value, 'System.Management.Automation.SwitchParameter');
      if (value) states = asked[1];
    } else if (cmdlet.view && lower === 'identity') {
      if (typeof value !== 'string' && value !== null) throw unfitValue(name, value, 'RecipientIdParameter');
      identity = value?.trim() || undefined;
    } else if (cmdlet.view && lower === 'resultsize') most = sizeOf(name, value);
    else throw unknownParameter(name);
  }
  return { cmdlet, identity, states, most };
}

function sizeOf(name: string, value: unknown): number {
  if (typeof value === 'string' && value.toLowerCase() === 'unlimited') return Number.POSITIVE_INFINITY;
  const size = Number(value);
  if (typeof value === 'boolean' || value === null || !Number.isInteger(size) || size < 1) {
    throw unfitValue(name, value, 'Microsoft.Exchange.Data.Unlimited`1[System.UInt32]');
  }
  return size;
}

/** Rows as they are sent, and warnings. */
export interface Output {
  readonly rows: readonly Properties[];
  readonly warnings: readonly string[];
}

/** Without a ResultSize, no more is shown than this. */
const usual = 1000;

/** Runs a question. Throws a Failure when nothing is found, or too much. */
export function run({ cmdlet, identity, states, most }: Question, exchange: Exchange, clock: Clock): Output {
  const { view } = cmdlet;
  if (!view) {
    const { organizationConfig } = exchange;
    return { rows: [writtenRecord(organizationConfig, Object.keys(organizationConfig), clock)], warnings: [] };
  }
  const there = exchange.objects
    .filter(({ state }) => states.includes(state))
    .flatMap((held) => rowIn(held, view, clock));
  const rows = identity === undefined ? there : found(identity, there, states, exchange.manners);
  return {
    rows: rows.slice(0, most ?? usual).map((row) => written(row, view, clock)),
    warnings:
      rows.length > (most ?? usual)
        ? [
            `There are more results available than are currently displayed: only the first ${most ?? usual} are returned. To view them, increase the value for the ResultSize parameter.`,
          ]
        : [],
  };
}

function rowIn(held: Held, view: View, clock: Clock): readonly Row[] {
  const row = held.at(clock);
  return row && shows(view, row.properties) ? [row] : [];
}

/** The objects with an identity. Only the nearest: an id before a sign-in name, that before an address, names last. */
function found(identity: string, rows: readonly Row[], states: readonly State[], manners: Manners): readonly Row[] {
  const key = identity.toLowerCase();
  const ranks = rows.flatMap((row) => row.names.get(key) ?? []);
  if (ranks.length === 0) throw notFound(identity, manners.notFound);
  const nearest = Math.min(...ranks);
  const matches = rows.filter((row) => row.names.get(key) === nearest);
  // Deleted mailboxes of one name are listed side by side.
  if (matches.length > 1 && states === active && manners.ambiguous === 'error') throw ambiguous(identity);
  return matches;
}

function written({ properties, said }: Row, view: View, clock: Clock): Properties {
  const record = { ...properties, ...said[view] };
  const others = Object.keys(said[view] ?? {}).filter((name) => !viewed[view].includes(name));
  return writtenRecord(record, [...viewed[view], ...others], clock);
}
