import type { Activity } from 'botbuilder-core';

type InvokeResponse = Partial<Activity> & { readonly type: 'invokeResponse' };

const respond = (body: unknown): InvokeResponse => ({ type: 'invokeResponse', value: { status: 200, body } });

/** Puts this card in the place of the one whose button was pressed. */
export const invokeCard = (card: object): InvokeResponse =>
  respond({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card });

/** Shows a line of text to the person who pressed; the card stays. */
export const invokeText = (text: string): InvokeResponse =>
  respond({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text });

/**
 * Tells the client that nothing was done. The HTTP status stays 200: on any other, and on no answer at all (the SDK
 * then says 501), the client shows only "something went wrong".
 */
export const invokeError = (statusCode: 400 | 404 | 500, code: string, message: string): InvokeResponse =>
  respond({ statusCode, type: 'application/vnd.microsoft.error', value: { code, message } });
