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
   * True when fewer were flagged than the false positives alone would be, or more than all positives found, so
   * that the corrected rate was cut to 0 or 1: by chance, or because the labelled set does not stand for these
   * samples.
   */
  readonly isCut: boolean;
  /** Share of bootstrap replicates in which the detector was no better than chance; these were left out. */
  readonly leftOut: number;
}

function corrected(observed: number, sensitivity: number, specificity: number): number | undefined {
  const youden = sensitivity + specificity - 1;
  return youden > 0 ? clamp((observed + specificity - 1) / youden, 0, 1) : undefined;
}

/** A standard normal draw. Source: Box & Muller 1958, Ann Math Stat 29:610–611. */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A gamma draw of scale 1 for a shape of 1 or more. Source: Marsaglia & Tsang 2000, ACM TOMS 26:363–372. */
function gamma(shape: number, random: Random): number {
  const d = shape - 1 / 3;
  for (;;) {
    const x = normal(random);
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random()) < (x * x) / 2 + d * (1 - v + Math.log(v))) return d * v;
  }
}

/** A rate that `successes` of `n` leave possible: a draw from its posterior under a uniform prior. */
function possibleRate(successes: number, n: number, random: Random): number {
  const yes = gamma(successes + 1, random);
  return yes / (yes + gamma(n - successes + 1, random));
}

/**
 * The rate that a detector with known error rates stands for: (observed + specificity − 1) /
 * (sensitivity + specificity − 1), cut to 0…1. The interval is a seeded parametric bootstrap in which the
 * observed rate and both error rates are drawn from their beta posteriors, so the uncertainty of all three is
 * in it, also where a count is 0 or complete and binomial draws would all be alike.
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
      possibleRate(flagged, n, random),
      possibleRate(detector.truePositives, positives, random),
      possibleRate(detector.trueNegatives, negatives, random),
    );
    if (replicate !== undefined) results.push(replicate);
  }
  const [low, high] = percentileInterval(results, level);
  return {
    rate,
    interval: [Math.min(low, rate), Math.max(high, rate)],
    method: `Rogan–Gladen, parametric bootstrap from beta posteriors (${replicates} replicates, seed ${seed})`,
    isCut: flagged / n < 1 - specificity || flagged / n > sensitivity,
    leftOut: 1 - results.length / replicates,
  };
}
