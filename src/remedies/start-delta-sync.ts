import { say } from '../diagnosis/message.ts';
import { defineRemedy } from '../diagnosis/remedies.ts';

export default defineRemedy({
  id: 'start-delta-sync',
  title: say`Start a directory sync`,
  covers: ['connect-7', 'vendor-4', 'process-4'],
  role: 'Member of ADSyncOperators or ADSyncAdmins on the server of Entra Connect; Hybrid Identity Administrator for Cloud Sync',
  steps: () => [
    {
      does: say`Go to the server that runs Microsoft Entra Connect, or ask the directory team. It cannot be done from anywhere else.`,
    },
    {
      does: say`Check the scheduler. SyncCycleEnabled should say True, and StagingModeEnabled False. A server in staging mode sends nothing.`,
      cmdlet: 'Import-Module ADSync\nGet-ADSyncScheduler',
      link: 'https://learn.microsoft.com/entra/identity/hybrid/connect/how-to-connect-sync-feature-scheduler',
    },
    {
      does: say`Start a cycle that takes over what has changed.`,
      cmdlet: 'Start-ADSyncSyncCycle -PolicyType Delta',
    },
    {
      does: say`Open Synchronization Service > Operations on the same server. The last export should say success; its errors say what is held back.`,
      link: 'https://learn.microsoft.com/entra/identity/hybrid/connect/how-to-connect-sync-service-manager-ui-operations',
    },
    {
      does: say`With Microsoft Entra Cloud Sync there is no such cycle. Use Provision on demand for this user in the Microsoft Entra admin center.`,
      link: 'https://learn.microsoft.com/entra/identity/hybrid/cloud-sync/how-to-on-demand-provision',
    },
  ],
});
