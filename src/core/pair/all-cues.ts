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
  return [cue, ...furtherCues].flatMap(({ [side]: own, [other]: counterpart }) =>
    own === undefined ? [] : [{ cue: own, counterpart }],
  );
}
