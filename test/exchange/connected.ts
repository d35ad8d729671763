import type { Answer, ExchangeRequest, Fault, Transport } from '../../src/diagnosis/request.ts';
import { connectExchange, type ExchangeLimits } from '../../src/exchange/connect.ts';
import type { Clock } from '../../src/exchange/time.ts';
import { type Answers, type StubExchange, stubExchange } from './stub-exchange.ts';

export interface Connected {
  readonly exchange: Transport<ExchangeRequest>;
  readonly stub: StubExchange;
  readonly clock: TestClock;
}

/** The moment at which every test's clock starts. */
export const NOW = Date.parse('2026-11-21T10:00:00Z');

/** A clock that moves only in sleep, where nobody really waits, and jitter at its longest. */
export class TestClock implements Clock {
  /** What was slept, in milliseconds. */
  readonly sleeps: number[] = [];
  readonly #limits = new Map<() => void, number>();
  #now = NOW;
  readonly now = () => this.#now;
  readonly random = () => 1;
  readonly after = (milliseconds: number, fire: () => void) => {
    this.#limits.set(fire, milliseconds);
    return () => void this.#limits.delete(fire);
  };
  readonly sleep = async (milliseconds: number) => {
    this.sleeps.push(milliseconds);
    this.#now += milliseconds;
  };
  /** Lets time limits of this length run out. */
  expire(milliseconds: number): void {
    for (const [fire, limit] of [...this.#limits]) if (limit === milliseconds) fire();
  }
  /** Time limits that were set and not ended. */
  get running(): number {
    return this.#limits.size;
  }
}

export const CALL_MS = 8_000;
export const WAVE_MS = 12_000;

/** The stubs of one test file; call `end` after each test. */
export function stubs() {
  const open: StubExchange[] = [];
  const start = async (answers: Answers): Promise<StubExchange> => {
    const stub = await stubExchange(answers);
    open.push(stub);
    return stub;
  };
  return {
    start,
    connect: async (answers: Answers, limits: Partial<ExchangeLimits> = {}): Promise<Connected> => {
      const stub = await start(answers);
      const clock = new TestClock();
      const access = { kind: 'local-token', token: 'local' } as const;
      const { endpoint } = stub;
      return { exchange: connectExchange({ access, cloud: 'global', endpoint, clock, limits }), stub, clock };
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

/** Looks one person up. */
export const lookup = (identity = 'jane@contoso.com', cmdlet = 'Get-Recipient'): ExchangeRequest => ({
  cmdlet,
  parameters: { Identity: identity },
});

/** A record as Exchange answers with. */
export const jane = { Name: 'jane', RecipientTypeDetails: 'MailUser' };

/** Exchange's shape of an error: `detail` is what stands behind the two bars. */
export const errorBody = (detail: string, code = 'NotFound') => ({
  error: {
    code,
    message: 'Error executing cmdlet',
    details: [{ code: 'Context', target: '', message: detail }],
    innererror: {
      message: 'Error executing cmdlet',
      type: 'Microsoft.Exchange.Admin.OData.Core.ODataServiceException',
      stacktrace: '',
      internalexception: {
        message: "Exception of type 'Microsoft.Exchange.DirectInvokeCmdletExecutionException' was thrown.",
        type: 'Microsoft.Exchange.DirectInvokeCmdletExecutionException',
        stacktrace: '',
      },
    },
  },
});

const TASKS = 'Microsoft.Exchange.Configuration.Tasks';

/** The sentence that alone means: there is no such object. */
export const notFound = (identity = 'jane@contoso.com') =>
  `Ex6F9304|${TASKS}.ManagementObjectNotFoundException|The operation couldn't be performed because object '${identity}' couldn't be found on 'AM0PR01A001DC03.EURPR01A001.PROD.OUTLOOK.COM'.`;

/** A sentence with a type of exception, as a detail carries it. */
export const detail = (type: string, text: string) => `|${TASKS}.${type}|${text}`;
