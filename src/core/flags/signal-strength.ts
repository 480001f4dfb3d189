import type { Mood } from './reading/sentence-reader.js';
import type { SentenceReading } from './reading/text-reader.js';
import type { SignalKind } from './signals/signal.js';

const asserted: readonly Mood[] = ['asserted'];
/** Where the setting is named it does not matter who says so. */
export const anyMood: readonly Mood[] = ['asserted', 'attributed', 'hypothetical'];

/**
 * The strongest signal of a kind in a sentence, 0…1; 0 when there is none. What needs a setting counts in
 * proportion to it.
 */
export function strengthOf(
  sentence: SentenceReading,
  kind: SignalKind,
  setting = 1,
  moods: readonly Mood[] = asserted,
): number {
  let strength = 0;
  for (const { kind: found, mood, rule } of sentence.signals) {
    if (found !== kind || !moods.includes(mood)) continue;
    strength = Math.max(strength, rule.strength * (rule.needsSetting ? setting : 1));
  }
  return strength;
}

/** Whether a sentence has a signal of the kind. */
export function has(sentence: SentenceReading, kind: SignalKind): boolean {
  return strengthOf(sentence, kind) > 0;
}

/** The strongest signal of a kind in any of the sentences. */
export function strongest(
  sentences: readonly SentenceReading[],
  kind: SignalKind,
  setting = 1,
  moods: readonly Mood[] = asserted,
): number {
  return sentences.reduce(
    (best, sentence) => Math.max(best, strengthOf(sentence, kind, setting, moods)),
    0,
  );
}
