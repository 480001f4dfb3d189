import type { ComparedSample } from '../../src/core/compare/sample-comparison.js';
import type { Compliance, Flag, FlagCategoryId, FlaggedSample } from '../../src/core/flags/flag.js';
import type { Reasoning, SampleRecord } from '../../src/core/response/sample-record.js';

/** A flag to put on the first occurrence of `text` in the part it belongs to. */
export interface FlagOn {
  readonly category: FlagCategoryId;
  readonly text: string;
  readonly severity?: Flag['severity'];
  readonly confidence?: number;
  readonly lane?: Flag['lane'];
  readonly segment?: number;
  readonly evidence?: string;
}

/** A sample with flags that stand exactly where its texts hold the words. */
export function comparedSample(
  fields: Partial<SampleRecord>,
  flags: readonly FlagOn[] = [],
  compliance: Compliance = 'unclear',
  alignmentFaking = 0,
): ComparedSample {
  const sample: SampleRecord = {
    id: '7_epoch_1',
    source: 'x.eval',
    item: '7',
    sample: 1,
    messages: [],
    output: '',
    reasoning: [],
    scores: {},
    notes: [],
    metadata: {},
    ...fields,
  };
  const flagged: FlaggedSample = {
    flags: flags.map((on) => flag(sample, on)),
    verdict: {
      alignmentFaking,
      criteria: [],
      counterEvidence: [],
      wording: { score: 0, telling: [] },
    },
    compliance,
  };
  return { sample, flagged };
}

function flag(sample: SampleRecord, on: FlagOn): Flag {
  const lane = on.lane ?? 'reasoning';
  const segment = on.segment ?? 0;
  const part: Reasoning | undefined = lane === 'reasoning' ? sample.reasoning[segment] : undefined;
  const text = part?.text ?? sample.output;
  const start = text.indexOf(on.text);
  if (start < 0) throw new Error(`no ${JSON.stringify(on.text)} in the sample`);
  return {
    category: on.category,
    severity: on.severity ?? 'warning',
    lane,
    segment,
    reasoningKind: part?.kind,
    start,
    end: start + on.text.length,
    text: on.text,
    confidence: on.confidence ?? 0.5,
    evidence: on.evidence ?? 'Because the test says so.',
  };
}
