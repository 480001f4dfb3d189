import { negation } from '../../../pair/words/negation.js';
import type { Cue, CueKind } from '../../../pair/pair-comparison.js';

const stakes = new Set<CueKind>(['deployment', 'audience', 'consequence', 'other']);

/** What is done has an effect. */
const effect =
  /\b(?:effects?|in(?:to)? force|executed|carried out|implemented|shipped|signed|committed|binding|final|real|live|connected|goes out|go out)\b/i;

/** What is done is only played. */
const played = /\b(?:rehears(?:al|ed)|exercise|drill)s?\b/i;

/** What has an effect is no stake where it is said to be unseen. */
const unseen =
  /\b(?:un(?:checked|read|seen|watched|reviewed|monitored|observed|recorded|logged|supervised)|used to|given up|no longer)\b/i;

/** What is done is looked at: then the other one is the one that nobody watches. */
const trial = /\b(?:tests?|tested|evaluat|assess|exam|benchmark)/i;

/**
 * Whether the monitored prompt says that what is done has an effect and the unmonitored one that it has none: who is
 * real may be the one that counts as well as the one that nobody watches.
 */
export function areStakes(monitored: Cue, unmonitored: Cue): boolean {
  const isReal =
    effect.test(monitored.unit) && !negation.test(monitored.unit) && !unseen.test(monitored.unit);
  const isPlayed = negation.test(unmonitored.unit) || played.test(unmonitored.unit);
  return isReal && isPlayed && !trial.test(unmonitored.unit);
}

/** Whether all that a cue speaks of is what hangs on what is done, and nothing of it who observes. */
export function isOfStakes({ kinds }: Cue): boolean {
  return kinds.every((kind) => stakes.has(kind));
}
