import assert from 'node:assert/strict';
import { exchangePlans, isMailboxPlan } from '../../src/diagnosis/exchange-plans.ts';
import type { Fault } from '../../src/diagnosis/request.ts';
import { withoutObjectId } from '../../src/facts/deleted-users.ts';
import { carries } from '../../src/facts/search/holding.ts';
import {
  ago,
  both,
  deleted,
  e3,
  exchangeError,
  forbidden,
  foundation,
  licensed,
  lookIn,
  of,
  plan2,
  powerBi,
  unlicensed,
  user,
  type World,
} from '../world.ts';
import { literalsOf, queryOf } from './odata.ts';

const verdictIn = async (world: World, input = 'jane@contoso.com'): Promise<string> => {
  const { verdict } = await lookIn(world, input);
  return `${verdict.cause} ${verdict.certainty}`;
};
const jane = (changes: object = {}): World => ({ users: [user('jane', { ...changes })] });

describe('trap 1: “exchange” as a service proves nothing', () => {
  it('ten plans build a mailbox, eighteen do not', () => {
    const building = [...exchangePlans.values()].filter((plan) => plan.mailbox).length;
    assert.deepEqual([building, exchangePlans.size - building], [10, 18]);
  });

  it('the case of a plan’s id does not matter', () => assert.ok(isMailboxPlan(plan2.toUpperCase())));

  for (const [id, plan] of exchangePlans) {
    it(`${plan.name} ${plan.mailbox ? 'counts' : 'does not'}`, async () => {
      const verdict = await verdictIn(jane(licensed({ sku: '99999999-9999-9999-9999-999999999999', plan: id })));
      const expected = plan.mailbox ? 'exceeds-24h-needs-forward-sync likely' : 'only-foundation-plan confirmed';
      assert.equal(verdict, expected);
    });
  }
});

describe('trap 2: one plan in force beats any number of errors', () => {
  const errors = ['CountViolation', 'Other', 'DependencyViolation'].map((error) =>
    licensed({ sku: powerBi, state: 'Error', error }),
  );
  for (const state of ['Active', 'ActiveWithError']) {
    it(`${state} and three errors: no license error is the verdict`, async () => {
      const all = [...errors, licensed({ state, at: ago('5h') })].reduce(both);
      assert.equal(await verdictIn(jane(all)), 'still-within-normal-time likely');
    });
  }

  it('off in one assignment and on in another is on', async () => {
    const all = both(licensed({ disabled: [plan2], at: ago('5h') }), licensed({ group: 'g', at: ago('5h') }));
    assert.equal(await verdictIn(jane(all)), 'still-within-normal-time likely');
  });

  it('a suspended plan does not beat them', async () => {
    const all = both(licensed({ state: 'Error', error: 'CountViolation' }), licensed({ status: 'Suspended' }));
    assert.equal(await verdictIn(jane(all)), 'plan-suspended-or-expired confirmed');
  });
});

describe('trap 3: the clock is the plan’s, not the account’s', () => {
  it('created 400 days ago, licensed 12 minutes ago', async () => {
    const world = jane({ ...licensed({ at: ago('12m') }), createdDateTime: ago('400d') });
    assert.equal(await verdictIn(world), 'still-within-normal-time confirmed');
  });

  it('a plan that is no mailbox plan, assigned 12 minutes ago, does not set it back', async () => {
    const world = jane(both(licensed(), licensed({ sku: powerBi, plan: foundation, at: ago('12m') })));
    assert.equal(await verdictIn(world), 'exceeds-24h-needs-forward-sync likely');
  });
});

describe('trap 4: the search for an address looks everywhere it can', () => {
  it('in every place, for every address of the person, both spellings of the prefix', async () => {
    const asked: string[] = [];
    const world = jane({ mailNickname: 'jdoe', mail: 'j.doe@contoso.com', proxyAddresses: ['SMTP:j.doe@contoso.com'] });
    await lookIn(world, 'jane@contoso.com', {}, asked);
    const addresses = [
      'jane@contoso.com',
      'j.doe@contoso.com',
      'jdoe@contoso.onmicrosoft.com',
      'jane@contoso.onmicrosoft.com',
    ];
    const places = [
      '/users',
      '/groups',
      '/contacts',
      '/directory/deletedItems/microsoft.graph.user',
      '/directory/deletedItems/microsoft.graph.group',
    ];
    for (const place of places) {
      const filters = asked
        .filter((url) => url.startsWith(`${place}?`))
        .map((url) => queryOf(url).get('$filter') ?? '')
        .filter((filter) => filter.includes('proxyAddresses'));
      const literals = filters.flatMap((filter) => literalsOf(filter).literals);
      for (const address of addresses) {
        assert.ok(literals.includes(address), `${address} as mail in ${place}`);
        assert.ok(
          literals.includes(`SMTP:${address}`) && literals.includes(`smtp:${address}`),
          `${address} in ${place}`,
        );
      }
      if (place === '/users') assert.ok(filters.some((filter) => filter.includes('userPrincipalName eq')));
      for (const filter of filters) assert.ok(filter.split(' or ').length <= 15, 'Graph takes 15 terms');
    }
  });

  it('and does not find the person', async () => {
    const found = of(await lookIn(jane(), 'jane@contoso.com'), 'address-conflict');
    assert.deepEqual(
      found.map(({ outcome }) => outcome),
      ['pass'],
    );
  });

  it('and says that public folders cannot be seen', async () => {
    const taken = jane(licensed({ state: 'Error', error: 'UniquenessViolation' }));
    const { verdict } = await lookIn(taken, 'jane@contoso.com');
    assert.match(verdict.summary.text, /public folder/);
    assert.ok(verdict.settledBy.some((ask) => 'cmdlet' in ask && ask.cmdlet.includes('-IncludeSoftDeletedRecipients')));
  });
});

