import { closest, distance } from 'fastest-levenshtein';
import type { ZodIssue } from 'zod';
import { permissions } from '../permissions.ts';
import { exchangeMistakes } from './exchange/schema.ts';
import { expectationMistakes } from './expectations.ts';
import type { GraphObject, LicenseInFile, TenantFile } from './file.ts';
import type { Names } from './names.ts';
import { knownWords } from './schema.ts';
import type { Subscribed } from './subscriptions.ts';

/** A zod issue as a sentence that says where and what. `file` is the raw JSON, for the names of people. */
export function shapeMistake(issue: ZodIssue, file: unknown): string {
  return `${placeOf(issue.path, file)} ${whatIsWrong(issue)}`;
}

function whatIsWrong(issue: ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `has ${issue.keys.map((key) => `"${key}", which is not known here${meant(key, knownWords)}`).join('; ')}.`;
    case 'invalid_type':
      if (issue.received === 'undefined') return 'is missing.';
      return `must be ${named(issue.expected)}, but is ${named(issue.received)}.`;
    case 'invalid_enum_value':
      return `must be one of ${issue.options.join(', ')}, but is "${issue.received}".`;
    case 'invalid_literal':
      return `must be ${JSON.stringify(issue.expected)}.`;
    default:
      return `${issue.message}.`;
  }
}

const named = (type: string) => (/^[aeiou]/.test(type) ? `an ${type}` : type === 'null' ? type : `a ${type}`);

/** `users[3] (jane@contoso.com) › licenses[0] › sku`. */
function placeOf(path: readonly (string | number)[], file: unknown): string {
  let at: unknown = file;
  let text = '';
  for (const step of path) {
    at = (at as Record<string | number, unknown> | null | undefined)?.[step];
    const name = (at as GraphObject | null | undefined)?.userPrincipalName;
    text +=
      typeof step === 'number' ? `[${step}]${typeof name === 'string' ? ` (${name})` : ''}` : `${text && ' › '}${step}`;
  }
  return text || 'The file';
}

/** ` (did you mean "x"?)` when something known is near enough. */
function meant(word: string, known: readonly string[]): string {
  if (known.length === 0) return '';
  const near = closest(word, known as string[]);
  return distance(word.toLowerCase(), near.toLowerCase()) <= Math.max(2, word.length / 3)
    ? ` (did you mean "${near}"?)`
    : '';
}

/** What refers to nothing, or stands twice. One sentence each. */
export function referenceMistakes(
  file: TenantFile,
  names: Names,
  skus: ReadonlyMap<string, Subscribed>,
): readonly string[] {
  return [
    ...duplicates(file),
    ...(file.users ?? []).flatMap((user, at) =>
      licenseMistakes(`users[${at}] (${user.userPrincipalName})`, user.licenses, names, skus),
    ),
    ...(file.deletedUsers ?? []).flatMap((user, at) =>
      licenseMistakes(`deletedUsers[${at}] (${user.userPrincipalName})`, user.licenses, names, skus),
    ),
    ...(file.groups ?? []).flatMap((group, at) =>
      licenseMistakes(`groups[${at}] (${group.displayName})`, group.licenses, names, skus),
    ),
    ...unknownMembers('memberships', file.memberships, names, true),
    ...unknownMembers('roles', file.roles, names, false),
    ...(file.directoryAudits ?? []).flatMap((audit, at) =>
      (['target', 'group'] as const).flatMap((key) => {
        const name = audit[key];
        return name === undefined || names.idOf(name)
          ? []
          : [`directoryAudits[${at}] › ${key}: nobody is called "${name}".`];
      }),
    ),
    ...exchangeMistakes(file, names),
    ...expectationMistakes(file),
    ...(file.permissions?.missing ?? [])
      .filter((name) => !permissions.some((known) => known === name))
      .map((name) => `permissions › missing: "${name}" is no permission that is looked at${meant(name, permissions)}.`),
    ...(file.organization.verifiedDomains.some((domain) => domain.isInitial)
      ? []
      : ['organization › verifiedDomains: one of them must have "isInitial": true.']),
  ];
}

function duplicates(file: TenantFile): readonly string[] {
  const seen = new Map<string, string>();
  const sentences: string[] = [];
  const look = (list: string, objects: readonly GraphObject[] = [], key: 'id' | 'userPrincipalName') => {
    objects.forEach((object, at) => {
      const value = object[key];
      if (typeof value !== 'string') return;
      const [mark, place] = [`${key} ${value.toLowerCase()}`, `${list}[${at}]`];
      const first = seen.get(mark);
      if (first) sentences.push(`${place}: the ${key} "${value}" is already that of ${first}.`);
      else seen.set(mark, place);
    });
  };
  look('users', file.users, 'userPrincipalName');
  look('users', file.users, 'id');
  look('deletedUsers', file.deletedUsers, 'id');
  look('groups', file.groups, 'id');
  look('deletedGroups', file.deletedGroups, 'id');
  look('contacts', file.contacts, 'id');
  return sentences;
}

function licenseMistakes(
  place: string,
  licenses: readonly LicenseInFile[] = [],
  names: Names,
  skus: ReadonlyMap<string, Subscribed>,
): readonly string[] {
  return licenses.flatMap((license, at) => {
    const here = `${place} › licenses[${at}]`;
    const sku = skus.get(license.sku.toLowerCase());
    if (!sku) {
      const owned = [...new Set([...skus.values()].map(({ product }) => product.partNumber))];
      return [`${here} › sku: "${license.sku}" is not among subscribedSkus${meant(license.sku, owned)}.`];
    }
    const plans = sku.product.plans.map((plan) => plan.name);
    const spoken = [
      license.disabled ?? [],
      ...[license.planStatus, license.planAssignedAt, license.provisioning].map((by) => Object.keys(by ?? {})),
    ];
    return [
      ...[...new Set(spoken.flat())]
        .filter((plan) => !plans.includes(plan))
        .map((plan) => `${here}: ${sku.product.partNumber} has no plan "${plan}"${meant(plan, plans)}.`),
      ...(license.group !== undefined && !names.idOf(license.group)
        ? [`${here} › group: no group has the id "${license.group}".`]
        : []),
    ];
  });
}

function unknownMembers(
  list: string,
  byName: TenantFile['roles'],
  names: Names,
  keyIsGroup: boolean,
): readonly string[] {
  return Object.entries(byName ?? {}).flatMap(([key, members]) => [
    ...(keyIsGroup && !names.idOf(key) ? [`${list}: no group has the id "${key}".`] : []),
    ...members
      .filter((member) => !names.idOf(member))
      .map((member) => `${list} › ${key}: nobody is called "${member}".`),
  ]);
}
