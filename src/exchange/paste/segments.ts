import { type Command, commandIn } from './command.ts';
import { promptIn } from './prompt.ts';
import { commandAt, isCommand } from './typed.ts';

/** A command with what was printed after it; without a command where the text does not show it. */
export interface Segment {
  readonly command?: Command;
  /** Typed behind a prompt: `server` on an Exchange server, `console` anywhere else. */
  readonly shell?: 'server' | 'console';
  readonly lines: readonly string[];
  /** A prompt follows, so that the output is complete. */
  readonly complete: boolean;
}

/** Cuts a paste at its commands and prompts. */
export function segmentsOf(lines: readonly string[]): readonly Segment[] {
  const segments: { -readonly [K in keyof Segment]: Segment[K] }[] = [{ lines: [], complete: false }];
  const output: string[][] = [[]];
  const begin = (more: Partial<Segment>, first: readonly string[] = []) => {
    output.push([...first]);
    segments.push({ lines: [], complete: false, ...more });
  };
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    const prompt = promptIn(line);
    const last = segments.at(-1);
    if (prompt && last) last.complete = true;
    const typed = prompt ? prompt.typed : isCommand(line) ? line.trim() : '';
    const shell = prompt && (prompt.onPremises ? ('server' as const) : ('console' as const));
    if (typed === '') {
      if (prompt) begin({ ...(shell && { shell }) });
      else output.at(-1)?.push(line);
      at += 1;
      continue;
    }
    const { text, next, output: first } = commandAt(lines, at, typed);
    begin({ command: commandIn(text), ...(shell && { shell }) }, first);
    at = next;
  }
  return segments.map((segment, i) => ({ ...segment, lines: output[i] ?? [] }));
}
