import { CloudAdapter, ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder';
import { readingIn } from '../texts/languages.ts';
import type { ConnectorDoor } from './connector.ts';
import { invokeError } from './invoke.ts';

/** The log of this folder: ids and kinds, never names, addresses, texts or tokens. */
export interface Log {
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
}

/** The bot's registration; all empty in the sandbox, where nobody signs in and the server is bound to loopback. */
export interface Registration {
  readonly id: string;
  readonly type: string;
  readonly tenantId: string;
  readonly password: string;
}

/** What a person reads when a turn failed. */
export const SORRY = 'Sorry, something went wrong on my side. Nothing was changed. Please try again in a moment.';

/** The SDK's adapter, with our way out to the connector and an error handler that never throws into a turn. */
export function createAdapter(registration: Registration, door: ConnectorDoor, log: Log): CloudAdapter {
  const credentials = registration.id && {
    MicrosoftAppId: registration.id,
    MicrosoftAppType: registration.type,
    MicrosoftAppTenantId: registration.tenantId,
    MicrosoftAppPassword: registration.password,
  };
  const authentication = new ConfigurationBotFrameworkAuthentication(
    credentials || {},
    undefined,
    undefined,
    undefined,
    {
      httpClient: door,
    },
  );
  const adapter = new CloudAdapter(authentication);
  adapter.onTurnError = onTurnError(log);
  return adapter;
}

/** Answers a failed turn kindly. A failure outside a turn (a card that cannot be sent) goes to whoever sent it. */
export const onTurnError =
  (log: Log) =>
  async (context: TurnContext, error: Error): Promise<void> => {
    const { type, name, id } = context.activity;
    if (type === 'event' && name === 'ContinueConversation') throw error;
    log.warn({ type, activityId: id, error: error.name, stack: framesOf(error) }, 'A turn failed.');
    const answer = answerTo(type, readingIn(context.activity.locale).translate?.(SORRY) ?? SORRY);
    if (!answer) return;
    try {
      await context.sendActivity(answer);
    } catch (second) {
      log.warn({ activityId: id, error: (second as Error).name }, 'The apology could not be sent.');
    }
  };

function answerTo(type: string, sorry: string): Parameters<TurnContext['sendActivity']>[0] | undefined {
  if (type === 'invoke') return invokeError(500, 'Failed', sorry);
  return type === 'message' || type === 'messageUpdate' ? sorry : undefined;
}

/** Where it happened, without the error's message, which may quote what a person wrote. */
const framesOf = (error: Error) =>
  error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8);
