import type { Activity } from 'botbuilder-core';
import { scopeOf } from './place.ts';

interface Mention {
  readonly text?: unknown;
  readonly mentioned?: { readonly id?: unknown };
}

const mentionsIn = ({ entities }: Activity): readonly Mention[] =>
  (entities ?? []).filter(({ type }) => type.toLowerCase() === 'mention') as readonly Mention[];

/** In a personal chat everything is said to the bot; elsewhere only what mentions it. */
export const isAddressed = (activity: Activity): boolean =>
  scopeOf(activity) === 'personal' ||
  mentionsIn(activity).some(({ mentioned }) => mentioned?.id === activity.recipient.id);

/**
 * What was said, without the mention of the bot itself, wherever it stands. The rest is left as Teams sent it: markup
 * and mentions of other people are for `parseCommand` to read.
 */
export function textOf(activity: Activity): string {
  const own = mentionsIn(activity).filter(({ mentioned }) => mentioned?.id === activity.recipient.id);
  const marks = own.map(({ text }) => text).filter((text) => typeof text === 'string' && text !== '');
  return marks.reduce((text: string, mark) => text.replaceAll(String(mark), ' '), activity.text ?? '').trim();
}
