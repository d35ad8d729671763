import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { check } from './cli/check.ts';
import { BadTenantFile } from './cli/tenant.ts';
import { SettingsError } from './settings.ts';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** Exit codes: 0 done, 2 bad arguments or settings, 3 no report could be made. */
async function main(): Promise<number> {
  let code = 0;
  const program = new Command('mailboxhelp')
    .description('Finds out why a mailbox in Exchange Online is not there.')
    .version(version)
    .exitOverride();
  program
    .command('check')
    .description('Looks at one or several users. Prints a table, or with --json one line of JSON a user.')
    .argument('<users...>', 'addresses, object ids or display names; - reads them from standard input, one a line')
    .option('--json', 'one line of JSON a user, on standard output')
    .option('--tenant <file>', 'a tenant file for a sandbox of its own')
    .exitOverride()
    .action(async (users: string[], options: { json?: boolean; tenant?: string }) => {
      if (users.some((user) => user.trim() === ''))
        throw new CommanderError(2, 'empty', 'error: a user is empty; give an address, an object id or a name');
      code = await check(users, options);
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
  if (error instanceof CommanderError) {
    if (error.code === 'empty') process.stderr.write(`${error.message}\n`);
    return error.exitCode === 0 ? 0 : 2;
  }
  if (error instanceof SettingsError) {
    process.stderr.write(`${error.sentences.join('\n')}\n`);
    return 2;
  }
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  return error instanceof BadTenantFile ? 2 : 3;
}
