import assert from 'node:assert/strict';
import { Cases } from '../../src/cases/cases.ts';
import { Claims, inputClaim } from '../../src/cases/claims.ts';
import { newCase } from '../../src/cases/transitions.ts';
import type { Documents } from '../../src/storage/documents.ts';
import { ann, bob, CONTOSO, candidate, diagnosed, FABRIKAM, freshWorld, objectId, opening, place } from './world.ts';

describe('opening a case', () => {
  const world = freshWorld();

  /** Opens a case and ends its first look with one user found. */
  async function settled(input: string, digit: number): Promise<number> {
    const { case: opened } = await world.cases.openOrExisting(opening(input));
    await world.cases.looks.begin(opened.number, opened.look.id);
    await world.cases.looks.complete(opened.number, opened.look.id, diagnosed(candidate(digit)));
    return opened.number;
  }

  it('stores it with a number, a queued look and who asked where', async () => {
    const { case: opened, existing } = await world.cases.openOrExisting(opening(' Jane@Contoso.com '));
    assert.equal(existing, false);
    const { look, actions, ...rest } = opened;
    assert.deepEqual(rest, {
      schema: 1,
      number: 1001,
      tenantId: CONTOSO,
      input: 'Jane@Contoso.com',
      owner: bob,
      place: place(),
      state: 'open',
      openedAt: '2026-11-20T09:00:00.000Z',
      history: [],
    });
    assert.deepEqual([look.state, look.requestedAt], ['queued', '2026-11-20T09:00:00.000Z']);
    assert.deepEqual(Object.values(actions), [{ verb: 'close' }]);
    assert.deepEqual(await world.cases.get(1001), opened);
    assert.equal((await world.cases.openOrExisting(opening('joe@contoso.com'))).case.number, 1002);
  });

  const samePerson: [string, string][] = [
    ['the same words', 'Jane Doe'],
    ['other letters and spaces around', '  jANE dOE\u00a0'],
    ['the user principal name', 'JANE1@contoso.com'],
    ['the object id', objectId(1).toUpperCase()],
  ];
  for (const [how, input] of samePerson) {
    it(`finds the open case by ${how}, also from another conversation`, async () => {
      const number = await settled('Jane Doe', 1);
      const again = await world.cases.openOrExisting(opening(input, { owner: ann, place: place('19:other') }));
      assert.deepEqual([again.existing, again.case.number, again.case.owner], [true, number, bob]);
      assert.equal((await world.cases.openCases({ tenantId: CONTOSO })).length, 1);
    });
  }

  it('knows an accented name however it was typed', async () => {
    await world.cases.openOrExisting(opening('Ren\u00e9'));
    assert.equal((await world.cases.openOrExisting(opening('Rene\u0301'))).existing, true);
  });

  it('keeps tenants apart', async () => {
    await settled('jane1@contoso.com', 1);
    const other = await world.cases.openOrExisting(opening('jane1@contoso.com', { tenantId: FABRIKAM }));
    assert.equal(other.existing, false);
  });

  it('opens a new one after the old one was closed, by any name', async () => {
    const number = await settled('Jane Doe', 1);
    await world.cases.close(number, bob, 'closed');
    const again = await world.cases.openOrExisting(opening(objectId(1)));
    assert.deepEqual([again.existing, again.case.number], [false, 1002]);
    assert.equal((await world.cases.openOrExisting(opening('Jane Doe'))).case.number, 1003);
  });

  it('takes over the claim of a case whose process died while closing it', async () => {
    const { case: opened } = await world.cases.openOrExisting(opening('Jane Doe'));
    await world.cases.update(opened.number, (before) => ({ ...before, state: 'closed' }));
    const again = await world.cases.openOrExisting(opening('Jane Doe'));
    assert.deepEqual([again.existing, again.case.number], [false, 1002]);
    await world.cases.close(opened.number, bob, 'late');
    assert.equal((await world.cases.openOrExisting(opening('Jane Doe'))).case.number, 1002);
    await world.cases.close(1002, bob, 'closed');
    assert.deepEqual(await world.documents.find('case-claims', 'case', 1002), []);
    assert.equal(await world.documents.read('case-claims', inputClaim(CONTOSO, 'Jane Doe')), undefined);
  });

  it('takes over the claim on a user from such a case, too', async () => {
    const number = await settled('Jane Doe', 1);
    await world.cases.update(number, (before) => ({ ...before, state: 'closed' }));
    const again = await settled('jane1@contoso.com', 1);
    assert.equal((await world.cases.get(again))?.state, 'open');
  });

  it('leaves a claim alone that another case took over just before it was to be removed', async () => {
    const { documents } = world;
    const late: Documents = Object.assign(Object.create(documents), {
      find: async (...args: Parameters<Documents['find']>) => {
        const found = await documents.find(...args);
        for (const { key, eTag } of found)
          await documents.replace('case-claims', key, { number: 7 }, eTag, { case: 7 });
        return found;
      },
      remove: documents.remove.bind(documents),
    });
    await new Claims(documents).acquire('a', { number: 1 }, async () => true);
    await new Claims(late).release(1);
    assert.deepEqual((await documents.read('case-claims', 'a'))?.value, { number: 7 });
  });

  it('finishes the opening of a process that died between claim and case', async () => {
    const lost = newCase(1001, opening('Jane Doe', { owner: ann }), world.clock.now());
    await world.documents.next('case', 1001);
    const claim = { number: 1001, opening: lost };
    await world.documents.create('case-claims', inputClaim(CONTOSO, 'Jane Doe'), claim, { case: 1001 });
    const first = await world.cases.openOrExisting(opening('jane doe'));
    assert.deepEqual(first, { case: lost, existing: false });
    assert.deepEqual(await world.cases.openOrExisting(opening('jane doe')), { case: lost, existing: true });
  });

  for (const processes of [1, 4]) {
    it(`gives 100 who ask for one user at once one case (${processes} at work)`, async () => {
      const all = Array.from({ length: processes }, () => new Cases(world));
      const asked = Array.from({ length: 100 }, (_, i) =>
        (all[i % processes] as Cases).openOrExisting(opening(i % 2 ? 'Jane Doe' : 'JANE DOE ')),
      );
      const opened = await Promise.all(asked);
      assert.equal(opened.filter(({ existing }) => !existing).length, 1);
      assert.equal(new Set(opened.map((one) => one.case.number)).size, 1);
      assert.equal((await world.cases.openCases({ tenantId: CONTOSO, limit: 1000 })).length, 1);
      if (processes === 1) assert.equal(await world.documents.next('case'), 1002, 'no number was used up');
    });
  }

  it('frees a name that several have, once one of them was chosen', async () => {
    const { case: opened } = await world.cases.openOrExisting(opening('Jane'));
    await world.cases.looks.begin(opened.number, opened.look.id);
    await world.cases.looks.complete(opened.number, opened.look.id, diagnosed([candidate(1), candidate(2)]));
    assert.equal((await world.cases.openOrExisting(opening('jane'))).existing, true, 'while nobody has chosen');
    const chosen = await world.cases.choose(opened.number, objectId(2));
    assert.deepEqual(chosen.subject, { ...candidate(2), chosen: true });
    assert.equal((await world.cases.openOrExisting(opening('jane'))).case.number, 1002);
    assert.equal((await world.cases.openOrExisting(opening('jane2@contoso.com'))).case.number, 1001);
  });

  it('does not choose somebody who was not offered', async () => {
    const number = await settled('Jane', 1);
    const before = await world.cases.get(number);
    assert.deepEqual(await world.cases.choose(number, objectId(3)), before);
  });

  it('chooses nobody in a closed case', async () => {
    const { case: opened } = await world.cases.openOrExisting(opening('Jane'));
    await world.cases.looks.complete(opened.number, opened.look.id, diagnosed([candidate(1), candidate(2)]));
    const closed = await world.cases.close(opened.number, bob, 'closed');
    assert.deepEqual(await world.cases.choose(opened.number, objectId(1)), closed);
  });
});
