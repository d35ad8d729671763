/** One step of a published procedure. Checks name the steps they answer, remedies those they carry out. */
export interface ProcedureStep {
  /** The procedure and the step's place in it, e.g. `delays-4`. */
  readonly id: string;
  /** What it asks for, in our own words. */
  readonly title: string;
  /** What a person does, where neither a check nor a remedy can stand for the step. */
  readonly instruction?: string;
  /** Why the step cannot be done any more: completes "Not possible, because …". */
  readonly impossible?: string;
}

/** A published description of how to find out why a mailbox is missing. */
export interface Procedure {
  readonly id: string;
  readonly title: string;
  /** Only where it is Microsoft's. */
  readonly page?: string;
  readonly steps: readonly ProcedureStep[];
}

/** The procedures that every diagnosis goes through, in the order of the guided walk: Microsoft's first. */
export const procedures = [
  {
    id: 'delays',
    title: 'Microsoft: delays in provisioning a user or a mailbox',
    page: 'https://learn.microsoft.com/troubleshoot/exchange/user-and-shared-mailboxes/delays-provision-mailbox-sync-changes',
    steps: [
      { id: 'delays-1', title: 'A person was created, changed or synced, and the mailbox or the change is not there' },
      { id: 'delays-2', title: 'Run the diagnostic in the admin center' },
      { id: 'delays-3', title: 'Wait: mostly 30 minutes, and 24 hours at most' },
      { id: 'delays-4', title: 'See whether a license with Exchange Online is assigned' },
      { id: 'delays-5', title: 'Look for validation errors' },
      { id: 'delays-6', title: 'Look for an incident in Service health' },
      { id: 'delays-7', title: 'After 24 hours, ask Microsoft' },
    ],
  },
  {
    id: 'connect',
    title: 'Microsoft: a mailbox is not provisioned with Microsoft Entra Connect',
    page: 'https://support.microsoft.com/topic/mailbox-not-provisioned-in-azure-ad-connect-for-office-365-e5334b0a-bc99-4f40-3f9f-1ad21c94806b',
    steps: [
      { id: 'connect-1', title: 'The account is in Entra ID and has a usage location' },
      { id: 'connect-2', title: 'Its validation status is healthy' },
      { id: 'connect-3', title: 'If it is not in Entra ID: it is in the scope of directory sync' },
      { id: 'connect-4', title: 'Exchange knows the account; if not, ask for a forward sync by object id' },
      { id: 'connect-5', title: 'Sign-in name and mailNickname are filled' },
      { id: 'connect-6', title: 'Ask for a forward sync by sign-in name, which may differ from the primary address' },
      { id: 'connect-7', title: 'Directory sync reports no error for it' },
      { id: 'connect-8', title: 'No guest or cloud account stands in its way' },
      { id: 'connect-9', title: 'The license is there, in Entra ID and in Exchange' },
      {
        id: 'connect-10',
        title: 'No soft-deleted or inactive mailbox is in the way; still stuck after a correction: forward sync',
      },
    ],
  },
  {
    id: 'vendor',
    title: 'A vendor’s ten methods',
    steps: [
      { id: 'vendor-1', title: 'License with Exchange Online (Plan 1 or 2) ticked, and a usage location' },
      { id: 'vendor-2', title: 'Service health' },
      { id: 'vendor-3', title: 'The diagnostic of the admin center' },
      { id: 'vendor-4', title: 'Exchange attributes from on premises, Enable-RemoteMailbox, delta sync' },
      { id: 'vendor-5', title: 'A dehydrated tenant' },
      { id: 'vendor-6', title: 'Take the license off and put it back, or try another one' },
      { id: 'vendor-7', title: 'The address is on a deleted user, a shared mailbox or a contact' },
      { id: 'vendor-8', title: 'Delete the account for good and create it anew' },
      {
        id: 'vendor-9',
        title: 'Many accounts at once',
        instruction:
          'Check them all in one go: `npm run -s cli -- check - < addresses.txt` in a terminal, or several addresses after `check` in chat. Each gets a verdict of its own, for the same symptom may have different causes.',
      },
      { id: 'vendor-10', title: 'A support request for the mailbox to be provisioned anew' },
    ],
  },
  {
    id: 'process',
    title: 'A process guide',
    steps: [
      { id: 'process-1', title: 'License off and on' },
      { id: 'process-2', title: 'Service health' },
      { id: 'process-3', title: 'Clear the cache of the browser' },
      { id: 'process-4', title: 'Sync again' },
      {
        id: 'process-5',
        title: 'Disable and enable the mailbox in the Exchange admin center',
        impossible:
          'Exchange Online has no such switch. A license makes the mailbox, and Enable-Mailbox only adds archives there.',
      },
      { id: 'process-6', title: 'Compare mailNickname with samAccountName' },
      { id: 'process-7', title: 'Support request, with details; tell the person when the mailbox is ready' },
    ],
  },
] as const satisfies readonly Procedure[];

/** The id of a step of {@link procedures}. */
export type StepId = (typeof procedures)[number]['steps'][number]['id'];
