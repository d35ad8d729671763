import { Command, InvalidArgumentError } from 'commander';

/** What a person can choose behind `npm start --`. */
export interface Options {
  /** Left out: PORT, else 3978. */
  readonly port?: number;
  readonly playgroundPort: number;
  readonly tenant?: string;
  readonly latency: number;
  readonly timeWarp: number;
  readonly keep: boolean;
}

/** Something that stops the start, in words for the person who typed the command. */
export class CannotStart extends Error {}

/** Reads the command line; ends the process with a sentence when it makes no sense, or after --help. */
export function readOptions(): Options {
  const number = (least: number, most: number, whole: boolean) => (text: string) => {
    const value = Number(text);
    if (text.trim() !== '' && value >= least && value <= most && (!whole || Number.isInteger(value))) return value;
    throw new InvalidArgumentError(`It must be a ${whole ? 'whole ' : ''}number from ${least} to ${most}.`);
  };
  const port = number(0, 65_535, true);
  return new Command('npm start --')
    .description(
      'Starts MailboxHelp with a pretend Contoso tenant and a Teams client in the browser, all on this machine.',
    )
    .option('--port <number>', "the bot's port; 0 picks a free one (default: PORT, else 3978)", port)
    .option('--playground-port <number>', 'port of the page to open; 0 picks a free one', port, 56_150)
    .option('--tenant <file>', 'another pretend tenant (JSON)')
    .option('--latency <ms>', 'how long the pretend Graph takes to answer', number(0, 60_000, true), 0)
    .option(
      '--time-warp <factor>',
      'how much faster the clock runs: 60 makes a day 24 minutes',
      number(0.001, 100_000, false),
      1,
    )
    .option('--keep', "keep the last run's cases", false)
    .allowExcessArguments(false)
    .parse()
    .opts<Options>();
}
