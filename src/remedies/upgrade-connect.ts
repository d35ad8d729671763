import { say } from '../diagnosis/message.ts';
import { defineRemedy } from '../diagnosis/remedies.ts';

export default defineRemedy({
  id: 'upgrade-connect',
  title: say`Upgrade Microsoft Entra Connect`,
  covers: ['connect-7'],
  role: 'Local administrator of the server of Entra Connect, and Hybrid Identity Administrator',
  steps: () => [
    {
      does: say`Read the version on the server that runs Microsoft Entra Connect, or ask the directory team.`,
      cmdlet: `Import-Module ADSync\n(Get-ADSyncGlobalSettings).Parameters | Where-Object Name -eq 'Microsoft.Synchronize.ServerConfigurationVersion' | Format-List Value`,
      link: 'https://learn.microsoft.com/entra/identity/hybrid/connect/reference-connect-version-history',
    },
    {
      does: say`Versions below 2.5.79.0 stopped syncing on September 30, 2026. They need the upgrade before anything else.`,
      link: 'https://learn.microsoft.com/entra/identity/hybrid/connect/harden-update-ad-fs-pingfederate',
    },
    {
      does: say`Export the configuration first: open Microsoft Entra Connect and choose View or export current configuration.`,
      link: 'https://learn.microsoft.com/entra/identity/hybrid/connect/how-to-connect-import-export-config',
    },
    {
      does: say`Install the new version over the old one. Ask the directory team for a quiet hour: the sync rests meanwhile.`,
      link: 'https://learn.microsoft.com/entra/identity/hybrid/connect/how-to-upgrade-previous-version',
    },
    {
      does: say`Check that the scheduler is on and the server is not in staging mode. Then start a directory sync.`,
      cmdlet: 'Get-ADSyncScheduler | Format-List SyncCycleEnabled, StagingModeEnabled, NextSyncCycleStartTimeInUTC',
    },
  ],
});
