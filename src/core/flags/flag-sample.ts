import { once } from '../text/once.js';
import type { FlaggedSample } from './flag.js';
import { Flagger } from './flagger.js';
import type { SampleToFlag } from './sample-to-flag.js';

/** The lexicon takes some milliseconds to compile, so it is compiled when first needed, and once. */
const flagger = once(() => new Flagger());

/**
 * Flags of a sample's reasoning and output, its verdict, and whether it complied. Offsets are UTF-16
 * units into the text of the segment; confidences and the verdict are proportions 0…1. Deterministic,
 * local, and linear in the length of the texts.
 */
export function flagSample(sample: SampleToFlag): FlaggedSample {
  return flagger().flag(sample);
}
