import { samples } from './expected.ts';

const guid = '2be92a50-57c5-4d1c-9a1e-0d9a2c3b4e5f';

describe('pasted JSON and CSV', () => {
  samples([
    {
      name: 'JSON of one object',
      text: `PS C:\\> Get-Recipient jane@contoso.com | Select-Object RecipientTypeDetails,ExchangeGuid,SKUAssigned,PrimarySmtpAddress | ConvertTo-Json -Depth 3
{
  "RecipientTypeDetails": "MailUser",
  "ExchangeGuid": "${guid}",
  "SKUAssigned": null,
  "PrimarySmtpAddress": "jane@contoso.com"
}
PS C:\\>`,
      blocks: [
        {
          result: 'found',
          cmdlet: 'Get-Recipient',
          facts: {
            recipientTypeDetails: 'MailUser',
            exchangeGuidSet: true,
            skuAssigned: null,
            primarySmtpAddress: 'jane@contoso.com',
          },
        },
      ],
    },
    {
      name: 'JSON with dates of Windows PowerShell, in a list',
      text: '[{"UserPrincipalName":"jane@contoso.com","WhenSoftDeleted":"\\/Date(1592270344000)\\/","IsInactiveMailbox":false}]',
      blocks: [
        {
          result: 'found',
          facts: {
            userPrincipalName: 'jane@contoso.com',
            softDeleted: true,
            whenSoftDeleted: '2020-06-16T01:19:04Z',
            inactive: false,
          },
        },
      ],
    },
    {
      name: 'JSON with a break inside a string',
      text: '{\n  "DistinguishedName": "CN=jane,OU=Soft Deleted Ob\njects,OU=contoso.onmicrosoft.com",\n  "IsInactiveMailbox": true\n}',
      blocks: [{ result: 'found', side: 'exchange-online', facts: { softDeleted: true, inactive: true } }],
    },
    {
      name: 'JSON with unfolded types',
      text: '{"PrimarySmtpAddress":{"Length":16,"Local":"jane","Domain":"contoso.com","Address":"jane@contoso.com"},"RecipientTypeDetails":{"value":1,"Value":"UserMailbox"},"WhenMailboxCreated":{"value":"2022-09-21T08:07:47Z","DisplayHint":2,"DateTime":"Wednesday, September 21, 2022 8:07:47 AM"}}',
      blocks: [
        {
          result: 'found',
          facts: {
            primarySmtpAddress: 'jane@contoso.com',
            recipientTypeDetails: 'UserMailbox',
            whenMailboxCreated: '2022-09-21T08:07:47Z',
          },
        },
      ],
    },
    {
      name: 'JSON with smart quotes',
      text: '{ “IsDehydrated”: true }',
      blocks: [{ result: 'found', facts: { dehydrated: true } }],
    },
    {
      name: 'JSON that was cut off',
      text: '{\n  "RecipientTypeDetails": "UserMailbox",\n  "SKUAssigned": tr',
      blocks: [{ result: 'inconclusive' }],
    },
    {
      name: 'JSON of Exchange’s service',
      text: `{"@odata.context":"https://outlook.office365.com/adminapi/beta/x/$metadata#Collection(Exchange.GenericHashTable)","value":[{"ExchangeGuid@odata.type":"#Guid","ExchangeGuid":"${guid}","IsDirSynced":true,"IsInactiveMailbox":false}]}`,
      blocks: [
        {
          result: 'found',
          side: 'exchange-online',
          objects: 1,
          facts: { exchangeGuidSet: true, synced: true, inactive: false },
        },
      ],
    },
    {
      name: 'an error of Exchange’s service that says not found',
      text: `{"error":{"code":"InternalServerError","message":"Error executing cmdlet","details":[{"code":"Client","target":"","message":"Ex6F9304|Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException|The operation couldn't be performed because object 'jane@contoso.com' couldn't be found on 'AM0PR01A001DC03.EURPR01A001.PROD.OUTLOOK.COM'."}]}}`,
      blocks: [{ result: 'not-found', side: 'exchange-online', cmdlet: null }],
    },
    {
      name: 'an error of a service that says 404 and nothing else',
      text: '{"error":{"code":"NotFound","message":"Resource not found."}}',
      blocks: [{ result: 'inconclusive' }],
    },
    {
      name: 'JSON of Graph',
      text: '{"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#users/$entity","userPrincipalName":"jane@contoso.com","onPremisesSyncEnabled":null,"assignedLicenses":[]}',
      blocks: [
        {
          result: 'found',
          side: 'entra',
          facts: { userPrincipalName: 'jane@contoso.com', synced: false, isLicensed: false },
        },
      ],
    },
    {
      name: 'a null that Graph PowerShell prints of what it did not load',
      text: 'PS C:\\> Get-MgUser -UserId jane@contoso.com | ConvertTo-Json\n{\n  "UserPrincipalName": "jane@contoso.com",\n  "OnPremisesSyncEnabled": null,\n  "AssignedLicenses": []\n}\nPS C:\\>',
      blocks: [{ result: 'found', side: 'entra', facts: { userPrincipalName: 'jane@contoso.com' } }],
    },
    {
      name: 'CSV of Windows PowerShell',
      text: '#TYPE Selected.System.Management.Automation.PSCustomObject\n"UserPrincipalName","DisplayName","SKUAssigned","RecipientTypeDetails"\n"jane@contoso.com","Doe, Jane ""JD""","True","UserMailbox"\n',
      blocks: [
        {
          result: 'found',
          facts: { userPrincipalName: 'jane@contoso.com', skuAssigned: true, recipientTypeDetails: 'UserMailbox' },
        },
      ],
    },
    {
      name: 'CSV with semicolons, behind its command',
      text: 'PS C:\\> Get-Mailbox -InactiveMailboxOnly | Select-Object PrimarySmtpAddress,LitigationHoldEnabled | ConvertTo-Csv -Delimiter ";"\n"PrimarySmtpAddress";"LitigationHoldEnabled"\n"jane@contoso.com";"True"\nPS C:\\>',
      blocks: [
        {
          result: 'found',
          cmdlet: 'Get-Mailbox -InactiveMailboxOnly',
          facts: { inactive: true, primarySmtpAddress: 'jane@contoso.com', litigationHold: true },
        },
      ],
    },
    {
      name: 'a table that went through a spreadsheet: tabs, and its own words for true and false',
      text: 'UserPrincipalName\tIsDirSynced\tLitigationHoldEnabled\njane@contoso.com\tWAHR\tFALSCH',
      blocks: [
        {
          result: 'found',
          facts: { userPrincipalName: 'jane@contoso.com', synced: true, litigationHold: false },
        },
      ],
    },
    {
      name: 'CSV with a row that lost a cell',
      text: 'UserPrincipalName,SKUAssigned,IsDirSynced\njane@contoso.com,True\n',
      blocks: [{ result: 'inconclusive' }],
    },
    {
      name: 'CSV with a field of several lines',
      text: '"DisplayName","RecipientTypeDetails"\n"Jane\nLitigationHoldEnabled : True\nDoe","MailUser"',
      blocks: [{ result: 'found', objects: 1, facts: { recipientTypeDetails: 'MailUser' } }],
    },
    {
      name: 'CSV that ends inside a field: what stands in it is nothing',
      text: '"DisplayName","RecipientTypeDetails"\n"Jane\nLitigationHoldEnabled : True',
      blocks: [{ result: 'inconclusive' }],
    },
    {
      name: 'CSV right below a list',
      text: 'SKUAssigned :\n"DisplayName","RecipientTypeDetails"\n"Jane\nLitigationHoldEnabled : True","MailUser"',
      blocks: [
        { result: 'found', facts: { skuAssigned: null } },
        { result: 'found', facts: { recipientTypeDetails: 'MailUser' } },
      ],
    },
    {
      name: 'JSON right below a list',
      text: 'IsDirSynced : True\nLicenses    :\n{"RecipientTypeDetails":"MailUser","WhenCreated":{"value":1}}',
      blocks: [
        { result: 'found', facts: { synced: true } },
        { result: 'found', facts: { recipientTypeDetails: 'MailUser' } },
      ],
    },
    {
      name: 'the line of a type alone, which comes with an object only',
      text: 'PS C:\\> Get-Mailbox -InactiveMailboxOnly jane@contoso.com | select Alias | ConvertTo-Csv\n#TYPE Selected.Mailbox\nPS C:\\>',
      blocks: [{ result: 'inconclusive' }],
    },
    {
      name: 'the lines from the middle of a JSON object',
      text: '  "RecipientTypeDetails": "MailUser",\n  "SKUAssigned": false,\n  "WhenSoftDeleted": null\n',
      blocks: [{ result: 'found', objects: 1, facts: { recipientTypeDetails: 'MailUser', skuAssigned: false } }],
    },
    {
      name: 'the lines of an object inside another one: whose they are is not shown',
      text: '  "manager": {\n    "userPrincipalName": "ann@contoso.com"\n',
      blocks: [{ result: 'inconclusive' }],
    },
  ]);
});
