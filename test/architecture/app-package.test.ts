import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { commandList } from '../../src/commands/list.ts';
import { parseCommand } from '../../src/commands/parse.ts';
import { readingIn } from '../../src/texts/languages.ts';

const top = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, top), 'utf8');

const manifestText = read('appPackage/manifest.json');
const settings = new Map(
  read('env/.env.dev')
    .split('\n')
    .filter((line) => /^\w+=/.test(line))
    .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
);

/** Names between `${` `{` and `}` `}`, which Agents Toolkit replaces. */
const placeholders = (text: string): readonly string[] =>
  [...text.matchAll(/\$\{\{(\w+)\}\}/g)].map((match) => match[1] as string);

interface Manifest {
  readonly $schema: string;
  readonly manifestVersion: string;
  readonly version: string;
  readonly name: { readonly short: string; readonly full: string };
  readonly description: { readonly short: string; readonly full: string };
  readonly developer: { readonly name: string };
  readonly icons: { readonly color: string; readonly outline: string };
  readonly defaultInstallScope: string;
  readonly localizationInfo: {
    readonly additionalLanguages: readonly { readonly languageTag: string; readonly file: string }[];
  };
  readonly bots: readonly {
    readonly scopes: readonly string[];
    readonly commandLists: readonly {
      readonly scopes: readonly string[];
      readonly commands: readonly { readonly title: string; readonly description: string }[];
    }[];
  }[];
}
const manifest = JSON.parse(
  manifestText.replaceAll(/\$\{\{(\w+)\}\}/g, (_, name: string) => settings.get(name) ?? ''),
) as Manifest;

/** The command that a word alone means, or asks more about. */
function meant(word: string): string {
  const command = parseCommand(word);
  return command.name === 'incomplete' ? command.command : command.name;
}

describe('the app package', () => {
  it('uses no placeholder that env/.env.dev does not declare', () => {
    const used = [...placeholders(manifestText), ...placeholders(read('teamsapp.yml'))];
    assert.ok(used.length > 10, 'placeholders were found');
    for (const name of used) assert.ok(settings.has(name), `${name} is not in env/.env.dev`);
  });

  it('keeps a secret out of the manifest', () => {
    for (const name of placeholders(manifestText)) assert.doesNotMatch(name, /^SECRET_/);
  });

  it('stays within the lengths of the manifest schema', () => {
    // Teams app manifest schema 1.25.
    const lengths: readonly [string, string, number][] = [
      ['name.short', manifest.name.short, 30],
      ['name.full', manifest.name.full, 100],
      ['description.short', manifest.description.short, 80],
      ['description.full', manifest.description.full, 4000],
      ['developer.name', manifest.developer.name, 32],
    ];
    for (const [field, text, most] of lengths) {
      assert.ok(text.length > 0 && text.length <= most, `${field} has ${text.length} characters, at most ${most}`);
    }
  });

  it('has one bot that is for people, teams and group chats', () => {
    assert.equal(manifest.bots.length, 1);
    assert.deepEqual([...(manifest.bots[0]?.scopes ?? [])].sort(), ['groupChat', 'personal', 'team']);
    assert.equal(manifest.defaultInstallScope, 'team');
  });

  it('offers at most 12 commands in each scope, short enough for the menu', () => {
    for (const { scopes, commands } of manifest.bots[0]?.commandLists ?? []) {
      assert.ok(commands.length > 0 && commands.length <= 12, `${scopes} has ${commands.length} commands`);
      for (const { title, description } of commands) {
        assert.match(title, /^[a-z]{1,32}$/);
        assert.ok(description.length <= 128, description);
      }
      assert.equal(new Set(commands.map((command) => command.title)).size, commands.length);
    }
  });

  it('offers what help names first, in the same words', () => {
    assert.deepEqual(manifest.bots[0]?.commandLists[0]?.commands, commandList);
  });

  for (const { languageTag, file } of manifest.localizationInfo.additionalLanguages)
    it(`speaks ${languageTag} with the words of the bot`, () => {
      const words = JSON.parse(read(`appPackage/${file}`)) as Readonly<Record<string, string>>;
      const { translate = (text: string) => text } = readingIn(languageTag);
      for (const [n, { title, description }] of commandList.entries()) {
        const [own, described] = ['title', 'description'].map(
          (field) => words[`bots[0].commandLists[0].commands[${n}].${field}`] ?? '',
        );
        assert.equal(described, translate(description));
        assert.notEqual(described, description, `"${description}" is not translated`);
        // What the menu puts into the message must mean the same.
        assert.equal(meant(own ?? ''), meant(title), own);
        assert.ok((described ?? '').length <= 128, described);
      }
      assert.ok((words['description.short'] ?? '').length <= 80);
      assert.ok((words['name.full'] ?? '').length <= 100);
    });

  it('names one schema version throughout, and the version of the package', () => {
    assert.ok(manifest.$schema.includes(`/v${manifest.manifestVersion}/`));
    assert.equal(manifest.version, (JSON.parse(read('package.json')) as { version: string }).version);
  });

  for (const [kind, size] of [
    ['color', 192],
    ['outline', 32],
  ] as const) {
    it(`has a ${kind} icon of ${size} by ${size} pixels`, () => {
      const png = readFileSync(new URL(`appPackage/${manifest.icons[kind]}`, top));
      assert.equal(png.toString('latin1', 0, 8), '\u0089PNG\r\n\u001a\n');
      assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [size, size]);
      // Color type 6: with transparency, which the outline needs.
      assert.equal(png.readUInt8(25), 6);
    });
  }
});