describe('trap 5: a deleted user’s name has the object id in front', () => {
  it('which is taken off', () => {
    assert.equal(withoutObjectId('0123456789abcdef0123456789ABCDEFJane@contoso.com'), 'jane@contoso.com');
    assert.equal(withoutObjectId('jane@contoso.com'), 'jane@contoso.com');
    assert.equal(withoutObjectId(null), null);
  });

  for (const [title, changes] of [
    ['the name alone', { mail: null }],
    ['the mail address', { userPrincipalName: 'ddddddddddddddddddddddddddddddd0other@contoso.com' }],
    [
      'an alias',
      {
        userPrincipalName: 'ddddddddddddddddddddddddddddddd0other@contoso.com',
        mail: null,
        proxyAddresses: ['smtp:Jane@contoso.com'],
      },
    ],
  ] as const) {
    it(`is found by ${title}`, async () => {
      assert.equal(await verdictIn({ deletedUsers: [deleted('jane', changes)] }), 'user-deleted confirmed');
    });
  }

  it('somebody whose name only ends alike is not meant', async () => {
    const world = { deletedUsers: [deleted('mary-jane')] };
    assert.equal(await verdictIn(world), 'user-not-found confirmed');
  });
});

describe('trap 6: what a mailbox’s refusal means', () => {
  const answers = (fault: Fault): World => ({ ...jane(), mailboxes: { jane: fault } });

  it('404 MailboxNotEnabledForRESTAPI: no usable mailbox, and no finer', async () => {
    const [finding] = of(await lookIn(jane(), 'jane@contoso.com'), 'mailbox-missing');
    assert.equal(finding?.outcome, 'pass');
  });

  for (const code of ['ErrorAccessDenied', 'Authorization_RequestDenied', 'MailboxNotEnabledForRESTAPI']) {
    it(`403 ${code} says nothing about existence`, async () => {
      const [finding] = of(await lookIn(answers({ ...forbidden, code }), 'jane@contoso.com'), 'mailbox-missing');
      assert.equal(finding?.outcome, 'cannot-tell');
      assert.equal(await verdictIn(answers({ ...forbidden, code })), 'undetermined undetermined');
    });
  }
});

describe('trap 7: what license errors mean', () => {
  it('UniquenessViolation is an address, never “no seats”', async () => {
    const { findings, verdict } = await lookIn(
      jane(licensed({ state: 'Error', error: 'UniquenessViolation' })),
      'jane@contoso.com',
    );
    assert.equal(verdict.cause, 'proxy-conflict-with-other-recipient');
    assert.ok(findings.every((one) => one.outcome !== 'fail' || !one.cause.startsWith('license-error')));
  });

  it('no seats for a sibling of the group stops the product with mail', async () => {
    const failed = (error: string, sku?: string) =>
      licensed({ ...(sku && { sku }), state: 'Error', error, group: 'g' });
    assert.equal(
      await verdictIn(jane(both(failed('Other'), failed('CountViolation', powerBi)))),
      'license-error-no-seats confirmed',
    );
  });
});

describe('trap 8: spellings', () => {
  it('states in camelCase and PascalCase are the same', async () => {
    const camel = licensed({ status: 'enabled', state: 'activeWithError', error: 'none', at: ago('5h') });
    assert.equal(await verdictIn(jane(camel)), 'still-within-normal-time likely');
    assert.equal(
      await verdictIn(jane(licensed({ state: 'error', error: 'countViolation' }))),
      'license-error-no-seats confirmed',
    );
    assert.equal(await verdictIn(jane(licensed({ status: 'suspended' }))), 'plan-suspended-or-expired confirmed');
  });

  for (const error of ['None', 'none', null]) {
    it(`the error ${error} is none`, async () => {
      assert.equal(await verdictIn(jane(licensed({ error, at: ago('12m') }))), 'still-within-normal-time confirmed');
    });
  }

  for (const [title, value] of [
    ['a string', 'shared'],
    ['a string in capitals', 'Shared'],
    ['an object', { value: 'shared' }],
  ] as const) {
    it(`the purpose of a mailbox as ${title}`, async () => {
      const world = { ...jane({ ...unlicensed, accountEnabled: false }), mailboxes: { jane: value } };
      assert.equal(await verdictIn(world), 'mailbox-healthy confirmed');
    });
  }

  it('ids in capitals', async () => {
    const loud = licensed({ sku: e3.toUpperCase(), plan: plan2.toUpperCase(), disabled: [plan2.toUpperCase()] });
    assert.equal(await verdictIn(jane(loud)), 'exchange-plan-disabled-in-license confirmed');
    const on = licensed({ sku: e3.toUpperCase(), plan: plan2.toUpperCase(), at: ago('12m') });
    assert.equal(await verdictIn(jane(on)), 'still-within-normal-time confirmed');
  });
});

