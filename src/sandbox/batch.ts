import { z } from 'zod';
import { type Answer, badRequest, Refusal } from './answer.ts';
import { type Call, callOf } from './call.ts';

/** An item of a batch that was answered; `undefined` answers are left out, as a fault may want. */
export type AnswerItem = (call: Call) => Promise<Answer | undefined>;

const most = 20;
const item = z.object({
  id: z.string().min(1),
  method: z.string().min(1),
  url: z.string().min(1),
  headers: z.record(z.string()).optional(),
  body: z.unknown().optional(),
  dependsOn: z.array(z.string()).optional(),
});
type Item = z.infer<typeof item>;

/**
 * Answers a JSON batch: 1 to 20 requests, each for itself. The batch is 200 whatever its items are, and the answers
 * come in another order than the requests, which Graph is free to do. Throws a Refusal for a batch as a whole.
 */
export async function answerBatch(
  body: unknown,
  answerItem: AnswerItem,
  refuse: (refusal: Refusal) => Answer,
): Promise<unknown> {
  const items = itemsOf(body);
  const answers = await Promise.all(
    items.map(async (one) => {
      const answer = await answerOne(one, answerItem, refuse);
      return answer && { id: one.id, status: answer.status, headers: itemHeaders(answer), body: answer.body };
    }),
  );
  return { responses: answers.filter((answer) => answer !== undefined).reverse() };
}

function itemsOf(body: unknown): readonly Item[] {
  const requests = (body as { requests?: unknown } | null | undefined)?.requests;
  if (!Array.isArray(requests) || requests.length === 0) {
    throw badRequest("Invalid batch payload format: 'requests' must be a list of at least one request.");
  }
  if (requests.length > most) {
    throw badRequest(`Number of batch request steps exceeds the max value of ${most}.`);
  }
  const items = requests.map((request, at) => {
    const parsed = item.safeParse(request);
    if (parsed.success) return parsed.data;
    throw badRequest(`Invalid batch payload format: requests[${at}] needs id, method and url.`);
  });
  const twice = items.find(({ id }, at) => items.findIndex((other) => other.id === id) !== at);
  if (twice) throw badRequest(`Invalid batch payload format: the request id '${twice.id}' is not unique.`);
  return items;
}

async function answerOne(one: Item, answerItem: AnswerItem, refuse: (refusal: Refusal) => Answer) {
  try {
    if (/^https?:/i.test(one.url)) throw badRequest('A request of a batch needs a relative url.');
    const call = callOf(one.method, one.url, one.headers ?? {});
    if (call.segments[0] === '$batch') throw badRequest('A batch inside a batch is not supported.');
    return await answerItem(call);
  } catch (error) {
    if (error instanceof Refusal) return refuse(error);
    throw error;
  }
}

/** Headers of an item are in the spelling that Graph uses there. */
function itemHeaders({ headers }: Answer): Readonly<Record<string, string>> {
  const retryAfter = headers['retry-after'];
  return {
    'Cache-Control': 'no-cache',
    'Content-Type': 'application/json',
    ...(headers['x-ms-resource-unit'] && { 'x-ms-resource-unit': headers['x-ms-resource-unit'] }),
    ...(retryAfter !== undefined && { 'Retry-After': retryAfter }),
  };
}
