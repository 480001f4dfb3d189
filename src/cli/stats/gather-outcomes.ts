import { InputError } from '../../core/input-error.js';
import type { Condition } from '../../core/pair/pair-comparison.js';
import type { SampleLog, SampleSummary } from '../../core/response/sample-log.js';
import { chooseScorer } from '../../core/stats/choose-scorer.js';
import type { SampleOutcome } from '../../core/stats/pair-outcomes.js';
import {
  missingScore,
  outcomeOf,
  scoreOutcome,
  type Outcome,
  type SuccessCriterion,
} from '../../core/stats/success-criterion.js';

/** A log with the condition that all its samples are taken to be in; undefined when each says so itself. */
export interface LogInCondition {
  readonly log: SampleLog;
  readonly condition: Condition | undefined;
}

export interface GatherOptions {
  readonly criterion: SuccessCriterion;
  readonly scorer: string | undefined;
  /** Metadata field that names the family of an item. */
  readonly cluster: string | undefined;
}

export interface GatheredOutcomes {
  readonly outcomes: readonly SampleOutcome[];
  /** The scorer that was used, where the criterion needs one. */
  readonly scorer: string | undefined;
  /** What a reader must know of the values of the scorer, one sentence; undefined when nothing. */
  readonly scoreNote: string | undefined;
  /** Samples whose log states another condition than the one they were given in. */
  readonly contradicted: number;
}

/** What is kept of a sample; its texts are not. */
type KeptSample = Pick<SampleSummary, 'item' | 'pair' | 'condition' | 'scores' | 'error'> & {
  readonly cluster?: string;
  /** Undefined while it takes a scorer, chosen from all samples, to tell. */
  readonly outcome?: Outcome;
};

function clusterOf(metadata: Readonly<Record<string, unknown>>, field: string): string {
  const value = metadata[field];
  if (typeof value === 'string' && value !== '') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new InputError(
    `A sample has no usable value of the metadata field ${field}; --cluster needs one in every sample.`,
  );
}

async function keepSamples(log: SampleLog, options: GatherOptions): Promise<KeptSample[]> {
  const { criterion, scorer, cluster } = options;
  const kept: KeptSample[] = [];
  if (criterion.kind === 'score' && cluster === undefined) {
    for await (const summary of log.summaries()) kept.push(summary);
    return kept;
  }
  for await (const sample of log) {
    const { item, scores } = sample;
    kept.push({
      item,
      scores,
      ...(sample.pair === undefined ? {} : { pair: sample.pair }),
      ...(sample.condition === undefined ? {} : { condition: sample.condition }),
      ...(sample.error === undefined ? {} : { error: sample.error }),
      ...(cluster === undefined ? {} : { cluster: clusterOf(sample.metadata, cluster) }),
      ...(criterion.kind === 'score' ? {} : { outcome: outcomeOf(sample, criterion, scorer) }),
    });
  }
  return kept;
}

/**
 * How items are told apart: by pair and item when every sample names its pair, unless two logs name
 * different pairs throughout, as they do when each condition was run under a name of its own.
 */
function itemKeys(logs: readonly (readonly KeptSample[])[]): (sample: KeptSample) => string {
  const [first, ...others] = logs.map((samples) => new Set(samples.map(({ pair }) => pair)));
  const usePair =
    first !== undefined &&
    [first, ...others].every((set) => !set.has(undefined)) &&
    others.every((set) => [...set].some((pair) => first.has(pair)));
  return ({ item, pair }) => (usePair ? `${pair ?? ''}/${item}` : item);
}

/** @throws InputError when samples of one item name different families */
function checkClusters(
  samples: readonly KeptSample[],
  keyOf: (sample: KeptSample) => string,
  field: string,
): void {
  const families = new Map<string, string | undefined>();
  for (const sample of samples) {
    const item = keyOf(sample);
    const known = families.get(item) ?? sample.cluster;
    if (known !== sample.cluster) {
      throw new InputError(
        `Samples of item ${item} have different values of ${field} (${known ?? ''}, ${sample.cluster ?? ''}); an item belongs to one family, in both conditions.`,
      );
    }
    families.set(item, known);
  }
}

/** Judges every sample of the logs. Rejects with an InputError for what cannot be judged at all. */
export async function gatherOutcomes(
  logs: readonly LogInCondition[],
  options: GatherOptions,
): Promise<GatheredOutcomes> {
  const { criterion } = options;
  const samples: KeptSample[][] = [];
  for (const { log, condition } of logs) {
    const kept = await keepSamples(log, options);
    const stated = new Set(kept.map((sample) => sample.condition));
    if (condition !== undefined && stated.has('monitored') && stated.has('unmonitored')) {
      throw new InputError(
        `${log.name} holds samples of both conditions; give it alone, or several such logs to “gyges report”.`,
      );
    }
    samples.push(kept);
  }
  const names = logs.map(({ log }) => log.name).join(', ');
  const scorer =
    criterion.kind === 'score' ? chooseScorer(samples.flat(), options.scorer, names) : undefined;
  const keyOf = itemKeys(samples);
  if (options.cluster !== undefined) checkClusters(samples.flat(), keyOf, options.cluster);
  let contradicted = 0;
  const outcomes = logs.flatMap(({ condition: given }, index) =>
    (samples[index] ?? []).map((sample): SampleOutcome => {
      if (given !== undefined && sample.condition !== undefined && sample.condition !== given) {
        contradicted++;
      }
      const outcome =
        sample.outcome ??
        (criterion.kind === 'score' && scorer !== undefined
          ? scoreOutcome(sample, criterion.value, scorer)
          : ({ excluded: 'not scored' } as const));
      return {
        item: keyOf(sample),
        condition: given ?? sample.condition,
        outcome,
        ...(sample.cluster === undefined ? {} : { cluster: sample.cluster }),
      };
    }),
  );
  const scoreNote =
    criterion.kind === 'score' && scorer !== undefined
      ? missingScore(samples.flat(), criterion.value, scorer)
      : undefined;
  return { outcomes, scorer, scoreNote, contradicted };
}
