import { readFileSync } from 'node:fs';
import { catalogue } from '../../src/texts/catalogue.ts';
import german from '../../src/texts/de.json' with { type: 'json' };
import { pseudo } from '../../src/texts/pseudo.ts';

const made = catalogue(Object.fromEntries(Object.keys(german).map((words) => [words, pseudo(words)])));

/** Everything that has an entry, accented and in brackets: what shows up plain was not looked up, or is data. */
export const pseudoReading = {
  locale: 'fr',
  translate: (template: string) =>
    /\p{L}/u.test(template.replaceAll(/\{\d+\}/g, '')) ? made.translate(template) : template,
  translateFilled: made.translateFilled,
};

/** Words to type, one remedy's id, names of products and of parts of them, places to run a cmdlet in, units and months: never translated. */
const names =
  `check recheck details close timeline wait sandbox contoso microsoft exchange online powershell graph entra office plan teams kiosk essentials
  archiving server management shell gmt utc minutes minute jours jour heures heure nov oct sept juil juin août janv févr
  mars avr mai déc true false none json csv http https www learn admin com`.split(/\s+/);

/** Words that stand plain in a text and in none of the data: English of ours that nobody looked up. */
export function plainWordsIn(text: string, data: ReadonlySet<string>): string[] {
  return text
    .replaceAll(/https?:\/\/\S+|\S+@\S+|\S*\d\S*/g, ' ')
    .split(/[^\p{L}\p{M}'’.-]+/u)
    .map((word) => word.replaceAll(/^[.'’-]+|[.'’-]+$/g, ''))
    .filter((word) => /^[a-z]{3,}$/i.test(word) && !/[a-z][A-Z]|^[A-Z]+$/.test(word))
    .filter((word) => /[acdeinosuyz]/i.test(word) && !data.has(word.toLowerCase()));
}

/** Every word of these files, and the names above. */
export function wordsOfData(files: readonly string[]): ReadonlySet<string> {
  const words = files.flatMap((file) => readFileSync(file, 'utf8').match(/\p{L}+/gu) ?? []);
  return new Set([...names, ...words.map((word) => word.toLowerCase())]);
}
