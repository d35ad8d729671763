import { type Catalogue, catalogue } from './catalogue.ts';
import german from './de.json' with { type: 'json' };
import type { Reader } from './sentence.ts';

/** The languages that there are, by their code; English needs no overlay. */
export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

const overlays: Readonly<Record<Exclude<Language, 'en'>, Catalogue>> = { de: catalogue(german) };

/** What a reader needs for a locale, as a client reports it (`de-DE`): German for German, English for anything else. */
export function readingIn(locale: string | undefined): Pick<Reader, 'locale' | 'translate' | 'translateFilled'> {
  const language = languageFor(locale);
  if (language === 'en') return { locale: 'en' };
  const { translate, translateFilled } = overlays[language];
  return { locale: isLocale(locale) ? locale : language, translate, translateFilled };
}

/** The language for a locale. */
export const languageFor = (locale: string | undefined): Language =>
  /^de(?:[-_]|$)/i.test(locale ?? '') ? 'de' : 'en';

/** Whether Intl takes it; some clients write `de_DE`. */
function isLocale(locale: string | undefined): locale is string {
  try {
    return locale !== undefined && Intl.getCanonicalLocales(locale).length === 1;
  } catch {
    return false;
  }
}
