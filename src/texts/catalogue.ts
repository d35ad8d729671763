/** Another language: English templates and what they are there. */
export type Overlay = Readonly<Record<string, string>>;

/** A language to translate into, and what it lacked so far. */
export interface Catalogue {
  /** The template in that language, or as it was given. */
  translate(template: string): string;
  /** Templates asked for that have no entry, or one whose places differ. For a test to report. */
  readonly missing: ReadonlySet<string>;
}

/** The places that a template has, in order of their numbers: `['{0}', '{1}']`. */
export const placesOf = (template: string): readonly string[] =>
  [...new Set(template.match(/\{\d{1,2}\}/g) ?? [])].sort();

/**
 * Reads a language from its overlay; an empty one is English. An entry that lost or invented a place is not used:
 * a sentence in English is better than one that leaves out the address it speaks of.
 */
export function catalogue(overlay: Overlay = {}): Catalogue {
  const entries = new Map(Object.entries(overlay));
  const missing = new Set<string>();
  return {
    missing,
    translate(template) {
      const entry = entries.get(template);
      if (entry !== undefined && String(placesOf(entry)) === String(placesOf(template))) return entry;
      missing.add(template);
      return template;
    },
  };
}
