import { samples } from './expected.ts';

describe('pasted tables', () => {
  samples([
    {
      name: 'Format-Table',
      text: `PS C:\\> Get-User jane@contoso.com | ft UserPrincipalName,RecipientTypeDetails,PreviousRecipientTypeDetails,SKUAssigned

UserPrincipalName RecipientTypeDetails PreviousRecipientTypeDetails SKUAssigned
----------------- -------------------- ---------------------------- -----------
jane@contoso.com  MailUser             UserMailbox                  True

PS C:\\>`,
      blocks: [
        {
          result: 'found',
          cmdlet: 'Get-User',
          objects: 1,
          facts: {
            userPrincipalName: 'jane@contoso.com',
            recipientTypeDetails: 'MailUser',
            previousRecipientTypeDetails: 'UserMailbox',
            skuAssigned: true,
          },
        },
      ],
    },
    {
      name: 'with an empty cell',
      text: `UserPrincipalName RecipientTypeDetails SKUAssigned PreviousRecipientTypeDetails
----------------- -------------------- ----------- ----------------------------
jane@contoso.com  MailUser                         UserMailbox`,
      blocks: [
        {
          result: 'found',
          facts: {
            userPrincipalName: 'jane@contoso.com',
            recipientTypeDetails: 'MailUser',
            previousRecipientTypeDetails: 'UserMailbox',
            skuAssigned: null,
          },
        },
      ],
    },
    {
      name: 'with columns that are cut off',
      text: `Name     RecipientType… RecipientTypeDetails ExchangeGuid  UserPrincipalName
----     -------------- -------------------- ------------  -----------------
Jane Doe UserMailb...   UserMail…            2be92a50-57…  jane@conto...`,
      blocks: [{ result: 'found', objects: 1, facts: { exchangeGuidSet: true } }],
    },
    {
      name: 'with a cut GUID whose visible part is zeros',
      text: 'Name     ExchangeGuid\n----     ------------\nJane Doe 00000000-00…',
      blocks: [{ result: 'found' }],
    },
    {
      name: 'with blanks that were collapsed on the way',
      text: 'DisplayName RecipientTypeDetails IsDirSynced\n--- --- ---\nJane UserMailbox True',
      blocks: [{ result: 'found', facts: { recipientTypeDetails: 'UserMailbox', synced: true } }],
    },
    {
      name: 'with collapsed blanks and an empty cell: nothing is moved over',
      text: 'DisplayName PreviousRecipientTypeDetails RecipientTypeDetails\n--- --- ---\nJane Doe MailUser',
      blocks: [{ result: 'found', objects: 1 }],
    },
    {
      name: 'with numbers at the right',
      text: `Name     ItemCount LitigationHoldEnabled
----     --------- ---------------------
Jane Doe       105 True`,
      blocks: [{ result: 'found', facts: { litigationHold: true } }],
    },
    {
      name: 'with values that go on below',
      text: `Name     RecipientTypeDetails UserPrincipalName
----     -------------------- -----------------
Jane Doe UserMailbox          jane.doe.the.third@
                              contoso.com
`,
      blocks: [
        {
          result: 'found',
          objects: 1,
          facts: { recipientTypeDetails: 'UserMailbox', userPrincipalName: 'jane.doe.the.third@contoso.com' },
        },
      ],
    },
    {
      name: 'with a heading that goes on below, as a narrow console prints it',
      text: `PS C:\\> Get-Mailbox jane@contoso.com

Name   Alias  Database   ProhibitSendQuota  ExternalDirecto
                                            ryObjectId
----   -----  --------   -----------------  ---------------
jane   jane   db-024     99 GB (106,300,... 7cdbe897-1a2...`,
      for: 'jane@contoso.com',
      blocks: [{ result: 'found', cmdlet: 'Get-Mailbox', objects: 1 }],
    },
    {
      name: 'with a heading and a value in three lines each',
      text: `UserPrincipalName Recipien
                  tTypeDet
                  ails
----------------- --------
jane@contoso.com  UserMail
                  box`,
      blocks: [
        {
          result: 'found',
          objects: 1,
          facts: { userPrincipalName: 'jane@contoso.com', recipientTypeDetails: 'UserMailbox' },
        },
      ],
    },
    {
      name: 'with a sentence above the ruler: no heading',
      text: 'See what I\nfound there\n--- ---\njane  MailUser',
      blocks: [{ result: 'inconclusive' }],
    },
    {
      name: 'whose last row is cut off: the address in it still tells whose it is',
      text: `PS C:\\> Get-Mailbox -InactiveMailboxOnly | ft UserPrincipalName,IsDirSynced

UserPrincipalName IsDirSynced
----------------- -----------
ravi@contoso.com         Fa`,
      for: 'jane@contoso.com',
      blocks: [{ result: 'inconclusive', objects: 0 }],
    },
    {
      name: 'whose last row is cut off, and is theirs',
      text: `PS C:\\> Get-Mailbox -InactiveMailboxOnly | ft UserPrincipalName,IsDirSynced

UserPrincipalName IsDirSynced
----------------- -----------
jane@contoso.com         Fa`,
      for: 'jane@contoso.com',
      blocks: [{ result: 'found', objects: 1, facts: { inactive: true, userPrincipalName: 'jane@contoso.com' } }],
    },
    {
      name: 'of several people',
      text: `PS C:\\> Get-Mailbox -SoftDeletedMailbox

Name  Alias PrimarySmtpAddress WhenSoftDeleted
----  ----- ------------------ ---------------
jane  jane  jane@contoso.com   6/16/2020 1:19:04 AM
ravi  ravi  ravi@contoso.com   6/17/2020 1:19:04 AM

PS C:\\>`,
      blocks: [
        { result: 'found', cmdlet: 'Get-Mailbox -SoftDeletedMailbox', objects: 2, facts: { softDeleted: true } },
      ],
    },
    {
      name: 'of several people, when one is meant',
      text: `PS C:\\> Get-Mailbox -SoftDeletedMailbox

Name  Alias PrimarySmtpAddress WhenSoftDeleted
----  ----- ------------------ ---------------
jane  jane  jane@contoso.com   6/16/2020 1:19:04 AM
ravi  ravi  ravi@contoso.com   6/17/2020 1:19:04 AM

PS C:\\>`,
      for: 'ravi@contoso.com',
      blocks: [
        {
          result: 'found',
          objects: 1,
          facts: { softDeleted: true, whenSoftDeleted: '2020-06-17T01:19:04', primarySmtpAddress: 'ravi@contoso.com' },
        },
      ],
    },
    {
      name: 'of MSOnline',
      text: `PS C:\\> Get-MsolUser -UserPrincipalName jane@contoso.com

UserPrincipalName DisplayName isLicensed
----------------- ----------- ----------
jane@contoso.com  Jane Doe    False

PS C:\\>`,
      blocks: [
        {
          result: 'found',
          cmdlet: 'Get-MsolUser',
          side: 'entra',
          facts: { userPrincipalName: 'jane@contoso.com', isLicensed: false },
        },
      ],
    },
    {
      name: 'in comments',
      text: '# PS C:\\> Get-Recipient jane | ft RecipientTypeDetails\n#\n# RecipientTypeDetails\n# --------------------\n# MailUser\n',
      blocks: [{ result: 'found', cmdlet: 'Get-Recipient', facts: { recipientTypeDetails: 'MailUser' } }],
    },
    {
      name: 'a ruler in a banner is none',
      text: `PS C:\\> Connect-ExchangeOnline -UserPrincipalName admin@contoso.com

----------------------------------------------------------------------------------------
This V3 EXO PowerShell module contains new REST API backed Exchange Online cmdlets.

For more information check https://aka.ms/exov3-module
----------------------------------------------------------------------------------------

PS C:\\> Get-OrganizationConfig | ft IsDehydrated

IsDehydrated
------------
       False

PS C:\\>`,
      blocks: [{ result: 'found', cmdlet: 'Get-OrganizationConfig', objects: 1, facts: { dehydrated: false } }],
    },
  ]);
});
