import assert from 'node:assert/strict';
import { ExchangeRecord, guidsOf, isHeld, isMailbox, isOf, recordsIn } from '../../../src/facts/exchange/record.ts';

const read = (record: object): ExchangeRecord => ExchangeRecord.parse(record);
const jane = {
  id: 'AAAAAAAA-0000-4000-8000-000000000001',
  userPrincipalName: 'Jane@contoso.com',
  mail: 'j.doe@contoso.com',
};
const guid = '4F1B2C3D-0000-4000-8000-1234567890AB';

describe('an object of Exchange', () => {
  const cells: readonly (readonly [keyof ExchangeRecord, unknown, unknown])[] = [
    ['ExchangeGuid', guid, guid.toLowerCase()],
    ['ExchangeGuid', '00000000-0000-0000-0000-000000000000', null],
    ['ExchangeGuid', undefined, undefined],
    ['PreviousRecipientTypeDetails', 'None', null],
    ['RecipientTypeDetails', ' UserMailbox ', 'UserMailbox'],
    ['ExternalDirectoryObjectId', '', null],
    ['ExternalDirectoryObjectId', jane.id, jane.id.toLowerCase()],
    ['SKUAssigned', true, true],
    ['SKUAssigned', 'True', true],
    ['SKUAssigned', false, false],
    ['SKUAssigned', 'False', false],
    ['SKUAssigned', '', false],
    ['SKUAssigned', null, false],
    ['SKUAssigned', undefined, undefined],
    ['EmailAddresses', ['SMTP:a@b.c'], ['SMTP:a@b.c']],
    ['EmailAddresses', 'SMTP:a@b.c', ['SMTP:a@b.c']],
    ['EmailAddresses', '', []],
    ['EmailAddresses', null, []],
  ];
  for (const [property, value, expected] of cells) {
    it(`reads ${property} ${JSON.stringify(value)} as ${JSON.stringify(expected)}`, () =>
      assert.deepEqual(read({ [property]: value })[property], expected));
  }

  for (const odd of [[], 7, 'x', { a: 1 }]) {
    it(`is none when a GUID is ${JSON.stringify(odd)}`, () => {
      const parsed = ExchangeRecord.safeParse({ ExchangeGuid: odd });
      assert.equal(parsed.success, typeof odd === 'string');
    });
  }

  it('comes in a list, and an empty list is one', () => {
    assert.deepEqual(recordsIn({ value: [], warnings: [] }), []);
    assert.equal(recordsIn({ value: [{ DisplayName: 'Jane', Unheard: 1 }] })[0]?.DisplayName, 'Jane');
    for (const body of [null, [], {}, { value: {} }, { value: ['x'] }]) assert.throws(() => recordsIn(body));
  });

  const own: readonly (readonly [string, object, boolean])[] = [
    ['the object id', { ExternalDirectoryObjectId: jane.id }, true],
    ['another object id', { ExternalDirectoryObjectId: 'b', UserPrincipalName: jane.userPrincipalName }, false],
    ['no object id where one should be', { ExternalDirectoryObjectId: '', PrimarySmtpAddress: jane.mail }, false],
    ['null in its place', { ExternalDirectoryObjectId: null, PrimarySmtpAddress: jane.mail }, false],
    ['the sign-in name, and no object id shown', { UserPrincipalName: 'jane@CONTOSO.com' }, true],
    ['the address, and no object id shown', { PrimarySmtpAddress: 'J.Doe@contoso.com' }, true],
    ['an alias, and no object id shown', { EmailAddresses: ['SMTP:x@contoso.com', 'smtp:jane@contoso.com'] }, true],
    ['another address, and no object id shown', { PrimarySmtpAddress: 'bob@contoso.com' }, false],
    ['nothing at all', {}, false],
  ];
  for (const [by, record, expected] of own) {
    it(`is ${expected ? '' : 'not '}the person’s by ${by}`, () => assert.equal(isOf(read(record), jane), expected));
  }

  it('is a mailbox by its type', () => {
    for (const type of ['UserMailbox', 'SharedMailbox', 'RoomMailbox', 'EquipmentMailbox', 'SchedulingMailbox'])
      assert.ok(isMailbox(type), type);
    for (const type of [
      'User',
      'DisabledUser',
      'MailUser',
      'GuestMailUser',
      'RemoteUserMailbox',
      'RemoteSharedMailbox',
      'GroupMailbox',
      'PublicFolderMailbox',
      'DiscoveryMailbox',
      'MailContact',
      '',
      null,
      undefined,
    ])
      assert.ok(!isMailbox(type), String(type));
  });

  it('has the GUIDs that are not zero', () => {
    assert.deepEqual(guidsOf(read({ ExchangeGuid: guid, ArchiveGuid: '00000000-0000-0000-0000-000000000000' })), [
      guid.toLowerCase(),
    ]);
    assert.deepEqual(guidsOf(read({})), []);
  });

  it('is on hold by any of its holds', () => {
    for (const hold of [
      { LitigationHoldEnabled: true },
      { DelayHoldApplied: 'True' },
      { ComplianceTagHoldApplied: true },
      { InPlaceHolds: ['UniH1'] },
    ])
      assert.ok(isHeld(read(hold)), JSON.stringify(hold));
    for (const none of [{}, { LitigationHoldEnabled: false, InPlaceHolds: [] }, { InPlaceHolds: '' }])
      assert.ok(!isHeld(read(none)));
  });
});
