import type { ReaderOptions } from '../cards/options.ts';
import type { Place } from '../cases/case.ts';
import { readingIn } from '../texts/languages.ts';

/**
 * In which language and zone a conversation reads: the language of who asked there, which is stored with the place, so
 * that later updates keep it; the zone of the person where nobody else reads along.
 */
export const readerAt = (place: Place, timeZone: string): ReaderOptions => {
  const own = place.scope === 'personal' ? place.timeZone : undefined;
  return { ...readingIn(place.locale), timeZone: own ?? timeZone };
};
