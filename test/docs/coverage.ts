import type { Check } from '../../src/diagnosis/check.ts';
import { type Procedure, type ProcedureStep, procedures } from '../../src/diagnosis/procedures.ts';
import type { Remedy } from '../../src/diagnosis/remedies.ts';
import { codes, page, table } from './markdown.ts';

type Claims = Pick<Check, 'id' | 'steps'>;
type Carries = Pick<Remedy, 'id'> & { readonly covers?: readonly string[] };

/** What stands for a step. */
interface Covered {
  readonly step: ProcedureStep;
  readonly checks: readonly string[];
  readonly remedies: readonly string[];
}

const all: readonly Procedure[] = procedures;
const steps = all.flatMap((procedure) => procedure.steps);

const covered = (step: ProcedureStep, checks: readonly Claims[], remedies: readonly Carries[]): Covered => ({
  step,
  checks: checks.filter((check) => check.steps.includes(step.id)).map(({ id }) => id),
  remedies: remedies.filter((remedy) => remedy.covers?.includes(step.id)).map(({ id }) => id),
});

/** What is wrong with the coverage, a sentence each: steps with nothing, steps with too much, and unknown steps. */
export function gapsIn(checks: readonly Claims[], remedies: readonly Carries[]): readonly string[] {
  const known = new Set(steps.map(({ id }) => id));
  const unknown = [
    ...checks.flatMap(({ id, steps }) => steps.filter((step) => !known.has(step)).map((step) => `${id}: ${step}`)),
    ...remedies.flatMap(({ id, covers = [] }) =>
      covers.filter((step) => !known.has(step)).map((step) => `${id}: ${step}`),
    ),
  ];
  const found = steps.map((step) => covered(step, checks, remedies));
  return [
    ...unknown.map((claim) => `${claim} is no step of a published procedure.`),
    ...found.flatMap(({ step, checks, remedies }) => {
      const [done, said] = [checks.length + remedies.length > 0, [step.instruction, step.impossible].filter(Boolean)];
      if (!done && said.length === 0) return [`Nothing stands for ${step.id}: ${step.title}.`];
      return said.length > (done ? 0 : 1) ? [`${step.id} needs no more than one of check, remedy and words.`] : [];
    }),
  ];
}

const inWords = ({ step, checks, remedies }: Covered): readonly string[] => [
  `\`${step.id}\``,
  step.title,
  codes(checks),
  step.impossible ? `Not possible, because ${step.impossible}` : (step.instruction ?? codes(remedies)),
];

const section = ({ title, page: source, steps }: Procedure, checks: readonly Claims[], remedies: readonly Carries[]) =>
  [
    `## ${title}`,
    ...(source ? [`[The page](${source})`] : []),
    table(
      ['Step', 'What it asks for', 'Checks that answer it', 'Remedies, or what a person does'],
      steps.map((step) => inWords(covered(step, checks, remedies))),
    ),
  ].join('\n\n');

/** The page that says what stands for each published step. */
export const coveragePage = (checks: readonly Claims[], remedies: readonly Carries[]): string =>
  page(
    'What of the published procedures is covered',
    [
      'Four published procedures say how to find out why a mailbox is missing. This page says, step by step, which check',
      'answers it and which remedy carries it out. The steps are told in our own words; ids are those that checks',
      '(`steps`) and remedies (`covers`) name. A test fails when a step has nothing.',
    ].join('\n'),
    ...all.map((procedure) => section(procedure, checks, remedies)),
  );
