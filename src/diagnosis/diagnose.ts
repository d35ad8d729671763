import type { Check } from './check.ts';
import { correctionsFor } from './corrections.ts';
import { evaluate } from './evaluate.ts';
import type { Fact } from './fact.ts';
import type { Diagnosis, Finding, Subject, Tenant, Verdict } from './finding.ts';
import { closure, gather, type Readings, type Sources } from './gather.ts';
import { judge } from './judge.ts';
import type { Fault } from './request.ts';
import type { Timeline } from './timeline.ts';

/** What a diagnosis is made with. */
export interface Practice {
  readonly checks: readonly Check[];
  /** The fact that says who was looked at. */
  readonly person: Fact<Subject>;
  /** The fact that names the tenant. */
  readonly organization: Fact<{ readonly id: string; readonly displayName: string | null }>;
  readonly mode: Tenant['mode'];
  /** As configured; empty where only the tenant itself can tell. */
  readonly tenantId: string;
  /** Tells what happened when; left out where nobody asks. */
  readonly timeline?: TimelineMaker;
}

/** Makes the timeline of a look. No verdict depends on its facts. */
export interface TimelineMaker {
  readonly facts: readonly Fact<unknown>[];
  build(
    readings: Readings,
    judged: { readonly verdict: Verdict; readonly findings: readonly Finding[] },
    now: Date,
  ): Timeline;
}

export interface DiagnoseOptions {
  readonly signal?: AbortSignal;
  /** What people said, by fact id. */
  readonly answers?: Readonly<Record<string, unknown>>;
  /** Ids of facts that are left out, see GatherOptions. */
  readonly without?: ReadonlySet<string>;
  /** The findings so far, and of how many checks. */
  readonly onProgress?: (findings: readonly Finding[], checks: number) => void;
}

/** No report can be made: nobody answered at all. The message is a sentence for a person. */
export class NoReport extends Error {
  override readonly name = 'NoReport';
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    super(faults[0]?.message ?? 'Microsoft Graph gave no answer.');
    this.faults = faults;
  }
}

/** One look at one user: gather, judge, and hand over what was found. Throws NoReport when nothing was answered. */
export async function diagnose(
  input: string,
  practice: Practice,
  sources: Sources,
  options: DiagnoseOptions = {},
): Promise<Diagnosis> {
  const begun = performance.now();
  const { checks } = practice;
  const facts = factsOf(checks, practice.person, ...(practice.timeline?.facts ?? []));
  const findingsOf = (readings: Readings) => checks.flatMap((check) => evaluate(check, readings, sources.now()));

  const { readings, spent, faults, answered } = await gather(facts, sources, {
    answers: { ...options.answers, input },
    ...(options.signal && { signal: options.signal }),
    ...(options.without && { without: options.without }),
    onReadings: (so) => options.onProgress?.(findingsOf(so), checks.length),
  });
  if (answered === 0 && faults.length > 0) throw new NoReport(faults);

  const subject = subjectOf(practice.person, readings, input);
  const judged = judge(findingsOf(readings), readings);
  return {
    at: sources.now().toISOString(),
    tenant: tenantOf(practice, readings),
    subject,
    ...judged,
    corrections: correctionsFor(judged, subject),
    ...(practice.timeline && { timeline: practice.timeline.build(readings, judged, sources.now()) }),
    cost: { ...spent, milliseconds: Math.round(performance.now() - begun) },
  };
}

/** All facts that the checks stand on. */
export const factsOf = (checks: readonly Check[], ...more: readonly Fact<unknown>[]): readonly Fact<unknown>[] => [
  ...closure([
    ...checks.flatMap((check) => [
      ...Object.values(check.requires),
      ...Object.values(check.uses),
      ...Object.values(check.hears),
    ]),
    ...more,
  ]).values(),
];

function subjectOf(person: Fact<Subject>, readings: Readings, input: string): Subject {
  const reading = readings.get(person.id)?.reading;
  // The fact that carries this id is of this type; the map is keyed by id and has forgotten it.
  return reading?.state === 'known'
    ? (reading.value as Subject)
    : { input, id: null, userPrincipalName: null, displayName: null };
}

function tenantOf({ organization, mode, tenantId }: Practice, readings: Readings): Tenant {
  const reading = readings.get(organization.id)?.reading;
  const value = reading?.state === 'known' ? (reading.value as { id: string; displayName: string | null }) : undefined;
  return { id: value?.id ?? tenantId, name: value?.displayName ?? '', mode };
}
