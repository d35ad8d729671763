import { fillings } from './fillings.ts';

/** Another language: English templates and what they are there. */
export type Overlay = Readonly<Record<string, string>>;

/** A language to translate into, and what it lacked so far. */
export interface Catalogue {
  /** The template in that language, or as it was given. */
  translate(template: string): string;
  /**
   * A sentence of ours whose places were filled when it was made, in that language; undefined for any other text.
   * Faults and stored failures come so: they are strings before anybody knows who reads them.
   */
  translateFilled(text: string): string | undefined;
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
  const sound = Object.entries(overlay).filter(
    ([english, other]) => String(placesOf(other)) === String(placesOf(english)),
  );
  const entries = new Map(sound);
  const filled = fillings(entries);
  const missing = new Set<string>();
  return {
    missing,
    translate(template) {
      // Words of ours that were filled before arrive here too, as templates without places.
      const entry = entries.get(template) ?? filled(template);
      if (entry !== undefined) return entry;
      missing.add(template);
      return template;
    },
    translateFilled: filled,
  };
}
