import type { Answer, Fault, GraphRequest, Transport } from '../../src/diagnosis/request.ts';
import { connectGraph, type GraphLimits } from '../../src/graph/connect.ts';
import { localToken } from '../../src/graph/local-token.ts';
import { type StubGraph, type StubHandlers, stubGraph } from './stub-graph.ts';

export interface Connected {
  readonly graph: Transport<GraphRequest>;
  readonly stub: StubGraph;
  /** What was waited for, in milliseconds; nothing really waits. */
  readonly sleeps: number[];
}

/** The moment at which every test's clock stands. */
export const NOW = Date.parse('2026-11-21T10:00:00Z');

/** The stubs of one test file; call `end` after each test. */
export function stubs() {
  const open: StubGraph[] = [];
  const start = async (handlers: StubHandlers = {}): Promise<StubGraph> => {
    const stub = await stubGraph(handlers);
    open.push(stub);
    return stub;
  };
  return {
    start,
    /** A transport with a stub behind it, a clock that stands still, and jitter at its longest. */
    connect: async (handlers: StubHandlers = {}, limits: Partial<GraphLimits> = {}): Promise<Connected> => {
      const stub = await start(handlers);
      const sleeps: number[] = [];
      const clock = {
        now: () => NOW,
        random: () => 1,
        sleep: async (ms: number) => {
          sleeps.push(ms);
        },
      };
      const { endpoint } = stub;
      const graph = connectGraph({ credential: localToken('local'), cloud: 'global', endpoint, clock, limits });
      return { graph, stub, sleeps };
    },
    end: async () => {
      await Promise.all(open.splice(0).map((stub) => stub.close()));
    },
  };
}

/** The fault of an answer, or a failed test. */
export function faultOf(answer: Answer | undefined): Fault {
  if (answer === undefined || answer.ok) throw new Error(`Expected a fault, got ${JSON.stringify(answer)}`);
  return answer.fault;
}

/** The body of an answer, or a failed test. */
export function bodyOf(answer: Answer | undefined): unknown {
  if (!answer?.ok) throw new Error(`Expected a body, got ${JSON.stringify(answer)}`);
  return answer.body;
}

/** So many different reads of users. */
export const reads = (count: number, prefix = 'u'): GraphRequest[] =>
  Array.from({ length: count }, (_, i) => ({ url: `/users/${prefix}${i}` }));
