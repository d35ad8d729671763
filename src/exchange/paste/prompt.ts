/** A line that begins with a prompt, and what was typed there. */
export interface Prompted {
  /** The Exchange Management Shell on a server prints `[PS]`. */
  readonly onPremises: boolean;
  readonly typed: string;
}

const ON_PREMISES = /^\s{0,40}\[PS\] ?[^<>|]{0,260}>(?!>) ?(.*)$/;
const POWERSHELL = /^\s{0,40}(?:[[(][^\])]{1,80}[\])]:? ?)?PS(?: [^<>|]{0,260})?>{1,3} ?(.*)$/;
const PLAIN_SHELL = /^\s{0,40}[A-Za-z]:\\[^<>|:"]{0,260}> ?(.*)$/;
/** Other shells put a name, a place or the time before their sign. */
const SIGN = /^\s{0,40}(?:\S[^<>|]{0,80} )?(?:[❯➜λ»$%] (?=[A-Za-z]{2,20}-[A-Za-z])|[❯➜]\s*$)(.*)$/u;
const CONTINUED = /^\s{0,40}>> ?(.*)$/;
/** Transcripts write errors behind a prompt of their own; the console's own text of them follows. */
const TRANSCRIPT_NOTE = /^\s{0,40}(?:PS|>>) ?>? ?(?:TerminatingError|CommandInvocation|ParameterBinding)\(/;

/** Whether the line is a note of a transcript about what it records next to it. */
export const isTranscriptNote = (line: string): boolean => TRANSCRIPT_NOTE.test(line);

/** The prompt at the beginning of a line, if there is one. */
export function promptIn(line: string): Prompted | undefined {
  if (isTranscriptNote(line)) return undefined;
  const server = ON_PREMISES.exec(line);
  if (server) return { onPremises: true, typed: (server[1] ?? '').trim() };
  const own = POWERSHELL.exec(line) ?? PLAIN_SHELL.exec(line) ?? SIGN.exec(line);
  return own ? { onPremises: false, typed: (own[1] ?? '').trim() } : undefined;
}

/** What was typed on a further line of a command: behind `>>`. */
export const continuedIn = (line: string): string | undefined => CONTINUED.exec(line)?.[1];
