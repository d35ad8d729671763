const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text is a GUID. */
export const isGuid = (text: string): boolean => GUID.test(text);

/** Whether a name is how a person is called ("Jane Doe"), and neither an address, an id nor an alias. */
export const isCalled = (name: string): boolean => !name.includes('@') && !isGuid(name) && /\S\s+\S/.test(name);

/** What a person is called, however it is spaced, capitalized and ordered: "Doe, Jane" is "jane doe". */
export const asCalled = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/^([^,]+),\s*([^,]+)$/, '$2 $1')
    .replaceAll(/\s+/g, ' ');

/** What stands before the @ of an address. */
export const local = (name: string): string => name.replace(/@.*$/s, '');

const parts = (name: string): readonly string[] => name.split(/[^\p{L}\p{N}]+/u).filter((part) => part.length > 1);

/** Whether two names have a part in common: "jane" and "jane.doe", but not "janet". */
export function shareAPart(one: string, other: string): boolean {
  const its = parts(other.toLowerCase());
  return parts(one.toLowerCase()).some((part) => its.includes(part));
}

/** Whether a name is made of the same parts as another: "jane.doe" and "Jane Doe". */
export const haveSameParts = (one: string, other: string): boolean =>
  [...parts(one.toLowerCase())].sort().join(' ') === [...parts(other.toLowerCase())].sort().join(' ');

/** Whether two names may be one person's: "jdoe" may be Jane Doe, "smith" is not. */
export function related(one: string, other: string): boolean {
  const includes = (whole: string, part: string) => part.length > 2 && whole.includes(part);
  const areAlike = (a: string, b: string) => a === b || includes(a, b) || includes(b, a);
  return one === other || parts(one).some((part) => parts(other).some((its) => areAlike(part, its)));
}
