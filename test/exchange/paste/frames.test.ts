import { samples } from './expected.ts';

const found = { result: 'found', facts: { recipientTypeDetails: 'MailUser' } } as const;
const esc = String.fromCharCode(0x1b);

describe('what stands around pasted output', () => {
  samples([
    {
      name: 'several cmdlets, with prompts',
      text: `PS C:\\> Get-Recipient jane@contoso.com | fl RecipientTypeDetails

RecipientTypeDetails : MailUser

PS C:\\> Get-Mailbox -SoftDeletedMailbox -Identity jane@contoso.com
PS C:\\> Get-OrganizationConfig | fl IsDehydrated

IsDehydrated : True

PS C:\\>`,
      blocks: [
        { ...found, cmdlet: 'Get-Recipient' },
        { result: 'empty', cmdlet: 'Get-Mailbox -SoftDeletedMailbox', facts: { softDeleted: false } },
        { result: 'found', cmdlet: 'Get-OrganizationConfig', facts: { dehydrated: true } },
      ],
    },
    {
      name: 'several cmdlets, without prompts',
      text: 'Get-Recipient jane | fl RecipientTypeDetails\n\nRecipientTypeDetails : MailUser\n\nGet-OrganizationConfig | fl IsDehydrated\n\nIsDehydrated : True\n',
      blocks: [
        { ...found, cmdlet: 'Get-Recipient' },
        { result: 'found', cmdlet: 'Get-OrganizationConfig', facts: { dehydrated: true } },
      ],
    },
    {
      name: 'two outputs without a word between them',
      text: 'IsDehydrated : True\n\n\nRecipientTypeDetails : MailUser\nSKUAssigned          : True\n',
      blocks: [
        { result: 'found', facts: { dehydrated: true } },
        { result: 'found', facts: { recipientTypeDetails: 'MailUser', skuAssigned: true } },
      ],
    },
    {
      name: 'an output that cannot be of the command above it',
      text: `PS C:\\> Get-Mailbox -SoftDeletedMailbox jane | fl WhenSoftDeleted,Name

WhenSoftDeleted : 6/16/2020 1:19:04 AM
Name            : jane

SamAccountName       : ravi
RecipientTypeDetails : MailUser
LitigationHoldEnabled : True
`,
      blocks: [
        {
          result: 'found',
          cmdlet: 'Get-Mailbox -SoftDeletedMailbox',
          facts: { softDeleted: true, whenSoftDeleted: '2020-06-16T01:19:04' },
        },
        { result: 'found', cmdlet: null, facts: { recipientTypeDetails: 'MailUser', litigationHold: true } },
      ],
    },
    {
      name: 'a command over several lines',
      text: 'PS C:\\> Get-Recipient -Identity jane@contoso.com |\n>> Format-List RecipientTypeDetails\n>>\n\nRecipientTypeDetails : MailUser\n',
      blocks: [{ ...found, cmdlet: 'Get-Recipient' }],
    },
    {
      name: 'a command with a backtick',
      text: 'Get-Recipient `\n  -Identity jane@contoso.com | fl RecipientTypeDetails\n\nRecipientTypeDetails : MailUser\n',
      blocks: [{ ...found, cmdlet: 'Get-Recipient' }],
    },
    {
      name: 'the Exchange Management Shell',
      text: '[PS] C:\\Windows\\system32>Get-Mailbox jane@contoso.com | fl RecipientTypeDetails,SKUAssigned,ExchangeGuid\n\n\nRecipientTypeDetails : UserMailbox\nSKUAssigned          :\nExchangeGuid         : 2be92a50-57c5-4d1c-9a1e-0d9a2c3b4e5f\n\n\n\n[PS] C:\\Windows\\system32>',
      blocks: [
        {
          result: 'found',
          cmdlet: 'Get-Mailbox',
          side: 'on-premises',
          facts: { recipientTypeDetails: 'UserMailbox', exchangeGuidSet: true },
        },
      ],
    },
    {
      name: 'a remote mailbox',
      text: '[PS] C:\\>Get-RemoteMailbox jane | fl RecipientTypeDetails,RemoteRecipientType,ExchangeGuid\n\nRecipientTypeDetails : RemoteSharedMailbox\nRemoteRecipientType  : Migrated, SharedMailbox\nExchangeGuid         : 00000000-0000-0000-0000-000000000000\n',
      blocks: [
        {
          result: 'found',
          side: 'on-premises',
          facts: {
            recipientTypeDetails: 'RemoteSharedMailbox',
            remoteRecipientType: 'Migrated, SharedMailbox',
            exchangeGuidSet: false,
          },
        },
      ],
    },
    {
      name: 'Active Directory',
      text: 'PS C:\\> Get-ADUser jane -Properties msExchMailboxGuid,msExchRemoteRecipientType | fl UserPrincipalName,msExch*\n\nUserPrincipalName         : jane@contoso.com\nmsExchMailboxGuid         : {9, 175, 83, 194...}\nmsExchRemoteRecipientType : 100\n',
      blocks: [
        {
          result: 'found',
          cmdlet: 'Get-ADUser',
          side: 'on-premises',
          facts: { remoteRecipientType: 100, mailboxGuidOnPremisesSet: true, userPrincipalName: 'jane@contoso.com' },
        },
      ],
    },
    {
      name: 'Active Directory without a GUID',
      text: 'PS C:\\> Get-ADUser jane -Properties * | fl msExchMailboxGuid\n\nmsExchMailboxGuid :\n',
      blocks: [{ result: 'found', facts: { mailboxGuidOnPremisesSet: false } }],
    },
    {
      name: 'Active Directory that was not asked for the GUID',
      text: 'PS C:\\> Get-ADUser jane | fl msExchMailboxGuid\n\nmsExchMailboxGuid :\n',
      blocks: [{ result: 'found' }],
    },
    {
      name: 'MSOnline’s list',
      text: 'PS C:\\> Get-MsolUser -UserPrincipalName jane@contoso.com | fl isLicensed,ValidationStatus,LastDirSyncTime\n\nisLicensed       : True\nValidationStatus : Healthy\nLastDirSyncTime  : 6/7/2020 1:19:04 AM\n',
      blocks: [{ result: 'found', side: 'entra', facts: { isLicensed: true, synced: true } }],
    },
    {
      name: 'the AzureAD module, of an account of the cloud',
      text: 'PS C:\\> Get-AzureADUser -ObjectId jane@contoso.com | fl UserPrincipalName,DirSyncEnabled\n\nUserPrincipalName : jane@contoso.com\nDirSyncEnabled    :\n',
      blocks: [{ result: 'found', side: 'entra', facts: { synced: false, userPrincipalName: 'jane@contoso.com' } }],
    },
    {
      name: 'Graph PowerShell, which did not load the property',
      text: 'PS C:\\> Get-MgUser -UserId jane@contoso.com | fl UserPrincipalName,OnPremisesSyncEnabled\n\nUserPrincipalName     : jane@contoso.com\nOnPremisesSyncEnabled :\n',
      blocks: [{ result: 'found', side: 'entra', facts: { userPrincipalName: 'jane@contoso.com' } }],
    },
    {
      name: 'Graph PowerShell, which did',
      text: 'PS C:\\> Get-MgUser -UserId jane@contoso.com -Property UserPrincipalName,OnPremisesSyncEnabled | fl UserPrincipalName,OnPremisesSyncEnabled\n\nUserPrincipalName     : jane@contoso.com\nOnPremisesSyncEnabled :\n',
      blocks: [{ result: 'found', side: 'entra', facts: { synced: false, userPrincipalName: 'jane@contoso.com' } }],
    },
    {
      name: 'a transcript',
      text: `**********************
Windows PowerShell transcript start
Start time: 20201116101500
Username: CONTOSO\\admin
Machine: PC1 (Microsoft Windows NT 10.0.19041.0)
**********************
Transcript started, output file is C:\\x.txt
PS C:\\>Get-Recipient jane@contoso.com | fl RecipientTypeDetails


RecipientTypeDetails : MailUser



PS C:\\>Get-Mailbox jane@contoso.com
PS>TerminatingError(Get-Mailbox): "Access is denied."
Get-Mailbox : Access is denied.
PS C:\\>Stop-Transcript
**********************
Windows PowerShell transcript end
End time: 20201116101600
**********************`,
      blocks: [
        { ...found, cmdlet: 'Get-Recipient' },
        { result: 'inconclusive', cmdlet: 'Get-Mailbox' },
      ],
    },
    {
      name: 'colors',
      text: `${esc}[32;1mRecipientTypeDetails : ${esc}[0mMailUser`,
      blocks: [found],
    },
    {
      name: 'colors that lost their escape character',
      text: '[32;1mRecipientTypeDetails : [0mMailUser',
      blocks: [found],
    },
    {
      name: 'no-break spaces, zero-width characters and CRLF',
      text: 'Recipient\u200bTypeDetails\u00a0:\u00a0Mail\u200dUser\r\nSKUAssigned\u00a0\u00a0:\u00a0True\r\n',
      blocks: [{ result: 'found', facts: { recipientTypeDetails: 'MailUser', skuAssigned: true } }],
    },
    {
      name: 'dashes and quotes of a word processor',
      text: 'PS C:\\> Get–Mailbox –SoftDeletedMailbox –Identity “jane@contoso.com” | fl DisplayName\n\nDisplayName : Jane Doe\n',
      for: 'jane@contoso.com',
      blocks: [{ result: 'found', cmdlet: 'Get-Mailbox -SoftDeletedMailbox', facts: { softDeleted: true } }],
    },
    {
      name: 'HTML of Teams',
      text: '<div>PS C:\\&gt; Get-Recipient jane@contoso.com | fl RecipientTypeDetails,SKUAssigned</div><div>&nbsp;</div><div>RecipientTypeDetails&nbsp;:&nbsp;MailUser<br>SKUAssigned&nbsp;&nbsp;&nbsp;&nbsp;:&nbsp;True</div><div>&nbsp;</div><div>PS C:\\&gt;</div>',
      blocks: [
        { result: 'found', cmdlet: 'Get-Recipient', facts: { recipientTypeDetails: 'MailUser', skuAssigned: true } },
      ],
    },
    {
      name: 'HTML with preformatted text',
      text: '<p>this is it:</p>\n<pre>UserPrincipalName RecipientTypeDetails\n----------------- --------------------\n<a href="mailto:jane@contoso.com">jane@contoso.com</a>  MailUser\n</pre>',
      blocks: [{ result: 'found', facts: { recipientTypeDetails: 'MailUser', userPrincipalName: 'jane@contoso.com' } }],
    },
    {
      name: 'a link of every address',
      text: 'UserPrincipalName : jane@contoso.com<mailto:jane@contoso.com>\nPrimarySmtpAddress : [j@contoso.com](mailto:j@contoso.com)',
      blocks: [
        { result: 'found', facts: { userPrincipalName: 'jane@contoso.com', primarySmtpAddress: 'j@contoso.com' } },
      ],
    },
    {
      name: 'a code block, and a sentence above it',
      text: 'Here you go:\n\n```powershell\nRecipientTypeDetails : MailUser\n```\nThanks!',
      blocks: [found],
    },
    {
      name: 'a quoted mail',
      text: '> RecipientTypeDetails : MailUser\n> SKUAssigned          : True\n',
      blocks: [{ result: 'found', facts: { recipientTypeDetails: 'MailUser', skuAssigned: true } }],
    },
    {
      name: 'a blank line between all lines',
      text: 'RecipientTypeDetails : MailUser\n\nSKUAssigned : True\n\nIsDirSynced : False\n\nUserPrincipalName : jane@contoso.com\n',
      blocks: [
        {
          result: 'found',
          objects: 1,
          facts: {
            recipientTypeDetails: 'MailUser',
            skuAssigned: true,
            synced: false,
            userPrincipalName: 'jane@contoso.com',
          },
        },
      ],
    },
    {
      name: 'a warning',
      text: 'PS C:\\> Get-Recipient jane | fl RecipientTypeDetails\nWARNING: The object jane has been corrupted, and it is in an inconsistent state. The following validation errors\nhappened:\nRecipientTypeDetails : MailUser\n',
      blocks: [found],
    },
    {
      name: 'a question',
      text: `PS C:\\> Set-User jane@contoso.com -PermanentlyClearPreviousMailboxInfo

Confirm
Are you sure you want to perform this action?
Delete all existing information about user "jane@contoso.com"?. This operation will clear existing values from
Previous home MDB and Previous Mailbox GUID of the user.
[Y] Yes  [A] Yes to All  [N] No  [L] No to All  [?] Help (default is "Y"):`,
      blocks: [{ result: 'prompt', cmdlet: 'Set-User' }],
    },
    {
      name: 'a question in German',
      text: 'Bestätigung\nMöchten Sie diese Aktion wirklich ausführen?\n[J] Ja  [A] Ja, alle  [N] Nein  [K] Nein, keine  [H] Anhalten  [?] Hilfe (Standard ist "J"):',
      blocks: [{ result: 'prompt', cmdlet: null }],
    },
    {
      name: 'a question for a parameter',
      text: 'PS C:\\> Get-MailboxPermission\n\ncmdlet Get-MailboxPermission at command pipeline position 1\nSupply values for the following parameters:\nIdentity:',
      blocks: [{ result: 'prompt', cmdlet: 'Get-MailboxPermission' }],
    },
    {
      name: 'a question for a parameter, which names its cmdlet',
      text: 'cmdlet Get-MailUser at command pipeline position 1\nSupply values for the following parameters:\nIdentity:',
      blocks: [{ result: 'prompt', cmdlet: 'Get-MailUser' }],
    },
    {
      name: 'a prompt of another shell',
      text: 'kim on workstation ~ ❯ Get-Mailbox -InactiveMailboxOnly jane@contoso.com\nkim on workstation ~ ❯',
      blocks: [{ result: 'empty', cmdlet: 'Get-Mailbox -InactiveMailboxOnly', facts: { inactive: false } }],
    },
    {
      name: 'a switch that is typed in part',
      text: 'PS C:\\> Get-Mailbox jane@contoso.com -SoftDel -Incl | fl RecipientTypeDetails\n\nRecipientTypeDetails : UserMailbox\n',
      blocks: [
        {
          result: 'found',
          cmdlet: 'Get-Mailbox -SoftDeletedMailbox -Incl',
          facts: { softDeleted: true, recipientTypeDetails: 'UserMailbox' },
        },
      ],
    },
    {
      name: 'a name and a number that look like a tag',
      text: 'DisplayName SKUAssigned\n----------- -----------\n$<A         True\n\nPS C:\\>',
      blocks: [{ result: 'found', facts: { skuAssigned: true } }],
    },
    {
      name: 'a command and nothing else',
      text: 'PS C:\\> Get-Mailbox -InactiveMailboxOnly -Identity jane@contoso.com',
      blocks: [{ result: 'inconclusive', cmdlet: 'Get-Mailbox -InactiveMailboxOnly' }],
    },
    {
      name: 'a command whose result went into a variable',
      text: 'PS C:\\> $m = Get-Mailbox -InactiveMailboxOnly -Identity jane@contoso.com\nPS C:\\>',
      blocks: [{ result: 'inconclusive' }],
    },
    {
      name: 'a command that hides its errors',
      text: 'PS C:\\> Get-Mailbox -InactiveMailboxOnly -Identity jane@contoso.com -ErrorAction SilentlyContinue\nPS C:\\>',
      blocks: [{ result: 'inconclusive' }],
    },
    {
      name: 'a misspelled property, of which Format-List prints nothing',
      text: 'PS C:\\> Get-Mailbox -InactiveMailboxOnly | fl SkuAssigne\n\n\nPS C:\\>',
      blocks: [{ result: 'empty' }],
    },
    {
      name: 'two outputs with headings, of two sides',
      text: `On-prem:
RecipientTypeDetails : RemoteUserMailbox
ExchangeGuid         : 00000000-0000-0000-0000-000000000000

Exchange Online:
RecipientTypeDetails : MailUser
ExchangeGuid         : 2be92a50-57c5-4d1c-9a1e-0d9a2c3b4e5f
SKUAssigned          : True`,
      blocks: [
        {
          result: 'found',
          side: 'on-premises',
          facts: { recipientTypeDetails: 'RemoteUserMailbox', exchangeGuidSet: false },
        },
        { result: 'found', facts: { recipientTypeDetails: 'MailUser', exchangeGuidSet: true, skuAssigned: true } },
      ],
    },
    {
      name: 'a bulleted list',
      text: '- RecipientTypeDetails: UserMailbox\n- SKUAssigned: True',
      blocks: [{ result: 'found', objects: 1, facts: { recipientTypeDetails: 'UserMailbox', skuAssigned: true } }],
    },
    {
      name: 'a message with a colon',
      text: 'Name: Jane Doe\nPlease help her.',
      blocks: [{ result: 'inconclusive' }],
    },
    {
      name: 'a sentence about a cmdlet',
      text: 'Get-Mailbox returned nothing for Jane.\nSo is the mailbox gone?',
      blocks: [{ result: 'inconclusive', cmdlet: null }],
    },
    {
      name: 'no output at all',
      text: 'hello there',
      blocks: [{ result: 'inconclusive', cmdlet: null, side: 'unknown' }],
    },
    {
      name: 'far too much',
      text: 'RecipientTypeDetails : MailUser\n'.repeat(10_000),
      blocks: [{ result: 'inconclusive' }],
    },
  ]);
});
