import assert from 'node:assert/strict';
import { allFacts } from '../../src/cli/answerable.ts';
import type { Diagnosis, Finding } from '../../src/diagnosis/finding.ts';
import { closure } from '../../src/diagnosis/gather.ts';
import type { AskInFile } from '../../src/sandbox/tenant/file.ts';
import { type GoldenTenant, inShort, looksBy, nameOf, tenants } from './golden.ts';

/** What Exchange adds makes a report surer, and never careless: what it did not answer stays as it was without it. */
describe('a report with Exchange', () => {
  let onExchange: ReadonlySet<string> = new Set();
  before(async () => {
    const facts = await allFacts();
    const asksExchange = facts.filter((fact) => [...closure([fact]).values()].some((one) => one.source === 'exchange'));
    onExchange = new Set(asksExchange.map((fact) => fact.id));
  });

  for (const tenant of tenants) {
    describe(tenant.name, () => {
      let pairs: readonly (readonly [Diagnosis, Diagnosis])[] = [];
      before(async function () {
        this.timeout(60_000);
        pairs = await bothWays(tenant);
      });

      tenant.asks.forEach((ask, at) => {
        it(`${nameOf(ask)}: lets no check pass, and allows nothing, that Exchange has not answered for`, () => {
          const [graph, exchange] = pairs[at] ?? [];
          assert.ok(graph && exchange);
          assert.deepEqual(passesForNothing(graph, exchange, onExchange), []);
          assert.deepEqual(allowedForNothing(graph, exchange, onExchange), []);
        });
      });
    });
  }

  it('says what Graph alone says where Exchange refuses to answer', async () => {
    const litware = tenants.find(({ name }) => name === 'litware');
    assert.ok(litware);
    for (const [at, [graph, exchange]] of (await bothWays(litware)).entries()) {
      const ask: AskInFile | undefined = litware.asks[at];
      assert.ok(ask);
      assert.deepEqual(inShort(exchange, ask), inShort(graph, ask));
    }
  });
});

async function bothWays(tenant: GoldenTenant): Promise<readonly (readonly [Diagnosis, Diagnosis])[]> {
  const [graph, exchange] = await Promise.all([looksBy(tenant, 'graph'), looksBy(tenant, 'exchange')]);
  return graph.map((one, at) => [one, exchange[at] as Diagnosis]);
}

/** Checks that were not well by Graph alone and pass now, though neither their evidence nor what was unknown is Exchange's. */
function passesForNothing(graph: Diagnosis, exchange: Diagnosis, onExchange: ReadonlySet<string>): readonly string[] {
  const now = Map.groupBy(exchange.findings, ({ check }) => check);
  return [...Map.groupBy(graph.findings, ({ check }) => check)].flatMap(([check, before]) => {
    const open = before.filter(({ outcome }) => outcome === 'fail' || outcome === 'cannot-tell');
    const after = now.get(check) ?? [];
    const passes = after.length > 0 && after.every(({ outcome }) => outcome === 'pass');
    const settled = open.every((finding) => isExchanges(finding, onExchange));
    return open.length > 0 && passes && !settled && !after.some(fromExchange) ? [check] : [];
  });
}

const isExchanges = (finding: Finding, onExchange: ReadonlySet<string>): boolean =>
  finding.outcome === 'cannot-tell' && finding.because.some((fact) => onExchange.has(fact));

const fromExchange = (finding: Finding): boolean =>
  finding.outcome === 'pass' && finding.evidence.some(({ source }) => source === 'exchange');

/** Remedies that Graph alone forbids and that are free now, though it was not for a fact that Exchange can tell. */
function allowedForNothing(graph: Diagnosis, exchange: Diagnosis, onExchange: ReadonlySet<string>): readonly string[] {
  const forbidden = new Set(exchange.vetoes.map(({ remedy }) => remedy));
  return graph.vetoes
    .filter(({ remedy, because }) => {
      const [, unread] = /^unknown: (.+)$/.exec(because) ?? [];
      return !forbidden.has(remedy) && !(unread !== undefined && onExchange.has(unread));
    })
    .map(({ remedy, because }) => `${remedy}: ${because}`);
}
