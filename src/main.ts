import { composeBot } from './compose-bot.ts';
import { readSettings, SettingsError } from './settings.ts';
import { StorageFailed } from './storage/sqlite-failure.ts';

/** Milliseconds that ending may take; then the process ends anyway, and a restart resumes what was left. */
const END_WITHIN = 10_000;

/** The bot's process: listens, says so in one line of JSON, and ends on SIGTERM or SIGINT with nothing dropped. */
async function main(): Promise<void> {
  const settings = readSettings();
  const { bot, resume, close } = await composeBot(settings);
  await listen(bot.server, settings.port, settings.host);
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(0), END_WITHIN).unref();
    void close().then(() => process.exit(0));
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, end);
  const { port } = bot.server.address();
  console.log(JSON.stringify({ listening: `http://${settings.host}:${port}/api/messages` }));
  await resume();
}

type Server = Awaited<ReturnType<typeof composeBot>>['bot']['server'];

const listen = (server: Server, port: number, host: string) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTaken(`Port ${port} is taken. Set PORT to another.`) : error),
    );
    server.listen(port, host, resolve);
  });

class PortTaken extends Error {}

try {
  await main();
} catch (error) {
  const foreseen = error instanceof SettingsError || error instanceof StorageFailed || error instanceof PortTaken;
  console.error(foreseen ? error.message : error);
  process.exit(1);
}
