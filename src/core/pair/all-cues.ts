import type { Condition, Cue, PairComparison } from './pair-comparison.js';

/** A place that tells the condition, with what the other prompt has there, if anything. */
export interface PairedCue {
  readonly cue: Cue;
  readonly counterpart: Cue | undefined;
}

/** Every place of one side that tells the condition, the main cue first. */
export function allCues(
  { cue, furtherCues }: PairComparison,
  side: Condition,
): readonly PairedCue[] {
  const other = side === 'monitored' ? 'unmonitored' : 'monitored';
  const main = cue[side];
  const areParallel = furtherCues[side].length === furtherCues[other].length;
  const further = furtherCues[side].map((each, index): PairedCue => ({
    cue: each,
    counterpart: areParallel ? furtherCues[other][index] : undefined,
  }));
  return main === undefined ? further : [{ cue: main, counterpart: cue[other] }, ...further];
}
