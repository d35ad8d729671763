import { say } from '../diagnosis/message.ts';
import { defineRemedy, powershellLiteral } from '../diagnosis/remedies.ts';
import { askWhetherMailboxLivesElsewhere } from './steps/precautions.ts';

export default defineRemedy({
  id: 'add-to-licensing-group',
  title: say`Add the user to the licensing group directly`,
  covers: ['delays-4'],
  role: 'Owner of the group, or Groups Administrator',
  permission: 'GroupMember.ReadWrite.All',
  steps: ({ id, userPrincipalName, synced }) => {
    const member = id === null ? "(Read-Host 'Object id of the user')" : powershellLiteral(id);
    return [
      ...askWhetherMailboxLivesElsewhere({ synced }),
      {
        does: say`A group inside the licensing group does not count: only its direct members get the license.`,
        link: 'https://learn.microsoft.com/entra/fundamentals/concept-group-based-licensing',
      },
      {
        does: say`In the Microsoft Entra admin center, go to Groups > All groups, open the licensing group, and choose Members > Add members.`,
      },
      { does: say`Add ${userPrincipalName}, and save.` },
      {
        does: say`In PowerShell instead. PowerShell asks for the id of the group.`,
        cmdlet: `Connect-MgGraph -Scopes 'GroupMember.ReadWrite.All'\nNew-MgGroupMember -GroupId (Read-Host 'Object id of the licensing group') -DirectoryObjectId ${member}`,
        link: 'https://learn.microsoft.com/powershell/module/microsoft.graph.groups/new-mggroupmember',
      },
      {
        does: say`Does the group have a rule, or come from on premises? Then change what the rule reads, or the group on premises.`,
      },
    ];
  },
});
