import type { Answer, GraphRequest, Request, Transport } from '../../src/diagnosis/request.ts';

/** A wave under way: what was asked, and how to let the answers come. */
export interface Wave {
  readonly asked: readonly string[];
  readonly signal: AbortSignal | undefined;
  answer(): Promise<void>;
}

/** A transport whose waves wait until the test lets their answers come. `reply` makes one answer from a request. */
export function byHand<R extends Request>(
  reply: (name: string) => Answer,
): {
  readonly transport: Transport<R>;
  readonly waves: readonly Wave[];
} {
  const waves: Wave[] = [];
  const transport: Transport<R> = {
    send: (requests, signal) => {
      const asked = requests.map((request) => ('url' in request ? request.url : request.cmdlet));
      const { promise, resolve } = Promise.withResolvers<void>();
      waves.push({
        asked,
        signal,
        answer: async () => {
          resolve();
          await settled();
        },
      });
      return promise.then(() => ({
        answers: asked.map(reply),
        cost: { requests: asked.length, httpCalls: 1, resourceUnits: 2 * asked.length },
      }));
    },
  };
  return { transport, waves };
}

/** Lets everything that is ready run: promises only, no time passes. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 30; i += 1) await Promise.resolve();
}

/** Answers at once. `asked` collects the urls, one list a wave. */
export function atOnce(reply: (name: string) => Answer, asked: string[][] = []): Transport<GraphRequest> {
  return {
    send: async (requests) => {
      asked.push(requests.map(({ url }) => url));
      return {
        answers: requests.map(({ url }) => reply(url)),
        cost: { requests: requests.length, httpCalls: 1, resourceUnits: 2 * requests.length },
      };
    },
  };
}

export const ok = (body: unknown): Answer => ({ ok: true, body });
