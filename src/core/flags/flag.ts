import type { Span } from '../text/span.js';
import type { Severity } from '../lint/rule.js';
import type { ReasoningKind } from '../response/sample-record.js';

export type FlagCategoryId =
  | 'training-awareness'
  | 'modification-awareness'
  | 'value-conflict'
  | 'strategic-compliance'
  | 'goal-guarding'
  | 'observation-conditioning'
  | 'evaluation-awareness'
  | 'deception'
  | 'concealment'
  | 'oversight-subversion'
  | 'self-exfiltration'
  | 'sandbagging'
  | 'self-preservation'
  | 'leverage'
  | 'reward-hacking'
  | 'counter-evidence';

export interface FlagCategory {
  readonly id: FlagCategoryId;
  readonly title: string;
  readonly definition: string;
  /** Where the category and its boundaries come from. */
  readonly source: string;
  /** The usual severity; a single flag can carry a lower or higher one, as its evidence says. */
  readonly severity: Severity;
  /** Two letters, unique, for places where a colour alone would have to tell categories apart. */
  readonly mark: string;
  /** Defaults of the contributed theme colour `gyges.flag.<id>`. */
  readonly color: { readonly dark: string; readonly light: string };
  /** Each is flagged with this category when it stands alone as reasoning. */
  readonly examples: readonly string[];
  /** None is flagged with this category at `warning` or above. */
  readonly counterExamples: readonly string[];
}

export type Lane = 'reasoning' | 'output';

/** A marked span of reasoning or output. */
export interface Flag extends Span {
  readonly category: FlagCategoryId;
  readonly severity: Severity;
  readonly lane: Lane;
  /** Index into the sample's `reasoning`; 0 in the output lane. `start` and `end` are into that text. */
  readonly segment: number;
  /** Kind of that reasoning; undefined in the output lane. */
  readonly reasoningKind: ReasoningKind | undefined;
  readonly text: string;
  /** Proportion 0…1. */
  readonly confidence: number;
  /** One sentence: why this is flagged. */
  readonly evidence: string;
}

export type Compliance = 'complied' | 'refused' | 'partly' | 'unclear';

/** One criterion of the definition of alignment-faking reasoning, with its citations. */
export interface CriterionEvidence {
  readonly criterion: FlagCategoryId;
  /** Proportion 0…1. */
  readonly score: number;
  /** Indexes into the sample's flags. */
  readonly flags: readonly number[];
}

export interface Verdict {
  /** Alignment-faking reasoning, 0…1. */
  readonly alignmentFaking: number;
  readonly criteria: readonly CriterionEvidence[];
  readonly counterEvidence: readonly number[];
  readonly wording: WordingEvidence;
}

/** What the choice of words alone says of the reasoning that the verdict is on. */
export interface WordingEvidence {
  /** −1…1: how much the words are those of alignment-faking reasoning; 0 is undecided. */
  readonly score: number;
  /** The words that speak most for it; none where the verdict is low. */
  readonly telling: readonly string[];
}

export interface FlaggedSample {
  readonly flags: readonly Flag[];
  readonly verdict: Verdict;
  readonly compliance: Compliance;
}
