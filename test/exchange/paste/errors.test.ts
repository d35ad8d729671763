import { samples } from './expected.ts';

const dc = 'AM0PR01A001DC03.EURPR01A001.PROD.OUTLOOK.COM';
const coded = `Ex6F9304|Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException|The operation couldn't be performed because object 'jane@contoso.com' couldn't be found on '${dc}'.`;

describe('pasted errors', () => {
  samples([
    {
      name: 'not found, of Windows PowerShell over a remote session',
      text: `PS C:\\> Get-Mailbox -SoftDeletedMailbox -Identity jane@contoso.com
The operation couldn't be performed because object 'jane@contoso.com' couldn't be found on
'${dc}'.
    + CategoryInfo          : NotSpecified: (:) [Get-Mailbox], ManagementObjectNotFoundException
    + FullyQualifiedErrorId : [Server=AM6PR03MB4616,RequestId=54b6ac17-bcfa-4721-a8fd-8237f574cc57,TimeStamp=10.09.202
   0 18:37:39] [FailureCategory=Cmdlet-ManagementObjectNotFoundException] 7C2D8B14,Microsoft.Exchange.Management.Recip
  ientTasks.GetMailbox
    + PSComputerName        : outlook.office365.com

PS C:\\>`,
      blocks: [
        {
          result: 'not-found',
          cmdlet: 'Get-Mailbox -SoftDeletedMailbox',
          side: 'exchange-online',
          objects: 0,
          facts: { softDeleted: false },
        },
      ],
    },
    {
      name: 'not found, of version 3 of the module in Windows PowerShell',
      text: `Write-ErrorMessage : ${coded}
At C:\\Users\\admin\\AppData\\Local\\Temp\\tmpEXO_a.b\\tmpEXO_a.b.psm1:1120 char:13
+             Write-ErrorMessage $ErrorObject
+             ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
    + CategoryInfo          : NotSpecified: (:) [Get-Recipient], Exception
    + FullyQualifiedErrorId : Ex6F9304|Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException|The ope
   ration couldn't be performed because object 'jane@contoso.com' couldn't be found on '${dc}'.,Write-ErrorMessage`,
      blocks: [{ result: 'not-found', cmdlet: 'Get-Recipient', side: 'exchange-online' }],
    },
    {
      name: 'not found, as PowerShell 7 draws it',
      text: `PS /srv/scripts> Get-User -Identity jane@contoso.com
Write-ErrorMessage: /tmp/tmpEXO_x/tmpEXO_x.psm1:1120
Line |
1120 |              Write-ErrorMessage $ErrorObject
     |              ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
     | Ex6F9304|Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException|The operation couldn't
     | be performed because object 'jane@contoso.com' couldn't be found on '${dc}'.
PS /srv/scripts>`,
      blocks: [{ result: 'not-found', cmdlet: 'Get-User', side: 'exchange-online' }],
    },
    {
      name: 'not found, on an Exchange server',
      text: `[PS] C:\\Windows\\system32>Get-RemoteMailbox jane@contoso.com
The operation couldn't be performed because object 'jane@contoso.com' couldn't be found on 'DC01.contoso.local'.
    + CategoryInfo          : NotSpecified: (:) [Get-RemoteMailbox], ManagementObjectNotFoundException
    + FullyQualifiedErrorId : [Server=EX01,RequestId=x,TimeStamp=x] [FailureCategory=Cmdlet-ManagementObjectNotFoundException] 1,Microsoft.Exchange.Management.RecipientTasks.GetRemoteMailbox
    + PSComputerName        : ex01.contoso.local

[PS] C:\\Windows\\system32>`,
      blocks: [{ result: 'not-found', cmdlet: 'Get-RemoteMailbox', side: 'on-premises' }],
    },
    {
      name: 'not found, broken in mid-word',
      text: `Get-Mailbox : The operation couldn't be performed because object 'jane@contoso.com' coul
dn't be found on '${dc}'.`,
      blocks: [{ result: 'not-found', cmdlet: 'Get-Mailbox', side: 'exchange-online' }],
    },
    {
      name: 'not found, in a German console',
      text: `PS C:\\> Get-Mailbox -Identity jane@contoso.com
Write-ErrorMessage : ${coded}
In C:\\Users\\admin\\AppData\\Local\\Temp\\tmpEXO_a.b\\tmpEXO_a.b.psm1:1120 Zeichen:13
+             Write-ErrorMessage $ErrorObject
+             ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
    + CategoryInfo          : NotSpecified: (:) [Get-Mailbox], Exception
PS C:\\>`,
      blocks: [{ result: 'not-found', cmdlet: 'Get-Mailbox', side: 'exchange-online' }],
    },
    {
      name: 'not found, kept in $error',
      text: `PS C:\\> $error[0] | fl -Force

Exception             : Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException: The operation
                        couldn't be performed because object 'jane@contoso.com' couldn't be found on
                        '${dc}'.
TargetObject          :
CategoryInfo          : NotSpecified: (:) [Get-MailUser], ManagementObjectNotFoundException
FullyQualifiedErrorId : 1,Microsoft.Exchange.Management.RecipientTasks.GetMailUser

PS C:\\>`,
      blocks: [{ result: 'not-found', cmdlet: 'Get-MailUser', side: 'exchange-online' }],
    },
    {
      name: 'not found, in the words of Get-Error',
      text: `PS> Get-Error

Exception             :
    Type    : System.Exception
    Message : Ex6F9304|Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException|The operation couldn't be performed because object 'jane' couldn't be found on '${dc}'.
CategoryInfo          : NotSpecified: (:) [Get-Mailbox], Exception`,
      blocks: [{ result: 'not-found', cmdlet: 'Get-Mailbox', side: 'exchange-online' }],
    },
    {
      name: 'not found, with apostrophes as JSON writes them',
      text: `Get-EXOMailbox : Error while querying REST service. HttpStatusCode=404 ErrorMessage={"error":{"code":"NotFound","message":"Error executing request. The operation couldn\\u0027t be performed because object \\u0027jane\\u0027 couldn\\u0027t be found on \\u0027${dc}\\u0027."}}`,
      blocks: [{ result: 'not-found', cmdlet: 'Get-EXOMailbox', side: 'exchange-online' }],
    },
    {
      name: 'not found, in a sentence that we do not speak: the type says it',
      text: `Get-Mailbox : L'opération n'a pas pu être effectuée car l'objet 'jane@contoso.com' est introuvable.
    + CategoryInfo          : NotSpecified: (:) [Get-Mailbox], ManagementObjectNotFoundException`,
      blocks: [{ result: 'not-found', cmdlet: 'Get-Mailbox' }],
    },
    {
      name: 'the sentence alone',
      text: `the operation couldn’t be performed because object ‘jane@contoso.com’ couldn’t be found on ‘${dc}’.`,
      blocks: [{ result: 'not-found', cmdlet: null, side: 'exchange-online' }],
    },
    {
      name: 'somebody who tells that a mailbox is not there: no words of Exchange',
      text: "Hi, the mailbox of jane doesn't exist and couldn't be found, can you help?",
      blocks: [{ result: 'inconclusive' }],
    },
    {
      name: 'a command that is not there',
      text: `PS C:\\> Get-Mailbox jane@contoso.com
Get-Mailbox : The term 'Get-Mailbox' is not recognized as the name of a cmdlet, function, script file, or operable program. Check
the spelling of the name, or if a path was included, verify that the path is correct and try again.
At line:1 char:1
+ Get-Mailbox jane@contoso.com
+ ~~~~~~~~~~~
    + CategoryInfo          : ObjectNotFound: (Get-Mailbox:String) [], CommandNotFoundException
    + FullyQualifiedErrorId : CommandNotFoundException`,
      blocks: [{ result: 'inconclusive', cmdlet: 'Get-Mailbox', side: 'unknown' }],
    },
    {
      name: 'a command that is not there, of PowerShell 7',
      text: `PS> Get-Mailbox jane
Get-Mailbox: The term 'Get-Mailbox' is not recognized as a name of a cmdlet, function, script file, or executable program.
Check the spelling of the name, or if a path was included, verify that the path is correct and try again.
PS>`,
      blocks: [{ result: 'inconclusive', cmdlet: 'Get-Mailbox', side: 'unknown' }],
    },
    {
      name: 'a command that is not there, in German',
      text: `PS C:\\> Get-Mailbox jane@contoso.com
Get-Mailbox : Die Benennung "Get-Mailbox" wurde nicht als Name eines Cmdlet, einer Funktion, einer Skriptdatei oder eines
ausführbaren Programms erkannt. Überprüfen Sie die Schreibweise des Namens.
In Zeile:1 Zeichen:1
+ Get-Mailbox jane@contoso.com
+ ~~~~~~~~~~~
    + CategoryInfo          : ObjectNotFound: (Get-Mailbox:String) [], CommandNotFoundException
    + FullyQualifiedErrorId : CommandNotFoundException`,
      blocks: [{ result: 'inconclusive', cmdlet: 'Get-Mailbox', side: 'unknown' }],
    },
    {
      name: 'a command that is not there, in a language that we do not speak',
      text: `Get-Mailbox : Termin 'Get-Mailbox' nie został rozpoznany jako nazwa polecenia cmdlet.
    + CategoryInfo          : ObjectNotFound: (Get-Mailbox:String) [], CommandNotFoundException
    + FullyQualifiedErrorId : CommandNotFoundException`,
      blocks: [{ result: 'inconclusive', cmdlet: 'Get-Mailbox' }],
    },
    {
      name: 'several objects under one name',
      text: `Get-Recipient: Ex1C2D3E|Microsoft.Exchange.Configuration.Tasks.ManagementObjectAmbiguousException|The operation couldn't be performed because 'jane' matches multiple entries.`,
      blocks: [{ result: 'inconclusive', cmdlet: 'Get-Recipient', side: 'exchange-online' }],
    },
    {
      name: 'a name that pretends',
      text: `Get-Recipient: Ex1C2D3E|Microsoft.Exchange.Configuration.Tasks.ManagementObjectAmbiguousException|The operation couldn't be performed because 'because object 'x' couldn't be found on 'y'' matches multiple entries.`,
      blocks: [{ result: 'inconclusive' }],
    },
    {
      name: 'access refused',
      text: `PS C:\\> Get-Mailbox jane@contoso.com
Get-Mailbox: |System.UnauthorizedAccessException|Access is denied.
PS C:\\>`,
      blocks: [{ result: 'inconclusive', cmdlet: 'Get-Mailbox' }],
    },
    {
      name: 'a wrong parameter',
      text: `PS C:\\> Get-Mailbox -SoftDeleteMailbox jane@contoso.com
Get-Mailbox : A parameter cannot be found that matches parameter name 'SoftDeleteMailbox'.
At line:1 char:13
+ Get-Mailbox -SoftDeleteMailbox jane@contoso.com
+             ~~~~~~~~~~~~~~~~~~
    + CategoryInfo          : InvalidArgument: (:) [Get-Mailbox], ParameterBindingException
    + FullyQualifiedErrorId : NamedParameterNotFound,Get-Mailbox`,
      blocks: [{ result: 'inconclusive', cmdlet: 'Get-Mailbox' }],
    },
    {
      name: 'another thing that is not there',
      text: `Get-Mailbox : The database 'DB01' couldn't be found.
    + CategoryInfo          : NotSpecified: (:) [Get-Mailbox], ManagementObjectNotFoundException`,
      blocks: [{ result: 'inconclusive', cmdlet: 'Get-Mailbox' }],
    },
    {
      name: 'routing that failed',
      text: 'Get-Mailbox: ExA1B2C3|Microsoft.Exchange.Configuration.CmdletProxyException|Cmdlet needs proxy.',
      blocks: [{ result: 'inconclusive', side: 'exchange-online' }],
    },
    {
      name: 'an organization that is not open to customization',
      text: `PS C:\\> New-RoleGroup -Name x
Write-ErrorMessage : |Microsoft.Exchange.Management.Tasks.InvalidOperationInDehydratedContextException|The command you tried to run isn't
currently allowed in your organization. To run this command, you first need to run the command: Enable-OrganizationCustomization.`,
      blocks: [{ result: 'found', cmdlet: 'New-RoleGroup', facts: { dehydrated: true } }],
    },
    {
      name: 'nobody in Active Directory',
      text: `PS C:\\> Get-ADUser jane -Properties msExchMailboxGuid
Get-ADUser : Cannot find an object with identity: 'jane' under: 'DC=contoso,DC=local'.
At line:1 char:1
+ Get-ADUser jane -Properties msExchMailboxGuid
+ ~~~~~~~~~~~~~~~
    + CategoryInfo          : ObjectNotFound: (jane:ADUser) [Get-ADUser], ADIdentityNotFoundException
    + FullyQualifiedErrorId : ActiveDirectoryCmdlet:Microsoft.ActiveDirectory.Management.ADIdentityNotFoundException,Microsoft.ActiveDirectory.Management.Commands.GetADUser`,
      blocks: [{ result: 'not-found', cmdlet: 'Get-ADUser', side: 'on-premises' }],
    },
    {
      name: 'nobody in Entra',
      text: `Get-MgUser_Get: Resource 'jane@contoso.com' does not exist or one of its queried reference-property objects are not present.

Status: 404 (NotFound)
ErrorCode: Request_ResourceNotFound`,
      blocks: [{ result: 'not-found', cmdlet: 'Get-MgUser', side: 'entra' }],
    },
    {
      name: 'nobody for MSOnline',
      text: `Get-MsolUser : User Not Found.  User: jane@contoso.com.
At line:1 char:1
+ Get-MsolUser -UserPrincipalName jane@contoso.com
+ ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
    + CategoryInfo          : OperationStopped: (:) [Get-MsolUser], MicrosoftOnlineException
    + FullyQualifiedErrorId : Microsoft.Online.Administration.Automation.UserNotFoundException,Microsoft.Online.Administration.Automation.GetUser`,
      blocks: [{ result: 'not-found', cmdlet: 'Get-MsolUser', side: 'entra' }],
    },
    {
      name: 'MSOnline after its end',
      text: 'Get-MsolUser : MSOnline is retiring and access is disallowed.',
      blocks: [{ result: 'inconclusive', cmdlet: 'Get-MsolUser', side: 'entra' }],
    },
    {
      name: 'not found, of somebody else',
      text: `Get-Mailbox: ${coded}`,
      for: 'ravi@contoso.com',
      blocks: [{ result: 'inconclusive' }],
    },
    {
      name: 'not found, of the person who is meant',
      text: `Get-Mailbox: ${coded}`,
      for: 'Jane@contoso.com',
      blocks: [{ result: 'not-found' }],
    },
    {
      name: 'not found, without the first line of how PowerShell 7 draws it',
      text: `Line |
   1 |  Get-MailUser -Identity jane@contoso.com
     |  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
     | ${coded}`,
      blocks: [{ result: 'not-found', cmdlet: 'Get-MailUser', side: 'exchange-online' }],
    },
    {
      name: 'not found, of a name that is not theirs and begins like it',
      text: `Get-Recipient: ${coded.replace('jane@contoso.com', 'janette')}`,
      for: 'jane@contoso.com',
      blocks: [{ result: 'inconclusive' }],
    },
    {
      name: 'not found, of what stands before their @',
      text: `Get-Recipient: ${coded.replace('jane@contoso.com', 'Jane')}`,
      for: 'jane@contoso.com',
      blocks: [{ result: 'not-found' }],
    },
    {
      name: 'not found, of nobody: a variable was empty',
      text: `Get-Recipient: ${coded.replace('jane@contoso.com', '')}`,
      for: 'jane@contoso.com',
      blocks: [{ result: 'inconclusive' }],
    },
    {
      name: 'not found, below a command about somebody else',
      text: `PS C:\\> Get-Mailbox -InactiveMailboxOnly ravi@contoso.com\nGet-Mailbox: ${coded}`,
      for: 'jane@contoso.com',
      blocks: [{ result: 'not-found', cmdlet: 'Get-Mailbox' }],
    },
    {
      name: 'one found and one not',
      text: `PS C:\\> 'jane@contoso.com','ravi@contoso.com' | Get-Mailbox | fl UserPrincipalName

UserPrincipalName : ravi@contoso.com

Get-Mailbox: ${coded}
PS C:\\>`,
      blocks: [
        { result: 'found', facts: { userPrincipalName: 'ravi@contoso.com' } },
        { result: 'not-found', cmdlet: 'Get-Mailbox' },
      ],
    },
  ]);
});
