import assert from 'node:assert/strict';
import { join } from 'node:path';
import { caseCard } from '../../src/cards/case-card.ts';
import type { Diagnosis, Subject } from '../../src/diagnosis/finding.ts';
import type { Remedy, RemedyId, RemedySubject } from '../../src/diagnosis/remedies.ts';
import { loadFolder } from '../../src/load.ts';
import { looksAt, tenants } from '../tenants/golden.ts';
import { heightOf } from './height.ts';
import { lint } from './lint.ts';
import { aCase, options } from './views.ts';

/** Pixels of a screen beside the frame of Teams: a card that is higher pushes the conversation away. */
const screen = 700;

const remedySubject = ({ id, userPrincipalName, input, mail, synced }: Subject): RemedySubject => ({
  id,
  userPrincipalName: userPrincipalName ?? input,
  mail: mail ?? null,
  synced: synced ?? true,
});

describe('cards: one screen', () => {
  it('holds the card of every story of the pretend tenants, before it is unfolded', async () => {
    const folder = join(import.meta.dirname, '../../src/remedies');
    const remedies = new Map((await loadFolder<Remedy>(folder)).map((one) => [one.id, one]));
    const drawn = (diagnosis: Diagnosis, detailed: boolean) => {
      const { subject: _, ...base } = aCase({ diagnosis, input: diagnosis.subject.input });
      const words = (id: RemedyId) => {
        const remedy = remedies.get(id);
        return remedy && { title: remedy.title, steps: remedy.steps(remedySubject(diagnosis.subject)) };
      };
      const view = { case: base, tenant: diagnosis.tenant, detailed };
      const card = caseCard(view, { ...options, now: new Date(diagnosis.at), remedies: words });
      lint(card);
      return card;
    };
    const looks = (await Promise.all(tenants.map(looksAt))).flat();
    assert.ok(looks.length > 60);
    for (const diagnosis of looks) {
      const { input } = diagnosis.subject;
      assert.ok(heightOf(drawn(diagnosis, false)) <= screen, `${input}: ${heightOf(drawn(diagnosis, false))} pixels`);
      assert.doesNotMatch(JSON.stringify(drawn(diagnosis, true)), /too long/, input);
    }
  });
});
