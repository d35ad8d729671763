import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ExchangeRequest } from '../../src/diagnosis/request.ts';
import { connectExchange } from '../../src/exchange/connect.ts';
import { bodyOf, faultOf, jane, lookup, stubs } from './connected.ts';

const ZERO = '00000000-0000-0000-0000-000000000000';
const access = { kind: 'local-token', token: 'local' } as const;

/** A connection whose HTTP goes nowhere: what would be sent is noted. */
function noted() {
  const sent: { url: string; headers: Headers; body: string }[] = [];
  const fake = async (url: string | URL | Request, init?: RequestInit) => {
    sent.push({ url: String(url), headers: new Headers(init?.headers), body: String(init?.body) });
    return Response.json({ value: [] });
  };
  const endpoint = 'http://127.0.0.1:9';
  return { sent, exchange: connectExchange({ access, cloud: 'global', endpoint, fetch: fake }) };
}

describe('questions to Exchange', () => {
  const { connect, end } = stubs();
  afterEach(end);

  it('go out as the interface wants them', async () => {
    const { exchange, stub } = await connect(() => ({ body: { value: [jane] } }));
    const { answers, cost } = await exchange.send([
      { cmdlet: 'Get-Mailbox', parameters: { Identity: 'jane@contoso.com', SoftDeletedMailbox: true } },
    ]);
    assert.deepEqual(bodyOf(answers[0]), { value: [jane], warnings: [] });
    assert.deepEqual(cost, { requests: 1, httpCalls: 1, resourceUnits: 0 });
    const [call] = stub.calls;
    assert.ok(call);
    assert.deepEqual([call.method, call.url], ['POST', `/adminapi/beta/${ZERO}/InvokeCommand`]);
    assert.deepEqual(JSON.parse(call.body), {
      CmdletInput: {
        CmdletName: 'Get-Mailbox',
        Parameters: { Identity: 'jane@contoso.com', SoftDeletedMailbox: true },
      },
    });
    assert.equal(call.headers.authorization, 'Bearer local');
    assert.match(call.headers['content-type'] ?? '', /^application\/json/);
    assert.equal(call.headers['x-anchormailbox'], `APP:SystemMailbox{bb558c35-97f1-4cb9-8ff7-d53741dc928c}@${ZERO}`);
    assert.equal(call.headers.prefer, 'odata.maxpagesize=1000');
    assert.match(call.headers['client-request-id'] ?? '', /^[0-9a-f-]{36}$/);
  });

  const allowed: readonly ExchangeRequest[] = [
    ...['Get-User', 'Get-Recipient', 'Get-Mailbox', 'Get-MailUser'].map((cmdlet) => lookup('jane', cmdlet)),
    ...['SoftDeletedMailbox', 'InactiveMailboxOnly', 'IncludeInactiveMailbox'].map((name) => ({
      cmdlet: 'Get-Mailbox',
      parameters: { Identity: 'jane', [name]: true },
    })),
    { cmdlet: 'Get-OrganizationConfig', parameters: {} },
  ];
  it('are a closed list, all of which is sent', async () => {
    const { exchange, sent } = noted();
    const { answers } = await exchange.send(allowed);
    assert.ok(answers.every(({ ok }) => ok));
    assert.deepEqual(
      sent.map(({ body }) => JSON.parse(body).CmdletInput),
      allowed.map(({ cmdlet, parameters }) => ({ CmdletName: cmdlet, Parameters: parameters })),
    );
  });

  const refused: readonly (readonly [name: string, cmdlet: string, parameters: object, message: RegExp])[] = [
    ['a cmdlet that writes', 'Set-User', { Identity: 'jane' }, /not on the closed list/],
    ['a cmdlet that removes', 'Remove-Mailbox', { Identity: 'jane' }, /not on the closed list/],
    ['a diagnostic that repairs', 'Invoke-ProvisioningRecipientDiagnostic', { Recipients: 'j' }, /closed list/],
    ['another case', 'get-user', { Identity: 'jane' }, /closed list/],
    ['two commands', 'Get-User;Remove-Mailbox', { Identity: 'jane' }, /closed list/],
    ['a name of every object', 'constructor', { Identity: 'jane' }, /closed list/],
    ['nobody', 'Get-User', {}, /does not say whom/],
    ['an empty name', 'Get-User', { Identity: '' }, /does not say whom/],
    ['a blank name', 'Get-Mailbox', { Identity: ' \t' }, /does not say whom/],
    ['everybody', 'Get-Mailbox', { Identity: '*' }, /list everybody/],
    ['everybody who begins with j', 'Get-Recipient', { Identity: 'j*' }, /list everybody/],
    ['a name that is true', 'Get-User', { Identity: true }, /does not say whom/],
    ['a name that is no text', 'Get-User', { Identity: { $ne: '' } }, /does not say whom/],
    ['a line break', 'Get-User', { Identity: 'jane\r\nX: 1' }, /broken character/],
    ['half a character', 'Get-User', { Identity: 'jane\ud800' }, /broken character/],
    ['a very long name', 'Get-User', { Identity: 'j'.repeat(1_001) }, /too long/],
    ['a switch of another cmdlet', 'Get-User', { Identity: 'jane', SoftDeletedMailbox: true }, /SoftDeletedMailbox/],
    ['a switch that is off', 'Get-Mailbox', { Identity: 'jane', SoftDeletedMailbox: false }, /SoftDeletedMailbox/],
    ['a switch in words', 'Get-Mailbox', { Identity: 'jane', SoftDeletedMailbox: 'true' }, /SoftDeletedMailbox/],
    ['a filter', 'Get-Recipient', { Identity: 'jane', Filter: 'x' }, /Filter/],
    ['no limit', 'Get-Mailbox', { Identity: 'jane', ResultSize: 'Unlimited' }, /ResultSize/],
    ['one tenant of many', 'Get-OrganizationConfig', { Identity: 'contoso' }, /takes no Identity/],
  ];
  for (const [name, cmdlet, parameters, message] of refused) {
    it(`never leave the process when they ask for ${name}`, async () => {
      const { exchange, sent } = noted();
      const { answers, cost } = await exchange.send([{ cmdlet, parameters } as ExchangeRequest]);
      const fault = faultOf(answers[0]);
      assert.deepEqual([fault.kind, fault.code], ['bad-request', 'not-sent']);
      assert.match(fault.message, /^The question was not sent to Exchange: /);
      assert.match(fault.message, message);
      assert.deepEqual(sent, []);
      assert.equal(cost.httpCalls, 0);
    });
  }

  it('hold a name in its place, whatever it is', async () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('","CmdletName":"Remove-Mailbox', "'; Remove-Mailbox", '$(x)', '../../x', '@{a=1}', '"}', '`n'),
    );
    await fc.assert(
      fc.asyncProperty(name, async (identity) => {
        const { exchange, sent } = noted();
        const [answer] = (await exchange.send([lookup(identity)])).answers;
        if (!answer?.ok) {
          assert.equal(faultOf(answer).code, 'not-sent');
          assert.deepEqual(sent, []);
          return;
        }
        const [call] = sent;
        assert.equal(call?.url, `http://127.0.0.1:9/adminapi/beta/${ZERO}/InvokeCommand`);
        assert.match(call?.headers.get('x-anchormailbox') ?? '', /^APP:SystemMailbox/);
        assert.deepEqual(JSON.parse(call?.body ?? ''), {
          CmdletInput: { CmdletName: 'Get-Recipient', Parameters: { Identity: identity } },
        });
      }),
      { numRuns: 300 },
    );
  });

  it('answer each in its place', async () => {
    const { exchange } = await connect(({ body }) => ({
      body: { value: [{ Name: JSON.parse(body).CmdletInput.Parameters.Identity }] },
    }));
    const names = Array.from({ length: 30 }, (_, i) => `person-${i}`);
    const { answers, cost } = await exchange.send(names.map((name) => lookup(name)));
    assert.deepEqual(
      answers.map((answer) => bodyOf(answer)),
      names.map((Name) => ({ value: [{ Name }], warnings: [] })),
    );
    assert.equal(cost.httpCalls, 30);
  });

  it('may be none', async () => {
    const { exchange, sent } = noted();
    assert.deepEqual(await exchange.send([]), {
      answers: [],
      cost: { requests: 0, httpCalls: 0, resourceUnits: 0 },
    });
    assert.deepEqual(sent, []);
  });
});
