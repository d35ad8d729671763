import type { ErrorRecord } from './error-record.ts';

/** What an error means. Only the first says that there is no such object. */
export type Failure =
  | { readonly kind: 'not-found'; readonly identity?: string; readonly server?: string }
  | { readonly kind: 'hydrated' | 'dehydrated' }
  | {
      readonly kind:
        | 'unknown-command'
        | 'ambiguous'
        | 'refused'
        | 'nameless'
        | 'retired'
        | 'wrong-server'
        | 'bad-parameter'
        | 'not-connected'
        | 'other';
    };

type Kind = Exclude<Failure['kind'], 'not-found'>;

/** In the order in which they are tried; the text has no blanks, because line ends fall anywhere. */
const others: readonly (readonly [Kind, RegExp])[] = [
  ['nameless', /because(the)?object(''|"")couldn't/i],
  ['unknown-command', /CommandNotFoundException|CouldNotAutoloadMatchingModule/i],
  [
    'unknown-command',
    /isnotrecognizedas(the|a)nameof|wurdenichtalsNameeinesCmdlet|n'estpasreconnu|nosereconocecomonombre/i,
  ],
  ['unknown-command', /nonèriconosciutocomenome|nãoéreconhecidocomonome|wordtnietherkendalsdenaam/i],
  ['hydrated', /Organizationisalreadyenabledforcustomization/i],
  [
    'dehydrated',
    /InvalidOperationInDehydratedContextException|firstneedtorunthecommand:Enable-OrganizationCustomization/i,
  ],
  ['retired', /MSOnlineisretiring|accessisdisallowed|AzureAD(Power[Ss]hell)?(module)?is(being)?(deprecated|retired)/i],
  [
    'not-connected',
    /MustcallConnect-|Authenticationneeded|MicrosoftOnlineException.*Connect-MsolService|YoumustcalltheConnect-/i,
  ],
  ['ambiguous', /ManagementObjectAmbiguousException|matchesmultipleentries|isn'tunique|MultipleObjects/i],
  ['wrong-server', /CmdletProxyException|Cmdletneedsproxy/i],
  [
    'refused',
    /Authorization_RequestDenied|Insufficientprivileges|AccessDenied|Accessisdenied|UnauthorizedAccess|\(?403\)?Forbidden|HttpStatusCode=40[13]|\bUnAuthorized\b|isn'tassignedtoanymanagementroles/i,
  ],
  [
    'bad-parameter',
    /(AmbiguousParameterSet|ParameterTransformation|ParameterBinding)Exception|NamedParameterNotFound/i,
  ],
];

/** The sentence names another thing than a person's object: a server, a database, the organization. */
const ELSE =
  /(database|server|controller|organi[sz]ation|tenant|role|rolegroup|policy|plan|cmdlet|command|forest|scope)('[^']{0,120}'|"[^"]{0,120}")?(couldn't|doesn't|wasn't|isn't|couldnot)(befound|exist)/i;
const SENTENCE = /becauseobject'(.{1,400}?)'couldn'tbefound(?:on'([^']{1,200})'?)?/i;
const NO_MAILBOX = /Thespecifiedmailbox(?:Identity:)?["']?([^"']{0,300}?)["']?doesn'texist/i;
const NO_OBJECT = /Couldn'tfind(?:the)?object["'](.{1,300}?)["']\.?(?:Pleasemakesure|$|CategoryInfo)/i;
const TYPE = /ManagementObjectNotFoundException|ADNoSuchObjectException/;
const NOT_IN_DIRECTORY = /Cannotfindanobjectwithidentity:'(.{1,300}?)'under:|ADIdentityNotFoundException/i;
const NOT_IN_ENTRA =
  /Request_ResourceNotFound|Resource'(.{1,300}?)'doesnotexistoroneofitsqueried|UserNotFoundException|UserNotFound\.User:([^\s]{1,300}?)\.(?:$|At|CategoryInfo)/i;

/** Reads an error by its words. */
export function failureOf({ squeezed: text, message }: Pick<ErrorRecord, 'squeezed' | 'message'>): Failure {
  // What stands in quotes after "object" is a name, which can look like anything; so the sentence is tried on the whole,
  // and everything that speaks against it on what is left without the name.
  const sentence = SENTENCE.exec(text);
  const rest = sentence?.[1] ? text.replaceAll(`'${sentence[1]}'`, '') : text;
  const other = others.find(([, pattern]) => pattern.test(rest));
  if (other) return { kind: other[0] };
  if (ELSE.test(rest)) return { kind: 'other' };
  if (sentence) return notFound(nameAsTyped(message) ?? sentence[1], sentence[2]);
  const entra = NOT_IN_ENTRA.exec(text);
  if (entra) return notFound(entra[1] ?? entra[2]);
  const named = NO_MAILBOX.exec(text) ?? NO_OBJECT.exec(text) ?? NOT_IN_DIRECTORY.exec(text);
  return named || TYPE.test(text) ? notFound(named?.[1]) : { kind: 'other' };
}

/** The name with its blanks: those inside a name count, those of a line end do not matter here. */
const nameAsTyped = (message: string): string | undefined => /object '(.{1,400}?)' couldn't be/i.exec(message)?.[1];

const notFound = (identity: string | undefined, server?: string): Failure => ({
  kind: 'not-found',
  ...(identity && { identity }),
  ...(server && { server }),
});

/**
 * Whether text without the frame of an error is one by its wording alone. Stricter than {@link failureOf}: people write
 * that a mailbox "does not exist", too.
 */
export const isErrorByWords = (text: string): boolean => {
  const squeezed = text.replaceAll(/\s/g, '');
  return (
    /becauseobject'.{1,400}?'couldn'tbefoundon'|^(?:Ex[0-9A-F]{6})?\|Microsoft\.|ManagementObjectNotFoundException\|/i.test(
      squeezed,
    ) ||
    /isnotrecognizedas(the|a)nameofacmdlet|wurdenichtalsNameeinesCmdlet|Organizationisalreadyenabledforcustomization/i.test(
      squeezed,
    )
  );
};
