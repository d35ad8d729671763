/** Text inside a cell of a table. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** A table in markdown. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [
    `| ${head.join(' | ')} |`,
    `|${head.map(() => '---').join('|')}|`,
    ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
  ].join('\n');

/** Names as code, in a row. */
export const codes = (names: Iterable<string>): string => [...names].map((name) => `\`${name}\``).join(', ');

/** A page from its paragraphs, with a note that nobody should write it by hand. */
export const page = (title: string, ...parts: readonly string[]): string =>
  `${[`# ${title}`, '<!-- Written from the code by `npm run docs`; changes belong into the code. -->', ...parts].join('\n\n')}\n`;
