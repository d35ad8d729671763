import { say } from '../diagnosis/message.ts';
import { defineRemedy, powershellLiteral } from '../diagnosis/remedies.ts';

export default defineRemedy({
  id: 'finish-or-cancel-move',
  title: say`Finish or cancel the mailbox move`,
  role: 'Exchange Administrator',
  steps: ({ mail, userPrincipalName }) => {
    const address = powershellLiteral(mail ?? userPrincipalName);
    return [
      { does: say`Ask the people who run the migration first. A move may be waiting on purpose.` },
      {
        does: say`See how far it is.`,
        cmdlet: `Connect-ExchangeOnline\nGet-MoveRequest -Identity ${address} | Get-MoveRequestStatistics | Format-List Status, StatusDetail, PercentComplete, Message\nGet-MigrationUser -Identity ${address} | Format-List Status, BatchId, ErrorSummary`,
        link: 'https://learn.microsoft.com/powershell/module/exchangepowershell/get-moverequeststatistics',
      },
      {
        does: say`To finish: in the Exchange admin center, go to Migration, open the batch, and choose Complete migration batch.`,
        link: 'https://learn.microsoft.com/exchange/mailbox-migration/manage-migration-batches',
      },
      {
        does: say`In PowerShell instead. PowerShell asks for the batch, and the whole batch is completed.`,
        cmdlet: `Complete-MigrationBatch -Identity (Read-Host 'BatchId')`,
        link: 'https://learn.microsoft.com/powershell/module/exchangepowershell/complete-migrationbatch',
      },
      {
        does: say`To cancel: the mailbox stays where it is, and what was copied so far is dropped.`,
        cmdlet: `Remove-MoveRequest -Identity ${address} -Confirm`,
        link: 'https://learn.microsoft.com/powershell/module/exchangepowershell/remove-moverequest',
      },
    ];
  },
});
