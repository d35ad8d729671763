import { guidFrom } from '../guid.ts';
import type { Entity } from '../odata/types.ts';
import type { AuditInFile, GraphObject } from './file.ts';
import type { Names } from './names.ts';

/** A record of the directory's audit log. `target` stands for a whole targetResources. */
export function auditOf(inFile: AuditInFile, at: number, names: Names, objects: ReadonlyMap<string, Entity>): Entity {
  const { target, ...spoken } = inFile;
  const id = target === undefined ? undefined : names.idOf(target);
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
    targetResources: id === undefined ? [] : [resource(id, objects.get(id))],
    ...spoken,
    id: `Directory_${correlationId}_${at}`,
  };
}

const resource = (id: string, object: Entity | undefined): GraphObject => ({
  id,
  displayName: null,
  type: object?.userPrincipalName === undefined ? 'Group' : 'User',
  userPrincipalName: object?.userPrincipalName ?? null,
  groupType: null,
  modifiedProperties: [],
});
