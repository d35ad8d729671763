import assert from 'node:assert/strict';
import { say } from '../../src/diagnosis/message.ts';
import { absent, known, type Reading, unknown } from '../../src/diagnosis/reading.ts';
import type { Fault } from '../../src/diagnosis/request.ts';
import exchangeObject from '../../src/facts/exchange-object.ts';
import mailboxElsewhere from '../../src/facts/mailbox-elsewhere.ts';
import mailboxRefusal from '../../src/facts/mailbox-refusal.ts';
import mailboxState, { isMissing, isThere } from '../../src/facts/mailbox-state.ts';
import { User } from '../../src/facts/user.ts';
import { guidB } from '../diagnosis/in-exchange.ts';
import { now, synced, user } from '../world.ts';

const dark = unknown(say`Refused.`);
const answers = known({ answers: true, purpose: 'user' });
const none = known({ answers: false, code: 'MailboxNotEnabledForRESTAPI' });
const holding = (type: string, more: object = {}) => known({ RecipientTypeDetails: type, type, ...more });

describe('whether there is a mailbox', () => {
  const rows: readonly (readonly [string, Reading<unknown>, Reading<unknown>, unknown])[] = [
    ['it answers', answers, dark, true],
    ['it answers, and Exchange lists none', answers, holding('User'), true],
    ['it answers, and Exchange never heard of it', answers, absent, true],
    ['it does not answer', none, dark, false],
    ['it does not answer, and Exchange lists a mail user', none, holding('MailUser'), false],
    ['it does not answer, and Exchange lists a mailbox', none, holding('UserMailbox'), 'disputed'],
    ['it does not answer, and Exchange lists a shared one', none, holding('SharedMailbox'), 'disputed'],
    ['it cannot be asked, and Exchange lists one', dark, holding('RoomMailbox'), true],
    ['it cannot be asked, and Exchange lists a user', dark, holding('User'), false],
    ['it cannot be asked, and Exchange never heard of it', dark, absent, false],
    ['nobody could be asked', dark, dark, undefined],
  ];
  for (const [title, mailbox, object, expected] of rows) {
    it(title, () => {
      const reading = mailboxState.read([], { from: {}, uses: { mailbox, exchangeObject: object }, now });
      assert.equal(reading.state === 'known' ? reading.value.there : undefined, expected);
      assert.equal(isThere(reading), expected === true);
      assert.equal(isMissing(reading), expected === false);
    });
  }
});

describe('where else a mailbox may live', () => {
  const elsewhere = (changes: object, object: Reading<unknown>) => {
    const reading = mailboxElsewhere.read([], {
      from: { match: { user: User.parse(user('jane', { ...changes })), by: 'id' } },
      uses: { exchangeObject: object, onPremisesRecipient: dark },
      now,
    });
    return reading.state === 'known' ? reading.value : reading.state;
  };
  it('is nowhere for a cloud-only person', () => {
    for (const object of [dark, absent, holding('MailUser', { ExchangeGuid: guidB })])
      assert.equal(elsewhere({}, object), 'cloud-only');
  });
  it('is for a person to say where sync made the account, whatever Exchange holds in place of a mailbox', () => {
    for (const object of [
      dark,
      absent,
      holding('MailUser'),
      holding('MailUser', { ExchangeGuid: guidB }),
      holding('User'),
      holding('User', { ExchangeGuid: guidB }),
    ])
      assert.equal(elsewhere(synced, object), 'unknown');
  });
  it('is here where Exchange lists the mailbox itself', () =>
    assert.equal(elsewhere(synced, holding('UserMailbox')), 'in-cloud'));
});

describe('the object in Exchange, from all its cmdlets', () => {
  const read = (
    uses: Partial<Record<'recipient' | 'exchangeMailbox' | 'mailUser' | 'exchangeUser', Reading<unknown>>>,
  ) =>
    exchangeObject.read([], {
      from: {},
      uses: { recipient: dark, exchangeMailbox: dark, mailUser: dark, exchangeUser: dark, ...uses },
      now,
    });
  const rows: readonly (readonly [string, Parameters<typeof read>[0], string])[] = [
    ['absent only when Get-User said so', { exchangeUser: absent }, 'absent'],
    [
      'absent when all of them said so',
      { exchangeUser: absent, recipient: absent, mailUser: absent, exchangeMailbox: absent },
      'absent',
    ],
    [
      'unknown when all but Get-User found nothing',
      { recipient: absent, mailUser: absent, exchangeMailbox: absent },
      'unknown',
    ],
    ['unknown when nobody could be asked', {}, 'unknown'],
    ['known by one alone', { mailUser: known({ RecipientTypeDetails: 'MailUser' }) }, 'known'],
    [
      'known although Get-User found nothing',
      { exchangeUser: absent, recipient: known({ RecipientTypeDetails: 'MailUser' }) },
      'known',
    ],
    ['unknown without a type', { recipient: known({ ExchangeGuid: guidB }) }, 'unknown'],
  ];
  for (const [title, uses, state] of rows) it(`is ${title}`, () => assert.equal(read(uses).state, state));

  it('is put together: what one does not show another may', () => {
    const reading = read({
      recipient: known({ RecipientTypeDetails: 'MailUser', ExchangeGuid: guidB, SKUAssigned: undefined }),
      exchangeUser: known({
        RecipientTypeDetails: 'MailUser',
        SKUAssigned: false,
        PreviousRecipientTypeDetails: 'UserMailbox',
      }),
    });
    assert.ok(reading.state === 'known');
    const { type, ExchangeGuid, SKUAssigned, PreviousRecipientTypeDetails } = reading.value;
    assert.deepEqual(
      [type, ExchangeGuid, SKUAssigned, PreviousRecipientTypeDetails],
      ['MailUser', guidB, false, 'UserMailbox'],
    );
  });
});

describe('why a mailbox could not be asked', () => {
  const from = { match: { user: User.parse(user('jane')), by: 'id' } };
  const rows: readonly (readonly [string, Fault, string | undefined])[] = [
    [
      'by policy',
      {
        kind: 'forbidden',
        status: 403,
        code: 'ErrorAccessDenied',
        message: 'Access to OData is disabled: [RAOP] : Blocked by tenant configured AppOnly AccessPolicy settings.',
      },
      'policy',
    ],
    [
      'its own sign-in',
      { kind: 'unauthorized', status: 401, code: 'InvalidAuthenticationToken', message: 'Expired.' },
      'signed-out',
    ],
    [
      'a missing permission is neither',
      { kind: 'forbidden', status: 403, code: 'Authorization_RequestDenied', message: 'Insufficient privileges.' },
      undefined,
    ],
    [
      'no mailbox is neither',
      { kind: 'not-found', status: 404, code: 'MailboxNotEnabledForRESTAPI', message: 'No.' },
      undefined,
    ],
    ['silence is neither', { kind: 'unreachable', message: 'No.' }, undefined],
    ['too many questions are neither', { kind: 'throttled', status: 429, message: 'No.' }, undefined],
  ];
  for (const [title, fault, expected] of rows) {
    it(title, () => {
      const reading = mailboxRefusal.fault(fault, { from, uses: {}, now });
      assert.equal(reading?.state === 'known' ? reading.value : undefined, expected);
    });
  }
  it('asks the same as the mailbox itself, and so costs nothing', () =>
    assert.equal(mailboxRefusal.ask({ from, uses: {}, now }).length, 1));
});
