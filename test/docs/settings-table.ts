import { settingsTable } from '../../src/settings.ts';

/** The marks between which the README carries the table. */
const start = '<!-- settings: written by `npm run docs` -->';
const end = '<!-- /settings -->';

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** The table of settings in markdown. */
const table = (): string =>
  [
    '| Name | Meaning | Default |',
    '|---|---|---|',
    ...settingsTable.map((row) => `| \`${row.name}\` | ${cell(row.meaning)} | ${cell(row.default)} |`),
  ].join('\n');

/** The README with the table as the settings are now. Throws where the marks are missing. */
export function withSettings(readme: string): string {
  const [before, rest] = readme.split(start);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`The README must hold ${start} and ${end}.`);
  return `${before}${start}\n${table()}\n${end}${after}`;
}
