import assert from 'node:assert/strict';
import { type ProcedureStep, procedures } from '../../src/diagnosis/procedures.ts';
import { checks } from '../world.ts';
import { gapsIn } from './coverage.ts';
import { remedies } from './documents.ts';

const steps: readonly ProcedureStep[] = procedures.flatMap((procedure) => [...procedure.steps]);

describe('the published procedures', () => {
  it('are the four, with all their steps in order', () => {
    const expected = [
      ['delays', 7],
      ['connect', 10],
      ['vendor', 10],
      ['process', 7],
    ] as const;
    assert.deepEqual(
      procedures.map(({ id, steps }) => [id, steps.length]),
      expected,
    );
    for (const { id, steps } of procedures)
      assert.deepEqual(
        steps.map((step) => step.id),
        steps.map((_, i) => `${id}-${i + 1}`),
      );
  });

  it('are covered, step by step', () => assert.deepEqual(gapsIn(checks, remedies), []));

  it('are told in words', () => {
    for (const step of steps) {
      assert.ok(step.title.length > 5);
      if (step.instruction) assert.match(step.instruction, /\.$/);
    }
  });

  it('miss a step whose only check is taken away', () => {
    const only = steps.flatMap(({ id }) => {
      const claiming = checks.filter((check) => check.steps.includes(id));
      return claiming.length === 1 && !remedies.some((remedy) => remedy.covers?.some((step) => step === id))
        ? [[id, claiming[0]?.id] as const]
        : [];
    });
    assert.ok(only.length > 0, 'some step hangs on one check');
    for (const [step, check] of only) {
      const gaps = gapsIn(
        checks.filter(({ id }) => id !== check),
        remedies,
      );
      assert.ok(
        gaps.some((gap) => gap.startsWith(`Nothing stands for ${step}:`)),
        step,
      );
    }
  });

  it('miss a step whose only remedy is taken away', () => {
    const without = remedies.filter(({ id }) => id !== 'run-provisioning-diagnostic');
    assert.match(gapsIn(checks, without).join('\n'), /Nothing stands for delays-2: /);
  });

  it('know no other steps', () => {
    const [check, remedy] = [checks[0], remedies[0]];
    assert.ok(check && remedy);
    assert.deepEqual(gapsIn([...checks, { ...check, steps: ['delays-8'] }], remedies), [
      `${check.id}: delays-8 is no step of a published procedure.`,
    ]);
    assert.deepEqual(gapsIn(checks, [...remedies, { id: remedy.id, covers: ['vendor-0'] }]), [
      `${remedy.id}: vendor-0 is no step of a published procedure.`,
    ]);
  });

  it('need no words where something stands for a step', () => {
    const [check] = checks;
    assert.ok(check);
    assert.deepEqual(gapsIn([...checks, { ...check, steps: ['process-5'] }], remedies), [
      'process-5 needs no more than one of check, remedy and words.',
    ]);
  });
});
