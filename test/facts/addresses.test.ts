import assert from 'node:assert/strict';
import addresses, { atMost } from '../../src/facts/addresses.ts';
import { sortInput } from '../../src/facts/input.ts';
import type { Match } from '../../src/facts/match.ts';
import { User } from '../../src/facts/user.ts';
import { now, quarantine, user } from '../world.ts';

const organization = {
  state: 'known' as const,
  value: { verifiedDomains: [{ name: 'contoso.onmicrosoft.com', isInitial: true }] },
};

function wanted(changes: object, typed = 'jane@contoso.com', by: Match['by'] = 'userPrincipalName') {
  const reading = addresses.read([], {
    from: { input: sortInput(typed) },
    uses: {
      match: { state: 'known', value: { user: User.parse(user('jane', { ...changes })), by } },
      organization,
      serviceErrors: { state: 'known', value: [{ addresses: ['named@contoso.com'] }] },
    },
    now,
  });
  assert.ok(reading.state === 'known');
  return { list: reading.value.wanted.map(({ address, is }) => `${is}: ${address}`), left: reading.value.left };
}

describe('addresses to search for', () => {
  it('begin with the most telling, each once', () => {
    assert.deepEqual(
      wanted({
        mailNickname: 'jdoe',
        onPremisesProvisioningErrors: [quarantine('SMTP:kept@contoso.com')],
        proxyAddresses: ['smtp:alias@contoso.com', 'SIP:jane@contoso.com', 'SMTP:Jane@contoso.com'],
      }).list,
      [
        'quarantined: kept@contoso.com',
        'named in an error: named@contoso.com',
        'sign-in name: jane@contoso.com',
        'onmicrosoft: jdoe@contoso.onmicrosoft.com',
        'onmicrosoft: jane@contoso.onmicrosoft.com',
        'alias: alias@contoso.com',
      ],
    );
  });

  it('keep the sign-in name in front, however many aliases come before it', () => {
    const aliases = Array.from({ length: 20 }, (_, i) => `smtp:a${i}@contoso.com`);
    const { list, left } = wanted({ proxyAddresses: [...aliases, 'SMTP:jane@contoso.com'] });
    assert.equal(list.length, atMost);
    assert.equal(list[1], 'sign-in name: jane@contoso.com');
    assert.equal(left, 3 + 20 - atMost);
  });

  it('hold a typed alias, which may have been the name of somebody deleted', () => {
    const aliases = Array.from({ length: 20 }, (_, i) => `smtp:a${i}@contoso.com`);
    const { list } = wanted({ proxyAddresses: [...aliases, 'smtp:old@contoso.com'] }, 'OLD@contoso.com', 'alias');
    assert.ok(list.includes('typed: old@contoso.com'));
  });
});
