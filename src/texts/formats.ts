const kept = new Map<string, unknown>();
/** Locales and zones come from clients, so their number is bounded here, not by them. */
const most = 200;

/** Intl objects cost some 50 µs each to make; a card needs hundreds of them, all alike. */
function keep<T>(key: string, make: () => T): T {
  const known = kept.get(key);
  if (known !== undefined) return known as T;
  if (kept.size >= most) kept.clear();
  const made = make();
  kept.set(key, made);
  return made;
}

/** Runs `make` with the locale, else with English: a client may report a locale that no runtime knows. */
function inLocale<T>(locale: string, make: (locale: string) => T): T {
  try {
    return make(locale);
  } catch {
    return make('en-GB');
  }
}

/** An instant as "21 Nov 2026, 14:05 UTC". An unknown zone is printed in UTC, which the text then says. */
export const dateTimeFormat = (locale: string, timeZone: string): Intl.DateTimeFormat =>
  keep(`date ${locale} ${timeZone}`, () => {
    const parts = { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' } as const;
    const make = (zone: string) => (language: string) =>
      new Intl.DateTimeFormat(language, { ...parts, hourCycle: 'h23', timeZone: zone, timeZoneName: 'short' });
    return isTimeZone(timeZone) ? inLocale(locale, make(timeZone)) : inLocale(locale, make('UTC'));
  });

/** A whole day of UTC as "21 Nov 2026": the same for readers of every zone. */
export const dayFormat = (locale: string): Intl.DateTimeFormat =>
  keep(`day ${locale}`, () =>
    inLocale(
      locale,
      (language) =>
        new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }),
    ),
  );

/** "a, b and c". */
export const listFormat = (locale: string): Intl.ListFormat =>
  keep(`list ${locale}`, () => inLocale(locale, (language) => new Intl.ListFormat(language, { type: 'conjunction' })));

/** Ungrouped, because most numbers here are numbers of cases: 1042, never 1,042. */
export const numberFormat = (locale: string): Intl.NumberFormat =>
  keep(`number ${locale}`, () =>
    inLocale(locale, (language) => new Intl.NumberFormat(language, { useGrouping: false, maximumFractionDigits: 2 })),
  );

/** "12 minutes", "1 minute", "3 days". */
export const unitFormat = (locale: string, unit: 'minute' | 'day'): Intl.NumberFormat =>
  keep(`unit ${unit} ${locale}`, () =>
    inLocale(
      locale,
      (language) => new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long', useGrouping: false }),
    ),
  );

/** Whether the runtime knows this IANA zone. */
export function isTimeZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone });
    return true;
  } catch {
    return false;
  }
}
