import { dateTimeFormat, dayFormat, listFormat, numberFormat, unitFormat } from './formats.ts';
import { languageOf, type Reader, type Sentence, type SentenceValue } from './sentence.ts';

/** Templates are looked up by their English text; these are this file's own. */
const withinAMinute = 'less than a minute';
const hoursAndMinutes = '{0} h {1} min';
const hoursOnly = '{0} h';
const andMore = '{0} more';

const longestListByDefault = 12;

/**
 * The sentence in words. The template is ours and is used as it stands (or translated); every string among the
 * values is data and goes through `reader.escape`. A place without a value stays as it is. Never throws.
 */
export function render(sentence: Sentence, reader: Reader): string {
  const template = reader.translate?.(sentence.text) ?? sentence.text;
  // One pass: a value that contains "{0}" is not filled again.
  return template.replaceAll(/\{(\d{1,2})\}/g, (place, index: string) => {
    const value = sentence.values[Number(index)];
    return value === undefined ? place : renderValue(value, reader);
  });
}

function renderValue(value: SentenceValue, reader: Reader): string {
  if (typeof value === 'string') return reader.escape(reader.translateFilled?.(value) ?? value);
  if (typeof value === 'number') return numberFormat(languageOf(reader)).format(value);
  if ('time' in value) return renderTime(value.time, reader);
  if ('day' in value) return renderDay(value.day, reader);
  if ('minutes' in value) return renderMinutes(value.minutes, reader);
  if ('list' in value) return renderList(value.list, reader);
  return render(value, reader);
}

function renderTime(time: string, reader: Reader): string {
  const instant = new Date(time);
  // What is no time is shown as it came: dropping it would hide what the directory says.
  if (Number.isNaN(instant.getTime())) return reader.escape(time);
  return dateTimeFormat(languageOf(reader), reader.timeZone).format(instant);
}

function renderDay(day: string, reader: Reader): string {
  const instant = new Date(day);
  return Number.isNaN(instant.getTime()) ? reader.escape(day) : dayFormat(languageOf(reader)).format(instant);
}

/** Rounded down: "3 days" is never said before three days have passed. */
function renderMinutes(minutes: number, reader: Reader): string {
  const language = languageOf(reader);
  const whole = Math.max(0, Math.floor(minutes)) || 0;
  const own = (text: string, ...values: number[]) => render({ text, values }, reader);
  if (whole < 1) return own(withinAMinute);
  if (whole < 60) return unitFormat(language, 'minute').format(whole);
  if (whole >= 48 * 60) return unitFormat(language, 'day').format(Math.floor(whole / (24 * 60)));
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  return rest === 0 ? own(hoursOnly, hours) : own(hoursAndMinutes, hours, rest);
}

function renderList(list: readonly SentenceValue[], reader: Reader): string {
  const most = reader.longestList ?? longestListByDefault;
  const shown = list.length > most ? list.slice(0, most) : list;
  const words = shown.map((value) => renderValue(value, reader));
  if (shown.length < list.length) words.push(render({ text: andMore, values: [list.length - shown.length] }, reader));
  return listFormat(languageOf(reader)).format(words);
}
