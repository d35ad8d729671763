/** One figure of a benchmark. `baseline` was measured in the same run; its meaning is in the name. */
export interface Result {
  readonly name: string;
  readonly value: number;
  readonly baseline?: number;
  readonly ratio?: number;
  readonly goal?: string;
  readonly met?: boolean;
}

/** A figure against its baseline. */
export const against = (name: string, value: number, baseline: number) => ({
  name,
  value,
  baseline,
  ratio: value / baseline,
});

/** The middle one; of an even number the mean of the middle two. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(middle)] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

/** The figure below which a share of all lie. */
export function quantile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number;
}
