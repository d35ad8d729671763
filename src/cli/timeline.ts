import Table from 'cli-table3';
import { composeClinic } from '../compose.ts';
import type { Diagnosis } from '../diagnosis/finding.ts';
import { say } from '../diagnosis/message.ts';
import { type Render, reportOf } from '../diagnosis/report.ts';
import { linkNames, type Moment, remarkOn, standingOf, type Timeline } from '../diagnosis/timeline.ts';
import { readTenantSettings } from '../settings.ts';
import { plain } from '../texts/escape.ts';
import { type LanguageOption, reading } from './language.ts';
import { Output } from './output.ts';
import { connect } from './tenant.ts';
import { nameLine } from './words.ts';

const widest = 160;

export interface TimelineOptions extends LanguageOption {
  readonly json?: boolean;
  readonly tenant?: string;
}

/** Runs `timeline`. Resolves to the exit code: 0 all were looked at, 3 at least one could not be. */
export async function timeline(users: readonly string[], options: TimelineOptions): Promise<number> {
  const settings = readTenantSettings();
  const connection = await connect(settings, options.tenant);
  try {
    process.stderr.write(`${connection.where}\n`);
    const clinic = await composeClinic(connection.settings);
    const inWords = reading(options, settings.timeZone);
    const stop = new AbortController();
    const out = new Output(process.stdout, () => stop.abort());
    let code = 0;
    for (const user of users) {
      if (out.gone) break;
      try {
        await out.write(inOneGo(await clinic.look(user, { signal: stop.signal }), options, inWords));
      } catch (error) {
        if (out.gone) break;
        code = 3;
        process.stderr.write(`${inWords(say`${user}: no timeline could be made. ${(error as Error).message}`)}\n`);
      }
    }
    return code;
  } finally {
    connection.close();
  }
}

function inOneGo(diagnosis: Diagnosis, { json }: TimelineOptions, inWords: Render): string {
  const width = Math.min(process.stdout.columns ?? 120, widest);
  return `${json ? JSON.stringify(jsonOf(diagnosis, inWords)) : printTimeline(diagnosis, inWords, width)}\n`;
}

/** The report without what a timeline does not need: one line of JSON a user. */
function jsonOf(diagnosis: Diagnosis, inWords: Render) {
  const { schema, at, tenant, subject, verdict, timeline } = reportOf(diagnosis, inWords);
  const { cause, certainty, summary } = verdict;
  return { schema, at, tenant, subject, verdict: { cause, certainty, summary }, timeline };
}

/** One user's timeline for a terminal of the given width. */
export function printTimeline({ at, subject, tenant, timeline }: Diagnosis, inWords: Render, width: number): string {
  return [
    nameLine(subject, inWords),
    `${plain(tenant.name)}${tenant.mode === 'sandbox' ? ' (SANDBOX)' : ''}`,
    ...(timeline ? parts(timeline, at, inWords, width) : ['', inWords(say`There is no timeline of this look.`)]),
  ].join('\n');
}

const parts = (shown: Timeline, at: string, inWords: Render, width: number): readonly string[] => [
  '',
  inWords(shown.summary),
  '',
  inWords(say`How far it came:`),
  ...lines(
    shown.chain.map((link) => {
      const standing = inWords(standingOf(link, shown));
      return [
        inWords(linkNames[link.id]),
        shown.brokeAt?.link === link.id ? standing.toUpperCase() : standing,
        inWords(link.says),
      ];
    }),
    width,
  ),
  '',
  inWords(say`What happened, in order:`),
  ...lines(
    withNow(shown.moments, at).map((moment) => [
      inWords({ text: '{0}', values: [{ time: moment.at }] }),
      ...moment.says(inWords),
    ]),
    width,
  ),
  ...(shown.unseen.length > 0
    ? ['', inWords(say`What could not be seen:`), ...shown.unseen.map((one) => `- ${inWords(one)}`)]
    : []),
];

interface Line {
  readonly at: string;
  says(inWords: Render): readonly [remark: string, what: string];
}

/** The moments with the look itself among them: what stands below it is still to come. */
function withNow(moments: readonly Moment[], at: string): readonly Line[] {
  const all = moments.map(({ future, ...moment }) => ({
    at: moment.at,
    future,
    says: (inWords: Render) => {
      const remark = remarkOn({ ...moment, future });
      return [remark ? inWords(remark) : '', inWords(moment.what)] as const;
    },
  }));
  const now: Line = { at, says: (inWords) => [inWords(say`now`), inWords(say`This look`)] };
  return [...all.filter(({ future }) => !future), now, ...all.filter(({ future }) => future)];
}

const nothing = ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'];
const between = ['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid'];
const chars = { ...Object.fromEntries([...nothing, ...between].map((place) => [place, ''])), middle: ' ' };

/** Rows of three columns that line up; the last one wraps. */
function lines(rows: readonly (readonly string[])[], width: number): readonly string[] {
  const [first, second] = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)) + 3);
  const last = Math.max(30, width - (first ?? 0) - (second ?? 0) - 2);
  const table = new Table({
    chars,
    colWidths: [first ?? 0, second ?? 0, last],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  table.push(...rows.map((row) => [...row]));
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
}
