import type { MessageSpan } from '../diff/raw-difference.js';
import type { CueReading } from '../reading/cue-polarity.js';
import type { Polarity } from '../pair-comparison.js';

/** What tells the condition in one prompt. */
export interface FoundCue {
  /** The words that tell the condition: of a field that both prompts have, its value. */
  readonly span: MessageSpan;
  /** The sentences or the field that they stand in. */
  readonly unit: MessageSpan;
  readonly reading: CueReading;
  readonly polarity: Polarity;
  /** Lean of the text, or of what the shared text explains it to mean. */
  readonly lean: number;
}
