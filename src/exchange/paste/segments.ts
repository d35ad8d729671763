import { isAboutSession } from './cmdlet-names.ts';
import { type Command, commandsIn } from './command.ts';
import { promptIn } from './prompt.ts';
import { commandAt, isCommand } from './typed.ts';

/** Commands that were typed on one line, with what was printed after them. */
export interface Segment {
  /** None where the text does not show them; several behind each other with semicolons. */
  readonly commands: readonly Command[];
  /** Commands of the lines right above, without a prompt and without output: what follows may be theirs. */
  readonly echoed: readonly Command[];
  /** Typed behind a prompt: `server` on an Exchange server, `console` anywhere else. */
  readonly shell?: 'server' | 'console';
  readonly lines: readonly string[];
  /** A prompt follows, so that the output is complete. */
  readonly complete: boolean;
  /** The session was told before to hide errors. */
  readonly hushed: boolean;
}

type Growing = { -readonly [K in keyof Segment]: Segment[K] } & { lines: string[] };

/** Cuts a paste at its commands and prompts. */
export function segmentsOf(lines: readonly string[]): readonly Segment[] {
  const variables = new Map<string, readonly string[]>();
  let hushed = false;
  let current = begun({});
  const segments = [current];
  const begin = (more: Partial<Growing>) => {
    current = begun({ hushed, ...more });
    segments.push(current);
  };
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    const prompt = promptIn(line);
    if (prompt) current.complete = true;
    hushed = hushes(line) ?? hushed;
    // What is commented out never ran.
    const typed = (prompt ? prompt.typed : isCommand(line) ? line.trim() : '').replace(/^#.*/, '');
    const shell = prompt && { shell: prompt.onPremises ? ('server' as const) : ('console' as const) };
    if (typed === '') {
      if (prompt) begin({ ...shell });
      else current.lines.push(line);
      at += 1;
      continue;
    }
    const { text, next, output } = commandAt(lines, at, typed);
    begin({ commands: telling(commandsIn(text, variables)), echoed: echoedBy(current), ...shell, lines: [...output] });
    at = next;
  }
  return segments;
}

const begun = (more: Partial<Growing>): Growing => ({
  commands: [],
  echoed: [],
  lines: [],
  complete: false,
  hushed: false,
  ...more,
});

/** Of a line, the commands that get or change something; else its first, whatever it is. */
function telling(all: readonly Command[]): readonly Command[] {
  const some = all.filter(({ cmdlet }) => cmdlet !== null && !isAboutSession(cmdlet));
  return some.length > 0 ? some : all.slice(0, 1);
}

const echoedBy = ({ commands, echoed, complete, lines }: Segment): readonly Command[] =>
  complete || lines.some((line) => line.trim() !== '')
    ? []
    : [...echoed, ...commands.filter(({ cmdlet }) => cmdlet !== null && !isAboutSession(cmdlet))].slice(-4);

/** Whether a line makes the session hide its errors, or show them again. */
function hushes(line: string): boolean | undefined {
  const [, preference] = /\$(?:global:)?ErrorActionPreference\s{0,9}=\s{0,9}["']?(\w+)/i.exec(line) ?? [];
  if (preference) return /^(SilentlyContinue|Ignore|0|4)$/i.test(preference);
  return /\$PSDefaultParameterValues\b.{0,200}=/i.test(line) ? true : undefined;
}
