import { join } from 'node:path';
import type { Cost } from '../../src/diagnosis/finding.ts';
import { type GoldenTenant, lookEach, tenants, type Way } from './golden.ts';

/** Where the costs are kept. */
export const costsGolden = join(import.meta.dirname, 'costs.golden.json');

/** What a first look at somebody costs, by their sign-in name; without the time it took. */
export type Costs = Readonly<Record<string, Omit<Cost, 'milliseconds'>>>;

/** Looks one after another: side by side they share Outlook's seats, and how calls are packed depends on the moment. */
export async function firstCosts(): Promise<Readonly<Record<string, Costs>>> {
  return {
    'contoso, graph': await costsIn('contoso', 'graph'),
    'fabrikam, exchange': await costsIn('fabrikam', 'exchange'),
  };
}

async function costsIn(name: string, way: Way): Promise<Costs> {
  const tenant = tenants.find((one) => one.name === name) as GoldenTenant;
  const asks = tenant.asks.filter(({ answers }) => !answers);
  const looks = await lookEach({ ...tenant, asks }, way, 1);
  return Object.fromEntries(
    looks.map(({ subject, cost: { milliseconds: _, ...cost } }) => [subject.input, cost] as const),
  );
}
