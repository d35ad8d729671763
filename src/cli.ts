import { readFileSync } from 'node:fs';
import { Command, CommanderError, Option } from 'commander';
import { BadInput } from './cli/bad-input.ts';
import { answersHelp, type CheckOptions, check } from './cli/check.ts';
import { type ReadOptions, read } from './cli/read.ts';
import { BadTenantFile } from './cli/tenant.ts';
import { type TimelineOptions, timeline } from './cli/timeline.ts';
import { SettingsError } from './settings.ts';
import { languages } from './texts/languages.ts';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const anEmptyUser = new BadInput('error: a user is empty; give an address, an object id or a name');
const nobody = new BadInput("error: missing required argument 'users'; or name them with --file");

const language = () => new Option('--lang <code>', 'the language of the words').choices(languages).default('en');

/** Exit codes: 0 done, 2 bad arguments or settings, 3 no report could be made, 130 stopped from the keyboard. */
async function main(): Promise<number> {
  let code = 0;
  const program = new Command('mailboxhelp')
    .description('Finds out why a mailbox in Exchange Online is not there.')
    .version(version)
    .exitOverride();
  program
    .command('check')
    .description('Looks at one user in full, or at thousands: a table, or with --json or --csv a row a user.')
    .argument('[users...]', 'addresses, object ids or display names; - reads them from standard input')
    .option(
      '--file <list>',
      'a list of users: one a line, or CSV with a header that has a column such as userPrincipalName',
    )
    .option('--json', 'one line of JSON a user, on standard output')
    .addOption(new Option('--csv', 'one line of CSV a user, on standard output').conflicts('json'))
    .option('--answers <file>', 'what people said, as JSON of fact id to value, or of address to such an object')
    .option('--answers-help', 'lists the facts and values that --answers takes')
    .option('--tenant <file>', 'a tenant file for a sandbox of its own')
    .addOption(language())
    .exitOverride()
    .action(async (users: string[], options: CheckOptions & { answersHelp?: boolean }) => {
      if (options.answersHelp) process.stdout.write(await answersHelp());
      else if (users.length === 0 && options.file === undefined) throw nobody;
      else if (users.some((user) => user.trim() === '')) throw anEmptyUser;
      else code = await check(users, options);
    });
  program
    .command('timeline')
    .description('Why not yet: what happened to a user and when, and where the way to a mailbox stops.')
    .argument('<users...>', 'addresses, object ids or display names')
    .option('--json', 'one line of JSON a user, on standard output')
    .option('--tenant <file>', 'a tenant file for a sandbox of its own')
    .addOption(language())
    .exitOverride()
    .action(async (users: string[], options: TimelineOptions) => {
      if (users.some((user) => user.trim() === '')) throw anEmptyUser;
      code = await timeline(users, options);
    });
  program
    .command('read')
    .description('Reads output pasted from PowerShell, on standard input, and says what it shows.')
    .option('--json', 'one line of JSON on standard output')
    .option('--for <user>', 'whose output it has to be: an address, an object id or a name')
    .addOption(language())
    .exitOverride()
    .action(async (options: ReadOptions) => {
      code = await read(options);
    });
  await program.parseAsync();
  return code;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof SettingsError) {
    process.stderr.write(`${error.sentences.join('\n')}\n`);
    return 2;
  }
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  return error instanceof BadTenantFile || error instanceof BadInput ? 2 : 3;
}
