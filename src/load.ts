import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Loads one definition a file from a folder (not from its subfolders), in order of their names. Refuses a file
 * whose id is not its name: the name is how people find it.
 */
export async function loadFolder<T extends { readonly id: string }>(folder: string): Promise<readonly T[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts')).sort();
  return Promise.all(
    files.map(async (file) => {
      const path = join(folder, file);
      const loaded = ((await import(pathToFileURL(path).href)) as { default?: T }).default;
      const name = basename(file, '.ts');
      if (loaded?.id !== name)
        throw new Error(`${path} must export a definition with the id “${name}” as its default.`);
      return loaded;
    }),
  );
}