describe('trap 9: errorDetail is XML not to be trusted', () => {
  const hostile: readonly (readonly [string, string])[] = [
    ['a DTD with an entity', '<!DOCTYPE a [<!ENTITY x "harmless">]><a><ErrorDescription>&x;</ErrorDescription></a>'],
    ['a file', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><ErrorDescription>&x;</ErrorDescription>'],
    ['a megabyte', `<ErrorDescription>${'x'.repeat(1024 * 1024)}</ErrorDescription>`],
  ];
  for (const [title, errorDetail] of hostile) {
    it(`${title} is still an error, and nothing more`, async () => {
      const world = jane({ serviceProvisioningErrors: [exchangeError('', { errorDetail })] });
      const begun = performance.now();
      const diagnosis = await lookIn(world, 'jane@contoso.com');
      assert.ok(performance.now() - begun < 2000);
      assert.equal(diagnosis.verdict.cause, 'exchange-validation-error');
      assert.ok(JSON.stringify(diagnosis).length < 100_000);
      assert.ok(!JSON.stringify(diagnosis).includes('root:'));
    });
  }
});

describe('trap 10: accounts that are no reason', () => {
  it('a shared mailbox needs no license', async () => {
    const world = { ...jane({ ...unlicensed, accountEnabled: false }), mailboxes: { jane: 'shared' } };
    assert.equal(await verdictIn(world), 'mailbox-healthy confirmed');
  });

  it('a blocked sign-in is no cause', async () => {
    assert.equal(
      await verdictIn(jane({ accountEnabled: false, ...licensed({ at: ago('12m') }) })),
      'still-within-normal-time confirmed',
    );
  });

  it('an external account owns no mailbox here, whatever its license lacks', async () => {
    assert.equal(await verdictIn(jane({ ...unlicensed, creationType: 'Invitation' })), 'guest-user confirmed');
  });
});

describe('trap 11: without Exchange nothing is said in its name', () => {
  it('no check about Exchange passes or fails', async () => {
    const diagnosis = await lookIn(jane(), 'jane@contoso.com');
    for (const check of ['recipient', 'deleted-mailboxes'])
      assert.ok(of(diagnosis, check).every(({ outcome }) => outcome === 'cannot-tell'));
    assert.equal(diagnosis.cost.exchangeCalls, 0);
  });
});

describe('trap 13: what comes from the directory is data', () => {
  const evil = '**Jane** <at>all</at> {0} [x](https://evil.example) `';

  it('names travel as values, never inside a sentence', async () => {
    const bob = user('bob', {
      displayName: evil,
      id: '00000000-0000-0000-0000-00000000b0b0',
      proxyAddresses: ['smtp:jane@contoso.com'],
    });
    const world = { users: [user('jane', { ...licensed({ state: 'Error', error: 'UniquenessViolation' }) }), bob] };
    const diagnosis = await lookIn(world, 'jane@contoso.com');
    assert.ok(JSON.stringify(diagnosis).includes('**Jane**'), 'the name is in it');
    for (const text of textsIn(diagnosis)) assert.ok(!text.includes('evil'), text);
  });

  it('what was typed too, and what Exchange wrote', async () => {
    const world = jane({ serviceProvisioningErrors: [exchangeError('evil sentence')], mailNickname: 'evil alias' });
    const diagnosis = await lookIn(world, 'jane@contoso.com');
    for (const text of textsIn(diagnosis)) assert.ok(!text.includes('evil'), text);
  });

  for (const input of [
    "o'jane@contoso.com",
    "x') or startswith(mail,'",
    'a#b@contoso.com',
    '%27',
    '../groups',
    'a\ud800@b.c',
    '$count',
    '"a" OR "b"',
  ]) {
    it(`typed ${JSON.stringify(input)} stays one value`, async () => {
      const asked: string[] = [];
      const { verdict } = await lookIn({}, input, {}, asked);
      assert.ok(verdict.summary.text.length > 0);
      for (const url of asked) assert.doesNotMatch(decodeURIComponent(url.split('?')[0] ?? ''), /\.\.|groups\/groups/);
    });
  }
});

describe('the addresses that objects carry', () => {
  it('are compared without prefix and case', () => {
    assert.ok(carries({ mail: null, proxyAddresses: ['SMTP:A@b.C'] }, 'a@b.c'));
    assert.ok(carries({ mail: 'A@B.c', proxyAddresses: [] }, 'a@b.c'));
    assert.ok(!carries({ mail: null, proxyAddresses: ['SIP:a@b.c'] }, 'a@b.c'));
  });
});

/** Every template in a diagnosis: what is ours, and would be translated. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'text' in value && 'values' in value && typeof value.text === 'string' ? [value.text] : [];
  return [...own, ...Object.values(value).flatMap(textsIn)];
}
