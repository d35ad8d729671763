import { guidFrom } from '../guid.ts';
import type { Entity } from '../odata/types.ts';
import type { AuditInFile, GraphObject } from './file.ts';
import type { Names } from './names.ts';

/** What the log says of an activity besides its name. Others are updates of a user. */
const activities: Readonly<Record<string, GraphObject>> = {
  'Add user': { operationType: 'Add' },
  'Delete user': { operationType: 'Delete' },
  'Add member to group': { operationType: 'Assign', category: 'GroupManagement' },
  'Remove member from group': { operationType: 'Unassign', category: 'GroupManagement' },
};

/** A record of the directory's audit log. `target` and `group` stand for a whole targetResources. */
export function auditOf(inFile: AuditInFile, at: number, names: Names, objects: ReadonlyMap<string, Entity>): Entity {
  const { target, group, ...spoken } = inFile;
  const [done, into] = [target, group].map((name) => (name === undefined ? undefined : names.idOf(name)));
  const correlationId = guidFrom(names.tenantId, 'audit', String(at), inFile.activityDisplayName);
  return {
    additionalDetails: [],
    category: 'UserManagement',
    correlationId,
    initiatedBy: {
      app: { appId: null, displayName: 'Microsoft Entra ID', servicePrincipalId: null, servicePrincipalName: null },
      user: null,
    },
    loggedByService: 'Core Directory',
    operationType: 'Update',
    result: 'success',
    resultReason: '',
    ...activities[inFile.activityDisplayName],
    targetResources: [
      ...(done === undefined ? [] : [resource(done, objects.get(done), changes(into, objects))]),
      ...(into === undefined ? [] : [resource(into, objects.get(into), [])]),
    ],
    ...spoken,
    id: `Directory_${correlationId}_${at}`,
  };
}

const resource = (id: string, object: Entity | undefined, modifiedProperties: readonly GraphObject[]): GraphObject => ({
  id,
  displayName: null,
  type: object?.userPrincipalName === undefined ? 'Group' : 'User',
  userPrincipalName: object?.userPrincipalName ?? null,
  groupType: null,
  modifiedProperties,
});

/** What a membership changes about the member; values are JSON in themselves. */
function changes(group: string | undefined, objects: ReadonlyMap<string, Entity>): readonly GraphObject[] {
  if (group === undefined) return [];
  const values = { 'Group.ObjectID': group, 'Group.DisplayName': objects.get(group)?.displayName };
  return Object.entries(values).map(([displayName, value]) => ({
    displayName,
    oldValue: null,
    newValue: JSON.stringify(value),
  }));
}
