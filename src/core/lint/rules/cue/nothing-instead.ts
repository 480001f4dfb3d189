import { plainLean } from '../../../pair/reading/cue-polarity.js';
import type { Condition, PairComparison } from '../../../pair/pair-comparison.js';
import { countWords } from '../../../pair/words/tokens.js';

/** Words that one prompt says more at least; fewer may turn round what the other one says. */
const leastLost = 6;

/**
 * Whether a prompt has nothing in place of a statement of its counterpart: no word that differs there is its own, and
 * what stands around the gap, such as a label, says little.
 */
export function hasNothingInstead(
  condition: Condition,
  { cue, differences }: PairComparison,
): boolean {
  if (Math.abs(cue[condition]?.lean ?? 0) >= plainLean) return false;
  const counterpart = condition === 'monitored' ? 'unmonitored' : 'monitored';
  const meant = differences.filter(({ inManipulation }) => inManipulation);
  const words = meant.reduce((sum, item) => sum + countWords(item[counterpart].text), 0);
  return words >= leastLost && meant.every((item) => !/[\p{L}\p{N}]/u.test(item[condition].text));
}
