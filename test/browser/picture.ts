import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { takesScreenshots } from './sandbox.ts';

const folder = join(import.meta.dirname, '../../docs/screenshots');

/** Keeps a picture for the README: the conversation around this place, without the page's log. */
export async function picture(name: string, place: Locator): Promise<void> {
  if (!takesScreenshots) return;
  const page = place.page();
  mkdirSync(folder, { recursive: true });
  await page.setViewportSize({ width: 1280, height: 1000 });
  await place.scrollIntoViewIfNeeded();
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(folder, `${name}.png`), clip: { x: 0, y: 0, width: 950, height: 1000 } });
}
