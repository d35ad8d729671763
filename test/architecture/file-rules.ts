import type { Import } from './module.ts';
import { type Rule, under } from './violation.ts';

const takesEnv = ({ specifier, names }: Import): boolean =>
  /^(node:)?process$/.test(specifier ?? '') && names.includes('env');

const environment: Rule = ({ path, imports, reaches }) =>
  path === 'src/settings.ts' || !(reaches.includes('process.env') || imports.some(takesEnv))
    ? []
    : [
        {
          rule: 'environment',
          file: path,
          what: 'It reads process.env.',
          why: 'Settings are checked in one place, which can then say what is missing.',
          fix: 'Add the setting to src/settings.ts and take it as a parameter.',
        },
      ];

const doors = ['src/graph/', 'src/exchange/', 'src/sandbox/', 'src/start/'];
/** The web server, and the way to the Bot Connector. */
const teamsDoor = /^node:https?$/;
const networkModule = /^(node:)?(http|https|http2|net|tls|dgram)$/;

const network: Rule = ({ path, imports, reaches }) => {
  if (under(path, doors)) return [];
  const modules = imports.flatMap(({ specifier }) => (specifier && networkModule.test(specifier) ? [specifier] : []));
  const open = under(path, ['src/teams/']) ? modules.filter((name) => !teamsDoor.test(name)) : modules;
  return [...open, ...reaches.filter((reach) => reach === 'fetch' || reach === 'WebSocket')].map((what) => ({
    rule: 'network',
    file: path,
    what: `It uses ${what}.`,
    why: 'Each neighbor has one door, with its allow-list, its timeouts and its retries.',
    fix: 'Ask through the port that src/graph/ or src/exchange/ implements.',
  }));
};

const pureFolders = ['src/checks/', 'src/facts/', 'src/cards/'];

const pure: Rule = ({ path, reaches }) =>
  under(path, pureFolders)
    ? reaches.map((what) => ({
        rule: 'pure',
        file: path,
        what: `It uses ${what}.`,
        why: 'The same readings must always give the same answer, in tests too.',
        fix: 'Take it as a parameter: time is handed in.',
      }))
    : [];

const byId = /^src\/(checks|facts|remedies)\/([^/]+)\.ts$/;

const idIsName: Rule = ({ path, defaultId }) => {
  const name = byId.exec(path)?.[2];
  if (name === undefined || name === defaultId) return [];
  return [
    {
      rule: 'id-is-name',
      file: path,
      what: defaultId === null ? 'It has no default export with an id.' : `Its id is ${defaultId}.`,
      why: 'Files of this folder are loaded by name; guided walk, cards and tables find them by id.',
      fix: 'Make the id equal to the name of the file. What several files share belongs in a subfolder.',
    },
  ];
};

const vague = /(^|[-.])(utils?|helpers?|managers?|index|common|misc)([-.]|$)/;

const names: Rule = ({ path, barrel }) => {
  const part = path.split('/').find((each) => vague.test(each));
  const what = part ? `Its path says ${part}.` : barrel ? 'It only passes on what others export.' : null;
  return what === null
    ? []
    : [
        {
          rule: 'names',
          file: path,
          what,
          why: 'A name that fits everything attracts everything, and a barrel hides who needs what.',
          fix: 'Name the file after its one subject, and import from where a thing is made.',
        },
      ];
};

/** What a file may reach in the world, and how it is named. */
export const fileRules: readonly Rule[] = [environment, network, pure, idIsName, names];
