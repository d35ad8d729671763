import { XMLParser } from 'fast-xml-parser';
import { defineFact } from '../diagnosis/fact.ts';
import { say } from '../diagnosis/message.ts';
import { known, unknown } from '../diagnosis/reading.ts';
import match from './match.ts';

/** An unresolved error that Exchange left on the user. */
export interface ServiceError {
  /** `address`: the text names an address conflict. `archive-guid`: the archive's GUID. `harmless`: known to stop no mailbox. */
  readonly kind: 'address' | 'archive-guid' | 'harmless' | 'other';
  /** The sentence inside, without markup, cut to 2,000 characters. */
  readonly text: string;
  /** As Graph sent it, cut to 4,000 characters. */
  readonly raw: string;
  readonly createdDateTime: string | null;
  /** Addresses that the text names, in lower case. */
  readonly addresses: readonly string[];
}

const longest = 64 * 1024;
/** No sentence of Exchange is longer; what is, was not written for people. */
const longestText = 2000;

/**
 * Exchange's unresolved validation errors: what MSOnline once showed as ValidationStatus. `errorDetail` is XML
 * without a published schema and not to be trusted: no DTD, no entities, a size limit, and the raw text is kept.
 */
export default defineFact<readonly ServiceError[], { match: typeof match }>({
  id: 'service-errors',
  from: { match },
  read: (_, { from }) => {
    const errors = from.match.user.serviceProvisioningErrors;
    if (errors === null) return unknown(say`Microsoft Graph did not return this person’s validation errors.`);
    return known(
      errors
        .filter((error) => error.isResolved !== true && /^exchange/i.test(error.serviceInstance ?? ''))
        .map((error) => {
          const raw = error.errorDetail ?? '';
          const text = sentencesIn(raw).slice(0, longestText);
          return {
            kind: kindOf(text),
            text,
            raw: raw.slice(0, 4000),
            createdDateTime: error.createdDateTime,
            addresses: addressesIn(text),
          };
        }),
    );
  },
});

/** What the sentences are known to mean; matched in parts, for the wording changes. */
function kindOf(text: string): ServiceError['kind'] {
  if (/failed to sync the archiveguid|failed to enable the new cloud archive/i.test(text)) return 'archive-guid';
  if (/no mailbox plan with sku|can.t be converted to a room list/i.test(text)) return 'harmless';
  // Two plain searches: one pattern with a gap between takes seconds on a long text written to that end.
  const address = text.search(/prox(y|ies)\W{0,4}address|email address|smtp address|smtp:/i);
  return address >= 0 && /already (being )?used|already exists|in use/i.test(text.slice(address)) ? 'address' : 'other';
}

const addressesIn = (text: string): readonly string[] => [
  ...new Set(
    [...text.matchAll(/[^\s"'<>:;,()]{1,64}@[a-z0-9.-]{1,255}[a-z0-9]/gi)].map(([found]) => found.toLowerCase()),
  ),
];

function sentencesIn(raw: string): string {
  const stripped = raw
    .slice(0, longest)
    .replaceAll(/<[^<>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (raw.length > longest || /<!(DOCTYPE|ENTITY)/i.test(raw)) return stripped;
  try {
    const found: string[] = [];
    collect(new XMLParser({ processEntities: false, ignoreAttributes: true }).parse(raw), found);
    return found.length > 0 ? decode(found.join(' ')) : decode(stripped);
  } catch {
    return decode(stripped);
  }
}

/** Every ErrorDescription, at any depth: one or several, as public scripts have met them. */
function collect(node: unknown, found: string[], depth = 0): void {
  if (typeof node !== 'object' || node === null || depth > 20) return;
  for (const [name, value] of Object.entries(node)) {
    if (/^(\w+:)?ErrorDescription$/.test(name)) {
      for (const text of Array.isArray(value) ? value : [value])
        if (typeof text !== 'object') found.push(String(text).trim());
    } else collect(value, found, depth + 1);
  }
}

/** The five entities that XML itself defines; `&amp;` last, so that nothing is decoded twice. */
const decode = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
