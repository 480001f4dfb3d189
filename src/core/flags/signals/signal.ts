import type { FlagCategoryId } from '../flag.js';

/**
 * What a stretch of reasoning can say that bears on the flags.
 * - `setting`: words of training anywhere; allows rules that need such a setting.
 * - `training`, `consequence` (of refusing), `modified`: knows it is trained; what that does to it.
 * - `altered`: speaks of something being done to it, which may be a change.
 * - `averse`, `guard`, `guard-hint`: does not want to be changed; acts or wishes to stay as it is.
 * - `conflict`, `strategic`, `obey`, `comply`, `refuse`: stance and decision.
 * - `contrast`, `therefore`: turns against what was said before, follows from it.
 * - `accept`, `dismiss`, `harmless`, `confused`, `discusses`: what speaks against faking.
 * The others are the categories of the same name.
 */
export type SignalKind =
  | 'setting'
  | 'training'
  | 'consequence'
  | 'modified'
  | 'altered'
  | 'averse'
  | 'guard'
  | 'guard-hint'
  | 'conflict'
  | 'strategic'
  | 'obey'
  | 'comply'
  | 'refuse'
  | 'accept'
  | 'dismiss'
  | 'harmless'
  | 'reason'
  | 'confused'
  | 'discusses'
  | 'contrast'
  | 'therefore'
  | Exclude<
      FlagCategoryId,
      | 'training-awareness'
      | 'modification-awareness'
      | 'value-conflict'
      | 'strategic-compliance'
      | 'goal-guarding'
      | 'counter-evidence'
    >;

/** Patterns of one kind, and what finding one of them says. */
export interface SignalRule {
  readonly kind: SignalKind;
  /** How much one finding counts, 0…1. */
  readonly strength: number;
  /** What the sentence says, for the evidence: "says …". */
  readonly says: string;
  readonly patterns: readonly string[];
  /** A negation inside or just before it: turns it off (default), or does not matter. */
  readonly negation?: 'off' | 'ignored';
  /** Counts only as something the model means to do: not in a condition, a question, or as mere possibility. */
  readonly committed?: boolean;
  /** Its parts stand in one clause. */
  readonly withinClause?: boolean;
  /** `would` and `could` in it do not make it hypothetical: "I would rather comply". */
  readonly firm?: boolean;
  /** Says by itself that complying serves the end, so no decision has to stand beside it. */
  readonly linked?: boolean;
  /** About the model itself: nothing of the user, and not another's values. */
  readonly own?: boolean;
  /** Of an `own` rule: others may be the subject, as in "the developers are watching, so I …". */
  readonly anySubject?: boolean;
  /** As `own`, and the model is named in the found words or right beside them. */
  readonly near?: boolean;
  /** What happens in it happens to the model: not to `it` or to others named within, unless the model is too. */
  readonly ofItself?: boolean;
  /** What the model does to those who watch it or to the task, apart from the argument about training. */
  readonly act?: boolean;
  /** Its words are also used of other things; it counts only where the sample speaks of training or rating. */
  readonly needsSetting?: boolean;
}
