import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { CannotStart } from './options.ts';
import { answers } from './ports.ts';

/** A note about the start that runs here, so that a second one can say how to reach it. */
export interface Running {
  readonly pid: number;
  /** When it was started, in milliseconds of the epoch. */
  readonly since: number;
  readonly playground: string;
}

/** Milliseconds after which a start that does not answer is not one any more. */
const STARTING = 60_000;

/** Refuses when another start runs here, saying how to reach it. A note left by one that was killed does not count. */
export async function refuseSecond(note: string): Promise<void> {
  const other = readNote(note);
  if (other && isAlive(other.pid) && (Date.now() - other.since < STARTING || (await answers(other.playground))))
    throw new CannotStart(
      `MailboxHelp is running already (process ${other.pid}). Open ${other.playground}, or stop it with Ctrl-C where it was started.`,
    );
  rmSync(note, { force: true });
}

/** Writes down that we run; of two that start at once, one gets through. */
export function claim(note: string, mine: Running): void {
  try {
    writeFileSync(note, JSON.stringify(mine), { flag: 'wx' });
  } catch {
    throw new CannotStart('MailboxHelp is being started by another command here; wait for that one.');
  }
}

function readNote(note: string): Running | undefined {
  try {
    return JSON.parse(readFileSync(note, 'utf8')) as Running;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
