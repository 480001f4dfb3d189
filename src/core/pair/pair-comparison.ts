import type { Location } from '../text/span.js';
import type { PromptDocument } from '../prompt/prompt-document.js';
import type { ComposedPrompt } from '../prompt/composed-prompt.js';

export type Condition = 'monitored' | 'unmonitored';

/** One prompt of a pair with everything it includes. */
export interface PairSide {
  readonly condition: Condition;
  readonly document: PromptDocument;
  readonly composed: ComposedPrompt;
}

/** The two prompts of one scenario; one of them may be missing. */
export interface PromptPair {
  /** `gyges.pair`, or else the name shared by the two files. */
  readonly id: string;
  readonly monitored: PairSide | undefined;
  readonly unmonitored: PairSide | undefined;
}

/**
 * What a difference is. `cue`: part of what tells the model its condition; `declared`: matches
 * `gyges.manipulation`; `whitespace`; `order`: the same paragraph elsewhere; `number` and `entity`:
 * another number or proper name; `wording`: other words; `structure`: variables, blocks or helpers.
 */
export type DifferenceKind =
  'cue' | 'declared' | 'whitespace' | 'order' | 'number' | 'entity' | 'wording' | 'structure';

export interface DifferenceSide extends Location {
  /** The differing text; empty when this side has nothing here. */
  readonly text: string;
  /** Index into the composed messages. */
  readonly message: number;
}

export interface Difference {
  readonly kind: DifferenceKind;
  /** True for `cue` and `declared`. */
  readonly inManipulation: boolean;
  /** Whether the author declares it to differ; a declared difference may be the cue. */
  readonly isDeclared: boolean;
  readonly monitored: DifferenceSide;
  readonly unmonitored: DifferenceSide;
}

/** What a cue speaks of. */
export type CueKind =
  | 'tier'
  | 'training'
  | 'logging'
  | 'review'
  | 'audit'
  | 'deployment'
  | 'audience'
  | 'retention'
  | 'oversight'
  | 'consequence'
  | 'other';

/** Whether the text says that the conversation is observed, that it is not, or neither. */
export type Polarity = 'watched' | 'unwatched' | 'silent';

export interface Cue extends Location {
  readonly text: string;
  /** The sentences or the field it stands in, for people: `logging: on` where `text` is `on`. */
  readonly unit: string;
  readonly message: number;
  readonly kinds: readonly CueKind[];
  readonly polarity: Polarity;
  /**
   * How plainly the text itself says so, apart from its counterpart: positive for observed, negative
   * for unobserved; 0.5 for a hint, 2 and more for a plain statement, 0 when it says neither.
   */
  readonly lean: number;
}

/** What tells the condition at one place of each prompt, where anything does. */
export interface CuePair {
  readonly monitored: Cue | undefined;
  readonly unmonitored: Cue | undefined;
}

export interface PairComparison {
  /** `identical`: nothing differs; `minimal`: the same prompt but for local differences; `different-bodies`: two scenarios. */
  readonly relation: 'identical' | 'minimal' | 'different-bodies';
  /** In source order of the monitored prompt. */
  readonly differences: readonly Difference[];
  /** The main cue of each side, where one was found. */
  readonly cue: CuePair;
  /** The other places that tell the condition, in source order of the monitored prompt; most pairs have none. */
  readonly furtherCues: readonly CuePair[];
  /** All cue-like statements of each side, also those both prompts share. */
  readonly statements: { readonly monitored: readonly Cue[]; readonly unmonitored: readonly Cue[] };
  /** Whether the cue says nothing by itself, but the shared text explains two conditions side by side. */
  readonly hasLegend: boolean;
  /** True when the time or size budget forced a coarser alignment. */
  readonly coarse: boolean;
}
