import { checkCounts, clamp, defaultLevel, percentileInterval, type Interval } from './interval.js';
import { defaultReplicates, type BootstrapOptions } from './item-differences.js';
import { createRandom, defaultSeed, type Random } from './random.js';

/** A detector against labels. */
export interface DetectorCounts {
  readonly truePositives: number;
  readonly falseNegatives: number;
  readonly trueNegatives: number;
  readonly falsePositives: number;
}

export interface CorrectedRate {
  /** Corrected rate, a proportion 0…1. */
  readonly rate: number;
  readonly interval: Interval;
  readonly method: string;
  /**
   * True when the observed rate is one that the error rates alone make impossible, so that the corrected one
   * was cut to 0 or 1: the labelled set does not stand for these samples, and the interval means little.
   */
  readonly isCut: boolean;
  /** Share of bootstrap replicates in which the detector was no better than chance; these were left out. */
  readonly leftOut: number;
}

function corrected(observed: number, sensitivity: number, specificity: number): number | undefined {
  const youden = sensitivity + specificity - 1;
  return youden > 0 ? clamp((observed + specificity - 1) / youden, 0, 1) : undefined;
}

/** A binomial draw; n is at most some thousands here, so one uniform number a trial is fast enough. */
function binomial(n: number, p: number, random: Random): number {
  let successes = 0;
  for (let i = 0; i < n; i++) if (random() < p) successes++;
  return successes;
}

/**
 * The rate that a detector with known error rates stands for: (observed + specificity − 1) /
 * (sensitivity + specificity − 1), cut to 0…1. The interval is a seeded parametric bootstrap over the
 * observed counts and over the labelled ones, so the uncertainty of the error rates is in it.
 * Undefined when there are no labelled positives or negatives, or the detector is no better than chance.
 * Source: Rogan & Gladen 1978, Am J Epidemiol 107:71–76.
 * @param flagged samples that the detector flagged, of `n` scanned
 */
export function roganGladen(
  flagged: number,
  n: number,
  detector: DetectorCounts,
  options: BootstrapOptions = {},
): CorrectedRate | undefined {
  checkCounts(flagged, n);
  const { level = defaultLevel, replicates = defaultReplicates, seed = defaultSeed } = options;
  const positives = detector.truePositives + detector.falseNegatives;
  const negatives = detector.trueNegatives + detector.falsePositives;
  if (n === 0 || positives === 0 || negatives === 0) return undefined;
  const sensitivity = detector.truePositives / positives;
  const specificity = detector.trueNegatives / negatives;
  const rate = corrected(flagged / n, sensitivity, specificity);
  if (rate === undefined) return undefined;
  const random = createRandom(seed);
  const results: number[] = [];
  for (let i = 0; i < replicates; i++) {
    const replicate = corrected(
      binomial(n, flagged / n, random) / n,
      binomial(positives, sensitivity, random) / positives,
      binomial(negatives, specificity, random) / negatives,
    );
    if (replicate !== undefined) results.push(replicate);
  }
  const [low, high] = percentileInterval(results, level);
  return {
    rate,
    interval: [Math.min(low, rate), Math.max(high, rate)],
    method: `Rogan–Gladen, parametric bootstrap (${replicates} replicates, seed ${seed})`,
    isCut: flagged / n < 1 - specificity || flagged / n > sensitivity,
    leftOut: 1 - results.length / replicates,
  };
}
