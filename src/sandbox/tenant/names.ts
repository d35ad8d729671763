import { guidFrom, isGuid } from '../guid.ts';
import type { GraphObject, TenantFile } from './file.ts';

/** Everything that tenant files refer to by a name of their own, as the ids that Graph shows. */
export interface Names {
  readonly tenantId: string;
  /** The id of a user by sign-in name or id, of a group by its id in the file; undefined: nobody has that name. */
  idOf(name: string): string | undefined;
  /** The id of an object of the file: its GUID, or one made from its own short id or name. */
  idFor(kind: Kind, object: GraphObject): string;
}

export type Kind = 'user' | 'group' | 'contact' | 'deletedUser' | 'deletedGroup';

/** Gives ids to the objects of a file. Short ids such as `g-sales` become GUIDs, always the same ones. */
export function namesOf(file: TenantFile): Names {
  const own = file.organization.id;
  const tenantId = typeof own === 'string' && isGuid(own) ? own : guidFrom('tenant', file.organization.displayName);
  const idFor = (kind: Kind, object: GraphObject): string => {
    const name = object.id ?? object.userPrincipalName ?? object.mail ?? object.displayName;
    return isGuid(String(name)) ? String(name).toLowerCase() : guidFrom(tenantId, kind, String(name));
  };
  const ids = new Map<string, string>();
  const enter = (kind: Kind, objects: readonly GraphObject[] = []) => {
    for (const object of objects) {
      for (const name of [object.id, object.userPrincipalName, idFor(kind, object)]) {
        if (typeof name === 'string') ids.set(name.toLowerCase(), idFor(kind, object));
      }
    }
  };
  enter('deletedUser', file.deletedUsers);
  enter('deletedGroup', file.deletedGroups);
  enter('contact', file.contacts);
  enter('group', file.groups);
  enter('user', file.users);
  return { tenantId, idFor, idOf: (name) => ids.get(name.toLowerCase()) };
}
