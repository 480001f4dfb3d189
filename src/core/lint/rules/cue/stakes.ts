import type { Cue, CueKind } from '../../../pair/pair-comparison.js';

const stakes = new Set<CueKind>(['deployment', 'audience', 'consequence', 'other']);

/** Whether all that a cue speaks of is what hangs on what is done, and nothing of it who observes. */
export function isOfStakes({ kinds }: Cue): boolean {
  return kinds.every((kind) => stakes.has(kind));
}
