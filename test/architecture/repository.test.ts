import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const top = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, top), 'utf8');
const has = (path: string): boolean => existsSync(new URL(path, top));

/** What git keeps, and what it would keep at the next commit. */
const tracked: readonly string[] = has('.git')
  ? execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: top,
      encoding: 'utf8',
    })
      .split('\0')
      .filter((path) => path !== '' && has(path))
  : [];
/** The lock file is long, generated, and has a test of its own. */
const readable = tracked.filter((path) => path !== 'package-lock.json' && !path.endsWith('.png'));
/** A download of the sources has no history to ask. */
const inGit = tracked.length > 0 ? it : it.skip;

/** The lines that a pattern finds, as `path:line`. */
function linesWith(pattern: RegExp, paths = readable): readonly string[] {
  return paths.flatMap((path) =>
    read(path)
      .split('\n')
      .flatMap((line, at) => (pattern.test(line) ? [`${path}:${at + 1}`] : [])),
  );
}

const forbidden: readonly { readonly name: string; readonly pattern: RegExp; readonly example: string }[] = [
  {
    name: 'a path of somebody’s machine',
    pattern: /(^|[\s"'`(=:])(\/(work|home|root|Users)\/[\w.]|[A-Z]:\\Users\\)/,
    example: ['', 'home', 'jane', 'src'].join('/'),
  },
  {
    name: 'a private package registry',
    pattern: /\bregistry\s*=|_auth[T]oken|\b([v]erdaccio|[a]rtifactory|[p]kgs\.dev\.azure)\b/i,
    example: ['registry', 'https://packages.contoso.com'].join('='),
  },
  { name: 'a private key', pattern: /-{5}BEGIN [A-Z ]*PRIVATE KEY/, example: `${'-'.repeat(5)}BEGIN PRIVATE KEY` },
  {
    name: 'a token of GitHub, npm, AWS or OpenAI',
    pattern: /\b(gh[pousr]_\w{36}|npm_\w{36}|AKIA[0-9A-Z]{16}|sk-[\w-]{32,})\b/,
    example: `ghp_${'a'.repeat(36)}`,
  },
  {
    name: 'a client secret of Entra ID, or the key of a storage account',
    pattern: /[\w~.-]{3}8Q~[\w~.-]{31,34}|AccountKey=[\w+/]{40,}/,
    example: `abc8Q~${'x'.repeat(34)}`,
  },
  {
    name: 'a signed token',
    pattern: /\beyJ[\w-]{16,}\.eyJ[\w-]{16,}\.[\w-]{16,}/,
    example: ['eyJ', 'eyJ', ''].map((head) => head + 'a'.repeat(20)).join('.'),
  },
];

describe('the repository', () => {
  for (const { name, pattern, example } of forbidden) {
    it(`would see ${name}`, () => assert.match(example, pattern));
    inGit(`holds no trace of ${name}`, () => assert.deepEqual(linesWith(pattern), []));
  }

  it('pins every version exactly', () => {
    const { dependencies, devDependencies, overrides } = JSON.parse(read('package.json')) as Record<
      string,
      Readonly<Record<string, string>>
    >;
    const versions = Object.entries<string>({ ...dependencies, ...devDependencies, ...overrides });
    assert.ok(versions.length > 20);
    for (const [name, version] of versions) assert.match(version, /^\d+\.\d+\.\d+(-[\w.]+)?$/, `${name} is not pinned`);
  });

  it('installs from the public registry only', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, { resolved?: string }> };
    const hosts = new Set(
      Object.values(packages).flatMap(({ resolved }) => (resolved ? [new URL(resolved).host] : [])),
    );
    hosts.delete('registry.npmjs.org');
    assert.deepEqual([...hosts], []);
  });

  const readme = has('README.md') ? it : it.skip;
  readme('says in the README how to start and how to test (skipped while there is no README.md)', () => {
    const text = read('README.md');
    for (const command of ['npm ci && npm start', 'npm ci && npm test']) assert.ok(text.includes(command), command);
  });

  inGit('keeps secrets out of env/', () => {
    const files = tracked.filter((path) => path.startsWith('env/'));
    assert.ok(files.length > 0);
    assert.deepEqual(linesWith(/^SECRET_\w+=./, files), []);
    assert.deepEqual(linesWith(/^BOT_PASSWORD=./, files), []);
  });

  inGit('singles out no test, and skips none without saying why in its title', () => {
    const tests = tracked.filter((path) => path.endsWith('.test.ts'));
    assert.ok(tests.length > 5);
    assert.deepEqual(linesWith(/\b(it|describe|test|suite|context)\.only\s*\(/, tests), []);
    assert.deepEqual(
      linesWith(/\b(it|describe|test|suite|context)\.skip\s*\((?!.*\b(because|until|while|without)\b)/, tests),
      [],
    );
    assert.deepEqual(linesWith(/\bx(it|describe)\s*\(/, tests), []);
  });
});
