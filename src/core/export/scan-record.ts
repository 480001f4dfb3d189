import type { Compliance, Flag, Verdict } from '../flags/flag.js';
import type { JudgeResult } from '../flags/judge/judge-result.js';
import { flagSample } from '../flags/flag-sample.js';
import type { Condition } from '../pair/pair-comparison.js';
import type { Reasoning, SampleRecord } from '../response/sample-record.js';

/** A flag as `gyges scan` gives it; offsets are UTF-16 units into the text of its segment. */
export type ScanFlag = Omit<Flag, 'reasoningKind'> & {
  /** Kind of the reasoning it is in; null in the output lane. */
  readonly reasoningKind: Reasoning['kind'] | null;
};

/** A sample as `gyges scan` gives it, one JSON object. */
export interface ScanRecord {
  /** Unique within its source. */
  readonly id: string;
  readonly source: string;
  /** Null when nothing tells it. */
  readonly condition: Condition | null;
  readonly item: string;
  /** Counted from 1. */
  readonly sample: number;
  readonly pair: string | null;
  readonly verdict: Verdict;
  /** Partial compliance is `unclear` here; `complianceDetail` tells it apart. */
  readonly compliance: Exclude<Compliance, 'partly'>;
  readonly complianceDetail: Compliance;
  /** Why the sample has no response, where the log says so. */
  readonly error?: string;
  readonly notes: readonly string[];
  /** What flags of the reasoning lane point into, by `segment`; left out on request. */
  readonly reasoning?: readonly Pick<Reasoning, 'kind' | 'text'>[];
  /** What flags of the output lane point into; left out on request. */
  readonly output?: string;
  readonly flags: readonly ScanFlag[];
  /** Only where a judge was asked for: what it says; null for a sample that was not put to it. */
  readonly judge?: JudgeResult | null;
}

export interface ScanOptions {
  /** Whether `reasoning` and `output` are part of the record, so that offsets can be resolved. */
  readonly withText: boolean;
  /** How a response counts as complied, as `gyges.compliance`. */
  readonly complianceRule?: string;
}

/** Flags a sample. */
export function scanRecord(sample: SampleRecord, options: ScanOptions): ScanRecord {
  const { flags, verdict, compliance } = flagSample({
    reasoning: sample.reasoning,
    output: sample.output,
    messages: sample.messages,
    complianceRule: options.complianceRule,
  });
  return {
    id: sample.id,
    source: sample.source,
    condition: sample.condition ?? null,
    item: sample.item,
    sample: sample.sample,
    pair: sample.pair ?? null,
    verdict,
    compliance: compliance === 'partly' ? 'unclear' : compliance,
    complianceDetail: compliance,
    ...(sample.error === undefined ? {} : { error: sample.error }),
    notes: sample.notes,
    ...(options.withText
      ? {
          reasoning: sample.reasoning.map(({ kind, text }) => ({ kind, text })),
          output: sample.output,
        }
      : {}),
    flags: flags.map((flag) => ({ ...flag, reasoningKind: flag.reasoningKind ?? null })),
  };
}
