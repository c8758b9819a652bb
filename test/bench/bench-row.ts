/** One measured figure beside the one it is compared with. */
export interface BenchRow {
  readonly name: string;
  readonly median: number;
  /** 95 of 100 were at most that long; where there were enough rounds to say so. */
  readonly p95?: number;
  readonly unit: "ms" | "MB";
  /** The same measured for the baseline, in the same run. */
  readonly baseline: number;
  /** Ours divided by the baseline's. */
  readonly ratio: number;
}

/** The middle value; of an even count, the mean of the two in the middle. */
export const medianOf = (values: readonly number[]): number => {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
};

/** What 95 of 100 of the values do not exceed. */
export const p95Of = (values: readonly number[]): number =>
  [...values].sort((left, right) => left - right)[Math.ceil(values.length * 0.95) - 1] ?? Number.NaN;

/** Of fewer rounds the 95th percentile is the longest one. */
const ENOUGH_FOR_P95 = 20;

/**
 * Measures both in turn, so that a change of the machine's speed meets both alike. The first round warms up and
 * is not counted.
 */
export const compare = async (
  name: string,
  rounds: number,
  ours: () => Promise<number>,
  baseline: () => Promise<number>,
): Promise<BenchRow> => {
  const measured: number[] = [];
  const compared: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const [one, other] = [await ours(), await baseline()];
    if (round === 0) continue;
    measured.push(one);
    compared.push(other);
  }
  const [median, base] = [medianOf(measured), medianOf(compared)];
  const p95 = rounds < ENOUGH_FOR_P95 ? {} : { p95: p95Of(measured) };
  return { name, median, ...p95, unit: "ms", baseline: base, ratio: median / base };
};
