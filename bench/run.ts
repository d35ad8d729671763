import Table from 'cli-table3';
import { look } from './look.ts';
import { many } from './many.ts';
import { startAndMemory } from './memory.ts';
import type { Result } from './result.ts';
import { turnsPerSecond } from './turns.ts';

/** Benchmarks by name; `npm run bench -- look` runs one of them. */
const benchmarks: Readonly<Record<string, () => Promise<readonly Result[]>>> = {
  look,
  many,
  turns: turnsPerSecond,
  memory: startAndMemory,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in benchmarks));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no benchmark ${unknown.join(', ')}. There are: ${Object.keys(benchmarks).join(', ')}.\n`,
  );
  process.exit(2);
}

const results: Record<string, readonly Result[]> = {};
for (const [name, run] of Object.entries(benchmarks)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  process.stderr.write(`${name} …\n`);
  results[name] = await run();
}

const table = new Table({ head: ['Figure', 'Value', 'Against', 'Ratio', 'Goal', ''], style: { head: [], border: [] } });
const shown = (figure: number | undefined) => (figure === undefined ? '' : Number(figure.toPrecision(4)).toString());
for (const { name, value, baseline, ratio, goal, met } of Object.values(results).flat()) {
  table.push([
    name,
    shown(value),
    shown(baseline),
    shown(ratio),
    goal ?? '',
    met === undefined ? '' : met ? 'met' : 'NOT MET',
  ]);
}
process.stdout.write(
  `${table.toString()}\n${JSON.stringify({ node: process.version, at: new Date().toISOString(), results })}\n`,
);
