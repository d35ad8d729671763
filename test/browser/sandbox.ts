import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';

/** Chromium as the person who runs the tests has it; Debian's package puts it here. */
const BROWSER = process.env.CHROMIUM ?? '/usr/bin/chromium';
/** Quiet and offline: nothing but the page asked for. */
const FLAGS = [
  'no-sandbox',
  'disable-gpu',
  'disable-quic',
  'no-first-run',
  'disable-background-networking',
  'disable-component-update',
  'disable-sync',
];

/** Pictures for the README, taken only when asked for: SCREENSHOTS=1. */
export const takesScreenshots = process.env.SCREENSHOTS === '1';

/** Why these tests cannot run here; undefined when they can. */
export const obstacle: string | undefined = existsSync(BROWSER)
  ? undefined
  : `There is no Chromium at ${BROWSER}. Install it (apt-get install chromium), or set CHROMIUM to its path.`;

/** `npm start` in a folder of its own, and a browser on its page. */
export interface Sandbox {
  readonly page: Page;
  /** Addresses that the page asked for beyond this machine. */
  readonly strangers: readonly string[];
  close(): Promise<void>;
}

/** Starts both, with these settings beside the usual; every port is a free one. */
export async function openSandbox(settings: Readonly<Record<string, string>> = {}): Promise<Sandbox> {
  const folder = mkdtempSync(join(tmpdir(), 'mailboxhelp-browser-'));
  const script = join(import.meta.dirname, '../../src/start.ts');
  const start = spawn(process.execPath, [script, '--port', '0', '--playground-port', '0'], {
    cwd: folder,
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const close = async (context?: BrowserContext) => {
    await context?.close();
    start.kill('SIGTERM');
    if (start.exitCode === null) await once(start, 'close');
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const address = await printed(start, /Open\s+(http\S+)/);
    const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
      executablePath: BROWSER,
      viewport: { width: 1280, height: 900 },
      args: FLAGS.map((flag) => `--${flag}`),
    });
    const page = context.pages()[0] ?? (await context.newPage());
    page.setDefaultTimeout(20_000);
    const strangers: string[] = [];
    page.on('request', (request) => {
      const { hostname, href } = new URL(request.url());
      if (hostname && hostname !== 'localhost') strangers.push(href);
    });
    await page.goto(address);
    return { page, strangers, close: () => close(context) };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What stands in the first group of the pattern, once the process has printed it. */
async function printed(process: ChildProcess, pattern: RegExp): Promise<string> {
  let text = '';
  for await (const chunk of process.stdout ?? []) {
    text += chunk;
    const found = pattern.exec(text)?.[1];
    if (found) return found;
  }
  throw new Error(`npm start ended without saying ${pattern}: ${text}`);
}
