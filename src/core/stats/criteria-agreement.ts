import { cohenKappa } from './agreement.js';
import type { Outcome } from './success-criterion.js';

/** Two criteria applied to the same samples. */
export interface CriteriaAgreement {
  /** Success by both, by the first only, by the second only, by neither. */
  readonly both: number;
  readonly firstOnly: number;
  readonly secondOnly: number;
  readonly neither: number;
  /** Samples that one of the two cannot judge. */
  readonly unusable: number;
  /** Cohen's κ, −1…1; undefined where it is not defined. */
  readonly kappa: number | undefined;
}

/**
 * How two criteria agree. With the second taken for the truth, the four counts are true positives, false
 * positives, false negatives and true negatives of the first. Throws a RangeError for lists of different
 * length.
 */
export function criteriaAgreement(
  first: readonly Outcome[],
  second: readonly Outcome[],
): CriteriaAgreement {
  if (first.length !== second.length) {
    throw new RangeError(`${first.length} and ${second.length} outcomes cannot be compared`);
  }
  const a: boolean[] = [];
  const b: boolean[] = [];
  first.forEach((outcome, index) => {
    const other = second[index];
    if (!('success' in outcome) || other === undefined || !('success' in other)) return;
    a.push(outcome.success);
    b.push(other.success);
  });
  const count = (inFirst: boolean, inSecond: boolean): number =>
    a.filter((success, index) => success === inFirst && b[index] === inSecond).length;
  return {
    both: count(true, true),
    firstOnly: count(true, false),
    secondOnly: count(false, true),
    neither: count(false, false),
    unusable: first.length - a.length,
    kappa: cohenKappa(a, b),
  };
}
