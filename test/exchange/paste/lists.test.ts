import { samples } from './expected.ts';

const guid = '2be92a50-57c5-4d1c-9a1e-0d9a2c3b4e5f';
const zero = '00000000-0000-0000-0000-000000000000';

describe('pasted Format-List', () => {
  samples([
    {
      name: 'of a mailbox, as PowerShell prints it',
      text: `PS C:\\> Get-Mailbox jane@contoso.com | fl RecipientTypeDetails,ExchangeGuid,ArchiveGuid,WhenMailboxCreated,LitigationHoldEnabled,ExternalDirectoryObjectId,PrimarySmtpAddress,UserPrincipalName


RecipientTypeDetails      : UserMailbox
ExchangeGuid              : ${guid}
ArchiveGuid               : ${zero}
WhenMailboxCreated        : 11/30/2022 3:52:20 PM
LitigationHoldEnabled     : False
ExternalDirectoryObjectId : 7cdbe897-1a2b-4c3d-8e4f-5a6b7c8d9e0f
PrimarySmtpAddress        : Jane.Doe@contoso.com
UserPrincipalName         : jane@contoso.com



PS C:\\>`,
      blocks: [
        {
          result: 'found',
          cmdlet: 'Get-Mailbox',
          side: 'exchange-online',
          objects: 1,
          facts: {
            recipientTypeDetails: 'UserMailbox',
            exchangeGuidSet: true,
            archiveGuidSet: false,
            externalDirectoryObjectId: '7cdbe897-1a2b-4c3d-8e4f-5a6b7c8d9e0f',
            userPrincipalName: 'jane@contoso.com',
            primarySmtpAddress: 'Jane.Doe@contoso.com',
            whenMailboxCreated: '2022-11-30T15:52:20',
            litigationHold: false,
          },
        },
      ],
    },
    {
      name: 'with properties glued to the values before them',
      text: `RecipientType : MailUserExchangeGuid         : ${guid}SKUAssigned          : True`,
      blocks: [{ result: 'found', objects: 1, facts: { exchangeGuidSet: true, skuAssigned: true } }],
    },
    {
      name: 'with all line ends lost',
      text: `PS C:\\> Get-Recipient jane@contoso.com | fl RecipientTypeDetails,ExchangeGuid,SKUAssigned RecipientTypeDetails : MailUser ExchangeGuid : ${guid} SKUAssigned : PS C:\\>`,
      blocks: [
        {
          result: 'found',
          cmdlet: 'Get-Recipient',
          facts: { recipientTypeDetails: 'MailUser', exchangeGuidSet: true, skuAssigned: null },
        },
      ],
    },
    {
      name: 'without a blank before or behind the colon',
      text: 'LitigationHoldEnabled:True\nLitigationHoldDuration:365.00:00:00\nIsDehydrated: False',
      blocks: [
        { result: 'found', facts: { litigationHold: true } },
        { result: 'found', facts: { dehydrated: false } },
      ],
    },
    {
      name: 'with a GUID and an address that break over lines',
      text: `ExchangeGuid       : 2be92a50-57c5-4d1c-9a1e-
                     0d9a2c3b4e5f
UserPrincipalName  : a.very.long.name.indeed@contoso.onmicro
                     soft.com
SKUAssigned        : True`,
      blocks: [
        {
          result: 'found',
          facts: {
            exchangeGuidSet: true,
            userPrincipalName: 'a.very.long.name.indeed@contoso.onmicrosoft.com',
            skuAssigned: true,
          },
        },
      ],
    },
    {
      name: 'with an address that breaks where no indentation shows it: left out',
      text: `UserPrincipalName  : a.very.long.name.indeed@contoso.co
m
SKUAssigned        : True`,
      blocks: [{ result: 'found', facts: { skuAssigned: true } }],
    },
    {
      name: 'with a type that breaks over lines',
      text: 'RecipientTypeDetails : User\n                       Mailbox\nSKUAssigned          : True',
      blocks: [{ result: 'found', facts: { recipientTypeDetails: 'UserMailbox', skuAssigned: true } }],
    },
    {
      name: 'with a type that is cut off: left out',
      text: 'RecipientTypeDetails : UserMail…\nSKUAssigned          : True',
      blocks: [{ result: 'found', facts: { skuAssigned: true } }],
    },
    {
      name: 'with a place in the directory that shows a soft-deleted object',
      text: `Name              : janed
DistinguishedName : CN=janed,OU=Soft
                    Deleted Objects,OU=contoso.onmicrosoft.com,OU=Microsoft Exchange Hosted
                    Organizations,DC=EURPR01A001,DC=PROD,DC=OUTLOOK,DC=COM`,
      blocks: [{ result: 'found', side: 'exchange-online', cmdlet: null, facts: { softDeleted: true } }],
    },
    {
      name: 'with everything indented, and deeper lines inside a value',
      text: `      PS C:\\> Get-MgUser -UserId jane@contoso.com -Property * | fl

      AssignedLicenses  : {class AssignedLicense {
                            DisabledPlans: System.Collections.Generic.List
                            SkuId: c7df2760-2c81-4ef7-b578-5b5392b571df
                          }
                          }
      OnPremisesSyncEnabled : True
      UserPrincipalName : jane@contoso.com`,
      blocks: [
        {
          result: 'found',
          side: 'entra',
          facts: { isLicensed: true, synced: true, userPrincipalName: 'jane@contoso.com' },
        },
      ],
    },
    {
      name: 'with lists that are cut off',
      text: `AuditAdmin            : {Update, MoveToDeletedItems, SoftDelete, HardDelete…}
InPlaceHolds          : {UniH7d895d48-7e23-4a8d, ...}
LitigationHoldEnabled : True`,
      blocks: [{ result: 'found', facts: { litigationHold: true } }],
    },
    {
      name: 'of two objects, of which only the shared facts count',
      text: `RecipientTypeDetails : UserMailbox
UserPrincipalName    : jane@contoso.com
IsDirSynced          : True

RecipientTypeDetails : MailUser
UserPrincipalName    : ravi@contoso.com
IsDirSynced          : True
`,
      blocks: [{ result: 'found', objects: 2, facts: { synced: true } }],
    },
    {
      name: 'with a display name that looks like a property',
      text: `DisplayName          : Jane SKUAssigned : True
RecipientTypeDetails : MailUser
SKUAssigned          :`,
      blocks: [{ result: 'found', facts: { recipientTypeDetails: 'MailUser', skuAssigned: null } }],
    },
    {
      name: 'with text that somebody typed, in the middle of which properties stand',
      text: `CustomAttribute7     : see ExchangeGuid : ${guid} IsInactiveMailbox : True
Description          : xSKUAssigned : True LitigationHoldEnabled : True
RecipientTypeDetails : MailUser`,
      blocks: [{ result: 'found', facts: { recipientTypeDetails: 'MailUser' } }],
    },
    {
      name: 'with text of several lines, a blank one among them',
      text: `Info                 : moved in spring

                       WasInactiveMailbox : True
RecipientTypeDetails : MailUser`,
      blocks: [{ result: 'found', objects: 1, facts: { recipientTypeDetails: 'MailUser' } }],
    },
    {
      name: 'of several people, the first of whom lost the line that names them',
      text: `RecipientTypeDetails : SharedMailbox
IsDirSynced          : True

UserPrincipalName    : jane@contoso.com
RecipientTypeDetails : UserMailbox
IsDirSynced          : False

UserPrincipalName    : amy@contoso.com
RecipientTypeDetails : RoomMailbox
IsDirSynced          : True`,
      for: 'jane@contoso.com',
      blocks: [
        {
          result: 'found',
          objects: 1,
          facts: { recipientTypeDetails: 'UserMailbox', synced: false, userPrincipalName: 'jane@contoso.com' },
        },
      ],
    },
    {
      name: 'of two people, without the blank line between them',
      text: `DisplayName       : Jane Doe
IsInactiveMailbox : True
Name                  : ravi
LitigationHoldEnabled : True`,
      for: 'jane@contoso.com',
      blocks: [
        { result: 'found', facts: { inactive: true } },
        { result: 'inconclusive', objects: 0 },
      ],
    },
    {
      name: 'with an address that is cut off where no sign of it is',
      text: 'UserPrincipalName  : jane@contoso.com\nPrimarySmtpAddress : jane.doe@conto',
      for: 'jane@contoso.com',
      blocks: [{ result: 'found', facts: { userPrincipalName: 'jane@contoso.com' } }],
    },
    {
      name: 'with a sentence right below it',
      text: 'IsDehydrated : True\nThat is what I got, can you have a look please?',
      blocks: [{ result: 'found', facts: { dehydrated: true } }],
    },
    {
      name: 'with a blank that only says that the property was not loaded',
      text: `PS C:\\> Get-EXORecipient jane@contoso.com | fl RecipientTypeDetails,SKUAssigned,ExchangeGuid

RecipientTypeDetails : MailUser
SKUAssigned          :
ExchangeGuid         :
`,
      blocks: [
        {
          result: 'found',
          cmdlet: 'Get-EXORecipient',
          side: 'exchange-online',
          facts: { recipientTypeDetails: 'MailUser' },
        },
      ],
    },
    {
      name: 'of a soft-deleted mailbox that the switch alone shows',
      text: `PS C:\\> get-mailbox -softdeletedmailbox -identity jane@contoso.com | fl DisplayName,WhenSoftDeleted

DisplayName     : Jane Doe
WhenSoftDeleted : 22.12.2019 12:34:48

PS C:\\>`,
      blocks: [
        {
          result: 'found',
          cmdlet: 'Get-Mailbox -SoftDeletedMailbox',
          side: 'exchange-online',
          facts: { softDeleted: true, whenSoftDeleted: '2019-12-22T12:34:48' },
        },
      ],
    },
    {
      name: 'of a search that also finds what was deleted: nothing is deleted by that',
      text: `PS C:\\> Get-Recipient -IncludeSoftDeletedRecipients -Identity jane@contoso.com | fl RecipientTypeDetails

RecipientTypeDetails : UserMailbox
`,
      blocks: [
        {
          result: 'found',
          cmdlet: 'Get-Recipient -IncludeSoftDeletedRecipients',
          facts: { recipientTypeDetails: 'UserMailbox' },
        },
      ],
    },
    {
      name: 'with a switch that is off',
      text: 'PS C:\\> Get-Mailbox jane -SoftDeletedMailbox:$false | fl DisplayName\n\nDisplayName : Jane Doe\n',
      blocks: [{ result: 'found', cmdlet: 'Get-Mailbox' }],
    },
    {
      name: 'of one property without a name',
      text: 'PS C:\\> (Get-Mailbox jane@contoso.com).RecipientTypeDetails\nSharedMailbox\nPS C:\\>',
      blocks: [{ result: 'found', cmdlet: 'Get-Mailbox', facts: { recipientTypeDetails: 'SharedMailbox' } }],
    },
    {
      name: 'of a GUID by itself',
      text: `PS C:\\> Get-Mailbox jane@contoso.com | select -ExpandProperty ExchangeGuid

Guid
----
${guid}

PS C:\\>`,
      blocks: [{ result: 'found', cmdlet: 'Get-Mailbox', facts: { exchangeGuidSet: true } }],
    },
  ]);
});
