import { join } from 'node:path';
import type { CardOptions } from '../../src/cards/options.ts';
import type { CaseView } from '../../src/cases/case.ts';
import type { Diagnosis, Subject } from '../../src/diagnosis/finding.ts';
import type { Remedy, RemedyId, RemedySubject } from '../../src/diagnosis/remedies.ts';
import { loadFolder } from '../../src/load.ts';
import { aCase, options as usual } from './views.ts';

const remedySubject = ({ id, userPrincipalName, input, mail, synced }: Subject): RemedySubject => ({
  id,
  userPrincipalName: userPrincipalName ?? input,
  mail: mail ?? null,
  synced: synced ?? true,
});

/** A case with this diagnosis, and what its cards need: the remedies as they are. */
export async function viewOf(diagnosis: Diagnosis): Promise<{ view: CaseView; options: CardOptions }> {
  const remedies = await loaded;
  const { subject: _, ...base } = aCase({ diagnosis, input: diagnosis.subject.input });
  const words = (id: RemedyId) => {
    const remedy = remedies.get(id);
    return remedy && { title: remedy.title, steps: remedy.steps(remedySubject(diagnosis.subject)) };
  };
  return {
    view: { case: base, tenant: diagnosis.tenant, detailed: false },
    options: { ...usual, now: new Date(diagnosis.at), remedies: words },
  };
}

const loaded = loadFolder<Remedy>(join(import.meta.dirname, '../../src/remedies')).then(
  (all) => new Map(all.map((one) => [one.id, one])),
);
