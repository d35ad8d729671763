import type { IncomingMessage } from 'node:http';
import type { CloudAdapter, Response, TurnContext } from 'botbuilder';
import restify from 'restify';
import { readJson } from './body.ts';
import { inbound } from './inbound.ts';
import { type ConversationTurns, TooBusy } from './turns.ts';

/** What the server needs: where turns go, one conversation at a time, and which answer addresses it believes. */
export interface ServerParts {
  readonly turns: ConversationTurns;
  readonly adapter: Pick<CloudAdapter, 'process'>;
  readonly onTurn: (context: TurnContext) => Promise<void>;
  readonly allows: (serviceUrl: URL) => boolean;
}

/** The same few words for every refusal: nothing of the request or of our insides comes back. */
const REFUSAL = { error: 'The request was refused.' };

/**
 * The bot's HTTP server: `POST /api/messages` and `GET /healthz`, which says nothing but 200. Whatever comes in, the
 * answer is below 500 and the process goes on.
 */
export function createServer(parts: ServerParts): restify.Server {
  const server = restify.createServer({ name: 'mailboxhelp' });
  server.server.headersTimeout = 10_000;
  server.server.requestTimeout = 15_000;
  server.on('restifyError', (_request, response, error: { statusCode?: number }, done: () => void) => {
    refuse(response, error.statusCode ?? 400);
    done();
  });
  server.get('/healthz', async (_request, response) => {
    response.sendRaw(200, '');
  });
  server.post('/api/messages', async (request, response) => {
    const { status, body } = await handle(request, parts);
    if (status >= 400) refuse(response, status);
    else response.send(status, body);
  });
  return server;
}

function refuse(response: restify.Response, status: number): void {
  if (response.headersSent) return;
  // A body that was too large is still on its way: the connection cannot be used again.
  if (status === 413) response.setHeader('Connection', 'close');
  response.send(status < 500 ? status : 400, REFUSAL);
}

/** Status and body of an answer. */
interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

async function handle(request: restify.Request, parts: ServerParts): Promise<Answer> {
  const json = await readJson(request as IncomingMessage);
  if ('status' in json) return json;
  const activity = inbound(json.value, parts.allows);
  if (!activity?.conversation) return { status: 400 };
  const captured = new CapturedResponse();
  const incoming = { method: 'POST', headers: request.headers, body: { ...activity } };
  try {
    await parts.turns.run(activity.conversation.id, () => parts.adapter.process(incoming, captured, parts.onTurn));
  } catch (error) {
    return { status: error instanceof TooBusy ? 429 : 400 };
  }
  return captured.answer;
}

/** Takes down what the adapter answers, so that its error texts never leave the house. */
class CapturedResponse implements Response {
  readonly socket = undefined;
  answer: Answer = { status: 200 };
  status(status: number): void {
    this.answer = { ...this.answer, status };
  }
  send(body: unknown): void {
    this.answer = { ...this.answer, body };
  }
  header(): void {}
  end(): void {}
}
