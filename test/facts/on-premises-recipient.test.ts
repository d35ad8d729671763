import assert from 'node:assert/strict';
import { say } from '../../src/diagnosis/message.ts';
import { known, unknown } from '../../src/diagnosis/reading.ts';
import elapsed from '../../src/facts/elapsed.ts';
import { ExchangeRecord } from '../../src/facts/exchange/record.ts';
import onPremisesRecipient, { says } from '../../src/facts/on-premises-recipient.ts';
import restored from '../../src/facts/restored.ts';
import rivalRecipients from '../../src/facts/rival-recipients.ts';
import { User } from '../../src/facts/user.ts';
import { ago, inExchange, now, synced, user } from '../world.ts';

/** msExchRemoteRecipientType, as Microsoft’s pages list it: number, words, and which flags are in it. */
const types: readonly (readonly [string, string, string])[] = [
  ['1', 'ProvisionMailbox', 'provisionMailbox'],
  ['3', 'ProvisionMailbox, ProvisionArchive', 'provisionMailbox'],
  ['4', 'Migrated', 'migrated'],
  ['6', 'Migrated, ProvisionArchive', 'migrated'],
  ['8', 'DeprovisionMailbox', 'deprovisionMailbox'],
  ['10', 'ProvisionArchive, DeprovisionMailbox', 'deprovisionMailbox'],
  ['16', 'DeprovisionArchive', ''],
  ['20', 'Migrated, DeprovisionArchive', 'migrated'],
  ['24', 'DeprovisionMailbox, DeprovisionArchive', 'deprovisionMailbox'],
  ['36', 'Migrated, RoomMailbox', 'migrated'],
  ['96', 'SharedMailbox', ''],
  ['97', 'ProvisionMailbox, SharedMailbox', 'provisionMailbox'],
  ['100', 'Migrated, SharedMailbox', 'migrated'],
  ['0', 'None', ''],
];

describe('what an on-premises object says of its remote mailbox', () => {
  for (const [number, words, flag] of types) {
    it(`${number}, which is ${words}`, () => {
      for (const RemoteRecipientType of [number, words, words.toLowerCase()]) {
        const record = ExchangeRecord.parse({ RemoteRecipientType });
        for (const what of ['provisionMailbox', 'migrated', 'deprovisionMailbox'] as const)
          assert.equal(says(record, what), what === flag, `${RemoteRecipientType}: ${what}`);
      }
    });
  }

  const read = (changes: object) =>
    onPremisesRecipient.read([], {
      from: { match: { user: User.parse(user('jane', { ...changes })), by: 'id' } },
      uses: {},
      now,
    });
  it('is nothing for a cloud-only account, and for a person to bring for a synced one', () => {
    assert.equal(read({}).state, 'absent');
    assert.equal(read(synced).state, 'unknown');
  });

  it('comes with the cmdlet, the name as one literal', () => {
    const ask = onPremisesRecipient.remedyForUnknown({
      from: {
        match: { user: User.parse(user('jane', { ...synced, onPremisesUserPrincipalName: "o'jane@contoso.com" })) },
      },
      uses: {},
      now,
    });
    assert.ok(ask && 'cmdlet' in ask);
    assert.match(ask.cmdlet, /^Get-RemoteMailbox -Identity 'o''jane@contoso\.com' \|/);
    assert.equal(ask.fact, 'on-premises-recipient');
  });
});

const entry = (activity: string, at: string, outcome = 'success') => ({ activity, at, outcome, by: null });
const history = (...entries: object[]) => known(entries);

describe('when an account was restored', () => {
  const rows: readonly (readonly [string, object, string | undefined])[] = [
    ['the last restore counts', history(entry('restored', ago('2h')), entry('restored', ago('9h'))), ago('2h')],
    [
      'a failed one does not',
      history(entry('restored', ago('2h'), 'failure'), entry('restored', ago('9h'))),
      ago('9h'),
    ],
    ['other records do not', history(entry('created', ago('2h')), entry('deleted', ago('3h'))), undefined],
    ['none', history(), undefined],
  ];
  for (const [title, licenseHistory, at] of rows) {
    it(title, () => {
      const reading = restored.read([], { from: {}, uses: { licenseHistory: licenseHistory as never }, now });
      if (at === undefined) assert.equal(reading.state, 'absent');
      else assert.deepEqual(reading, { state: 'known', value: at });
    });
  }
  it('is unknown where the log could not be read', () =>
    assert.equal(
      restored.read([], { from: {}, uses: { licenseHistory: unknown(say`Refused.`) }, now }).state,
      'unknown',
    ));
});

describe('the clock', () => {
  const clock = { since: ago('30h'), minutes: 1800, start: 'plan assigned' };
  const read = (at: object) => {
    const reading = elapsed.read([], { from: { clock }, uses: { restored: at as never }, now });
    return reading.state === 'known' ? [reading.value.start, reading.value.minutes] : reading.state;
  };
  it('starts anew at a restore', () => assert.deepEqual(read(known(ago('2h'))), ['user restored', 120]));
  it('goes on where the restore came before', () => assert.deepEqual(read(known(ago('40h'))), ['plan assigned', 1800]));
  it('goes on where the restore is in the future', () => {
    assert.deepEqual(read(known('2027-01-01T00:00:00Z')), ['plan assigned', 1800]);
  });
  it('goes on where nobody knows, or there was none', () => {
    assert.deepEqual(read(unknown(say`Refused.`)), ['plan assigned', 1800]);
    assert.deepEqual(read({ state: 'absent' }), ['plan assigned', 1800]);
  });
});

describe('whom Exchange finds under a contested address', () => {
  const clash = { by: 'license', blocks: true, addresses: ['jane@contoso.com'], group: null, ofSignInName: false };
  const input = (conflict: readonly object[], typed: object = { state: 'absent' }) => ({
    from: { match: { user: User.parse(user('jane')), by: 'id' }, conflict },
    uses: { recipientAsTyped: typed as never },
    now,
  });
  const folder = ExchangeRecord.parse(
    inExchange('x', 'PublicFolder', { ExternalDirectoryObjectId: '', EmailAddresses: ['smtp:jane@contoso.com'] }),
  );
  const own = ExchangeRecord.parse(inExchange('jane', 'MailUser'));

  it('is asked only where an error proves a conflict', () => {
    assert.deepEqual(rivalRecipients.ask(input([])), []);
    assert.deepEqual(rivalRecipients.ask(input([clash])), [
      { cmdlet: 'Get-Recipient', parameters: { Identity: 'jane@contoso.com' } },
    ]);
  });
  it('is not asked twice for what was typed', () =>
    assert.deepEqual(rivalRecipients.ask(input([clash], known([folder]))), []));
  it('is never the person', () => {
    const reading = rivalRecipients.read([{ value: [own] }], input([clash]));
    assert.deepEqual(reading, known([]));
  });
  it('is nobody where Exchange says so, and unknown where the list is empty or the question was refused', () => {
    assert.deepEqual(rivalRecipients.fault({ kind: 'not-found', message: 'No.' }, input([clash])), known([]));
    assert.equal(rivalRecipients.read([{ value: [] }], input([clash])).state, 'unknown');
    assert.equal(rivalRecipients.fault({ kind: 'forbidden', message: 'No.' }, input([clash])), undefined);
    assert.equal(rivalRecipients.read([], input([clash], unknown(say`Refused.`))).state, 'unknown');
  });
});
