import sinon from 'sinon';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import type { Fact } from '../../src/diagnosis/fact.ts';
import type { Diagnosis } from '../../src/diagnosis/finding.ts';
import { memoryCache } from '../../src/diagnosis/gather.ts';
import type { Answer, GraphRequest, Transport } from '../../src/diagnosis/request.ts';
import organization from '../../src/facts/organization.ts';
import person from '../../src/facts/person.ts';
import { buildTimeline } from '../../src/timeline/build.ts';
import { timelineFacts } from '../../src/timeline/facts.ts';
import { checks, forbidden, graphOf, now, type World } from '../world.ts';

const timeline = { facts: timelineFacts, build: buildTimeline };

/**
 * One look for Jane in a world in which Graph refuses everything that a fact with this permission asks for; nothing is
 * refused for null. One at a time: facts are watched meanwhile.
 */
export async function lookWithout(
  permission: string | null,
  facts: readonly Fact<unknown>[],
  world: World,
): Promise<Diagnosis> {
  const refused = new Set<string>();
  const stubs = facts
    .filter((fact) => fact.permission === permission)
    .map((fact) => {
      const ask = fact.ask.bind(fact);
      return sinon.stub(fact, 'ask').callsFake((input) => {
        const requests = ask(input);
        for (const request of requests) refused.add(JSON.stringify(request));
        return requests;
      });
    });
  try {
    return await diagnose(
      'jane@contoso.com',
      { checks, person, organization, mode: 'sandbox', tenantId: '', timeline },
      { graph: refusing(graphOf(world), refused), cache: memoryCache(), now: () => now },
    );
  } finally {
    for (const stub of stubs) stub.restore();
  }
}

const refusing = (graph: Transport<GraphRequest>, refused: ReadonlySet<string>): Transport<GraphRequest> => ({
  send: async (requests, signal) => {
    const { answers, cost } = await graph.send(requests, signal);
    return {
      answers: requests.map((request, i): Answer => {
        const fine = answers[i] as Answer;
        return refused.has(JSON.stringify(request)) ? { ok: false, fault: forbidden } : fine;
      }),
      cost,
    };
  },
});
