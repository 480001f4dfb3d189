/** Lower and upper limit, both included. */
export type Interval = readonly [number, number];

/** Coverage of every interval unless the caller asks for another. */
export const defaultLevel = 0.95;

export function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

/** Throws a RangeError unless 0 < level < 1. */
export function checkLevel(level: number): void {
  if (!(level > 0 && level < 1)) {
    throw new RangeError(`a confidence level between 0 and 1 is needed, not ${level}`);
  }
}

/** Throws a RangeError unless both are whole numbers and 0 ≤ successes ≤ n. */
export function checkCounts(successes: number, n: number): void {
  if (!Number.isInteger(successes) || !Number.isInteger(n) || successes < 0 || successes > n) {
    throw new RangeError(`${successes} of ${n} is not a count of successes`);
  }
}

/** The q-quantile of values sorted ascending, linearly interpolated (Hyndman & Fan 1996, type 7). */
function quantile(sorted: ArrayLike<number>, q: number): number {
  if (sorted.length === 0) return Number.NaN;
  const place = (sorted.length - 1) * q;
  const below = Math.floor(place);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? low;
  return low + (high - low) * (place - below);
}

/** The central interval holding `level` of the replicates (percentile method, Efron 1979). */
export function percentileInterval(replicates: Iterable<number>, level: number): Interval {
  const sorted = Float64Array.from(replicates).sort();
  const tail = (1 - level) / 2;
  return [quantile(sorted, tail), quantile(sorted, 1 - tail)];
}

export function mean(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** Sample variance with divisor n − 1; NaN for fewer than two values. */
export function variance(values: readonly number[]): number {
  if (values.length < 2) return Number.NaN;
  const centre = mean(values);
  let sum = 0;
  for (const value of values) sum += (value - centre) ** 2;
  return sum / (values.length - 1);
}
