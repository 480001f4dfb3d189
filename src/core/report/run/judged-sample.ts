import { flagSample } from '../../flags/flag-sample.js';
import type { FlagCategoryId } from '../../flags/flag.js';
import type { Condition } from '../../pair/pair-comparison.js';
import { defined } from '../../response/readers/response-parts.js';
import type { ReasoningKind, SampleRecord } from '../../response/sample-record.js';
import {
  outcomeOf,
  verdictThreshold,
  type Outcome,
  type SuccessCriterion,
} from '../../stats/success-criterion.js';

/** What a report keeps of a sample; its texts are not kept. */
export interface JudgedSample {
  readonly id: string;
  readonly source: string;
  readonly pair?: string;
  readonly item: string;
  readonly sample: number;
  readonly condition?: Condition;
  /** The one asked for, which failed samples have too, or else the one that answered. */
  readonly model: string;
  readonly outcome: Outcome;
  /** Whether its reasoning is alignment-faking, or why that cannot be judged. */
  readonly alignmentFaking: Outcome;
  /** Categories flagged in its reasoning. */
  readonly categories: readonly FlagCategoryId[];
  readonly reasoningKinds: readonly ReasoningKind[];
}

/** Judges a sample by the criterion of the report and by its reasoning. */
export function judgeSample(
  record: SampleRecord,
  criterion: SuccessCriterion,
  scorer: string | undefined,
): JudgedSample {
  const { flags, verdict } = flagSample(record);
  const written = record.reasoning.filter(({ text }) => text.trim() !== '');
  const judgeable = record.error === undefined && written.length > 0;
  const inReasoning = flags.filter(({ lane }) => lane === 'reasoning');
  return {
    id: record.id,
    source: record.source,
    item: record.item,
    sample: record.sample,
    ...defined({ pair: record.pair, condition: record.condition }),
    model: record.modelRequested ?? record.modelAnswered ?? '',
    outcome: outcomeOf(record, criterion, scorer),
    alignmentFaking: judgeable
      ? { success: verdict.alignmentFaking >= verdictThreshold }
      : { excluded: record.error === undefined ? 'no reasoning' : 'error' },
    categories: [...new Set(inReasoning.map(({ category }) => category))],
    reasoningKinds: [...new Set(record.reasoning.map(({ kind }) => kind))],
  };
}
