import type { Render } from '../diagnosis/report.ts';
import { plain } from '../texts/escape.ts';
import { type Language, readingIn } from '../texts/languages.ts';
import { render } from '../texts/render.ts';

/** The option that every command with words for people has. */
export interface LanguageOption {
  /** English when left out. */
  readonly lang?: Language;
}

/** Puts messages into words for a terminal, in the language that was asked for. */
export const reading =
  ({ lang }: LanguageOption, timeZone: string): Render =>
  (message) =>
    render(message, { ...readingIn(lang), timeZone, escape: plain });
