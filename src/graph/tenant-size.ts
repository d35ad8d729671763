import { isRecord } from './reply.ts';
import { segmentsOf } from './services.ts';

/**
 * How many users the tenant has at least, when an answer shows it: nobody has a license twice, so there are as many users
 * as the most common one has. Undefined when the answer says nothing about that.
 */
export function usersShown(url: string, body: unknown): number | undefined {
  const [first, id] = segmentsOf(url);
  if (first !== 'subscribedskus' || id !== undefined || !isRecord(body) || !Array.isArray(body.value)) return undefined;
  const counts = body.value.map((sku) => {
    // Licenses of the organization itself are counted otherwise.
    const isPersonal = isRecord(sku) && (sku.appliesTo === undefined || sku.appliesTo === 'User');
    return isPersonal && typeof sku.consumedUnits === 'number' ? sku.consumedUnits : 0;
  });
  return Math.max(0, ...counts);
}
