import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { TenantFile } from './file.ts';
import { referenceMistakes, shapeMistake } from './mistakes.ts';
import { namesOf } from './names.ts';
import { readShape } from './schema.ts';
import { subscribedOf } from './subscriptions.ts';
import { type Tenant, tenantOf } from './tenant.ts';

/** A tenant file that cannot be used: what is wrong with it, one sentence each. */
export class TenantFileError extends Error {
  override readonly name = 'TenantFileError';
  readonly sentences: readonly string[];

  constructor(file: string, sentences: readonly string[]) {
    super([`${file} cannot be used as a tenant:`, ...sentences.map((sentence) => `- ${sentence}`)].join('\n'));
    this.sentences = sentences;
  }
}

/** A tenant ready to be served, beside what its file says about serving. */
export interface LoadedTenant {
  readonly file: TenantFile;
  readonly tenant: Tenant;
}

/** Loads a tenant from a path, or takes what a test has made. Throws a TenantFileError. */
export async function loadTenant(source: string | TenantFile): Promise<LoadedTenant> {
  if (typeof source !== 'string') return checked(source, 'The given tenant');
  return checked(await readJson(source), basename(source));
}

async function readJson(path: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new TenantFileError(basename(path), [`It cannot be read: ${(error as Error).message}.`]);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new TenantFileError(basename(path), [`It is no JSON: ${(error as Error).message}.`]);
  }
}

function checked(value: unknown, label: string): LoadedTenant {
  const shape = readShape(value);
  if (!shape.success) {
    throw new TenantFileError(
      label,
      shape.error.issues.map((issue) => shapeMistake(issue, value)),
    );
  }
  const file = shape.data;
  const names = namesOf(file);
  const { skus, mistakes } = subscribedOf(file);
  const all = [...mistakes, ...referenceMistakes(file, names, skus)];
  if (all.length > 0) throw new TenantFileError(label, all);
  return { file, tenant: tenantOf(file, names, skus) };
}
