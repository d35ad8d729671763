/** An address anywhere in a text. */
const ADDRESS = /[^\s@<>"'(){}[\],;:=|]{1,100}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}/gu;

/** A comparison with somebody's name, in a filter of PowerShell, of Graph, or of a directory. */
const COMPARED =
  /(?:userprincipalname|upn|alias|displayname|name|cn|primarysmtpaddress|emailaddresses|windowsliveid|proxyaddresses|samaccountname|mailnickname|mail|externaldirectoryobjectid|objectid|id)\s{0,5}(?:-(?:i|c)?(?:eq|like|match)\b|\beq\b|=|:)\s{0,5}["']{0,2}(?:smtp:)?([^"'(){}|$]{1,100})/gi;

/** Everybody whom a text names by an address. */
export const addressesNamed = (text: string): readonly string[] => text.match(ADDRESS) ?? [];

/** Everybody whom a command line names: by an address, or in a filter. */
export const namesIn = (line: string): readonly string[] => [
  ...addressesNamed(line),
  ...[...line.matchAll(COMPARED)].flatMap(([, name = '']) => name.replaceAll('*', '').trim() || []),
];

const ASSIGNED = /^\s{0,40}\$(\w{1,60})\s{0,20}=(?!=)(.{1,2000})$/;

/** The names that a line puts into a variable: `$upn = 'jane@contoso.com'`. */
export function assignedIn(line: string): { readonly variable: string; readonly names: readonly string[] } | undefined {
  const [, variable, value = ''] = ASSIGNED.exec(line) ?? [];
  if (variable === undefined) return undefined;
  const names = [...value.matchAll(/"([^"$]{1,200})"|'([^'$]{1,200})'/g)].map((match) => match[1] ?? match[2] ?? '');
  return { variable: variable.toLowerCase(), names };
}
