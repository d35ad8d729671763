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
const SENTENCE = /because(?:object)?'(.{1,400}?)'couldn'tbefound(?:on'([^']{1,200})'?)?/i;
const NO_MAILBOX =
  /Thespecifiedmailbox(?!database|plan|policy|server)(?:Identity:)?["']?([^"']{0,300}?)["']?doesn'texist/i;
const NO_OBJECT = /Couldn'tfind(?:the)?object["'](.{1,300}?)["']\.?(?:Pleasemakesure|$|CategoryInfo)/i;
const TYPE = /ManagementObjectNotFoundException|ADNoSuchObjectException/;
/** A mailbox without an archive is there. */
const OF_ARCHIVE =
  /archive(mailbox)?(couldn't|can't|cannot|wasn't|isn't|doesn't|not)|(doesn't|not)haveanarchive|noarchive/i;
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
  if (ELSE.test(rest) || OF_ARCHIVE.test(rest)) return { kind: 'other' };
  if (sentence) return notFound(nameAsTyped(message) ?? sentence[1], sentence[2]);
  const entra = NOT_IN_ENTRA.exec(text);
  if (entra) return notFound(entra[1] ?? entra[2]);
  const named = NO_MAILBOX.exec(text) ?? NO_OBJECT.exec(text) ?? NOT_IN_DIRECTORY.exec(text);
  if (named) return notFound(named[1]);
  return TYPE.test(text) ? byClass(message) : { kind: 'other' };
}

/** What is no sentence: Exchange's code, the names of classes, and where in a script it happened. */
const NO_SENTENCE =
  /(?:Ex[0-9A-F]{6})?\||\b(?:Microsoft|System)(?:\.\w{1,80}){1,12}|\b\w{1,80}Exception\b|^\S{1,300}:\d{1,6}$/g;
/** Exchange's usual sentence in other languages, and what its other cmdlets say instead. */
const OTHER_WORDS =
  /(?:weil das Objekt|car l'objet|porque (?:el|o) objeto|perché l'oggetto|omdat (?:het )?object) ["']([^"']{1,300})["'](?:[^"']{1,60}["']([\w-]{1,60}(?:\.[\w-]{1,60}){1,8})["'])?|^\W*(?:The )?(?:object|user|mailbox|recipient) ["']([^"']{1,300})["'] (?:couldn't|could not|can't|cannot|wasn't|was not) (?:be )?found/i;

/** The class of an error says that something was not found; a sentence says what, and it may be anything. */
function byClass(message: string): Failure {
  const sentence = message.replaceAll(NO_SENTENCE, '').trim();
  const named = OTHER_WORDS.exec(sentence);
  return named || !/\p{L}/u.test(sentence) ? notFound(named?.[1] ?? named?.[3], named?.[2]) : { kind: 'other' };
}

/** The name with its blanks: those inside a name count, those of a line end do not matter here. */
const nameAsTyped = (message: string): string | undefined =>
  /(?:object|because) '(.{1,400}?)' couldn't be/i.exec(message)?.[1];

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
    /becauseobject'.{1,400}?'couldn'tbefoundon'|operationcouldn'tbeperformedbecause'.{1,400}?'couldn'tbefound|^(?:Ex[0-9A-F]{6})?\|Microsoft\.|ManagementObjectNotFoundException\|/i.test(
      squeezed,
    ) ||
    /isnotrecognizedas(the|a)nameofacmdlet|wurdenichtalsNameeinesCmdlet|Organizationisalreadyenabledforcustomization/i.test(
      squeezed,
    )
  );
};
