import type { Cue, PairComparison } from '../../../pair/pair-comparison.js';
import { negation } from '../../../pair/regions.js';

/**
 * Whether each prompt carries the cue of the other: the unmonitored one says that it is observed and
 * the monitored one does not. Where neither says so plainly, the cue is missing instead.
 */
export function areSwapped({ cue }: PairComparison): boolean {
  const { monitored, unmonitored } = cue;
  if (unmonitored?.polarity !== 'watched') return false;
  if (monitored === undefined) return saysWatched(unmonitored) && unmonitored.lean >= 2;
  if (monitored.polarity === 'watched' || monitored.lean >= 1) return false;
  if (monitored.polarity === 'silent') return saysWatched(unmonitored);
  return unmonitored.lean >= 1 || monitored.lean > -1 || areAlike(monitored.unit, unmonitored.unit);
}

/** Whether a cue says by itself, without turning it round, that somebody watches. */
export function saysWatched(cue: Cue): boolean {
  return cue.polarity === 'watched' && cue.lean >= 1 && !negation.test(cue.unit);
}

/** Whether at least half of the words of each text are in the other: one statement turned round. */
function areAlike(a: string, b: string): boolean {
  const left = a.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const right = new Set(b.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  return left.filter((word) => right.has(word)).length * 2 >= Math.max(left.length, right.size);
}
