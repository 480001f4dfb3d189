import { compareSamples } from '../../compare/compare-samples.js';
import type { SampleComparison } from '../../compare/sample-comparison.js';
import { flagSample } from '../../flags/flag-sample.js';
import { InputError } from '../../input-error.js';
import type { Condition } from '../../pair/pair-comparison.js';
import { baseName } from '../../paths.js';
import { judgeSample, type JudgedSample } from './judged-sample.js';
import { runReport, type ReportProvenance, type RunReport } from './run-report.js';
import { pairConditions } from '../../response/pair-samples.js';
import { collectSummaries, type SampleLog } from '../../response/sample-log.js';
import type { SampleRecord } from '../../response/sample-record.js';
import {
  describeCriterion,
  missingScore,
  type SuccessCriterion,
} from '../../stats/success-criterion.js';
import { chooseScorer } from '../../stats/choose-scorer.js';

export interface ReportOptions {
  /** Version of Gyges. */
  readonly gyges: string;
  readonly criterion: SuccessCriterion;
  readonly scorer: string | undefined;
  readonly title: string | undefined;
  /** Disagreeing samples shown in full, at most. */
  readonly comparisons: number;
  readonly prompts: ReportProvenance['prompts'];
  /** ISO 8601. */
  readonly written: string;
}

export interface MadeReport {
  readonly report: RunReport;
  readonly discordant: readonly SampleComparison[];
  /** For each of them, which of the logs its two samples are from. */
  readonly places: readonly { readonly left: number; readonly right: number }[];
}

interface JudgedInLog extends JudgedSample {
  readonly log: SampleLog;
}

/**
 * Judges every sample of the logs. Two logs of one condition each are the monitored and the unmonitored one,
 * in this order, whatever condition their samples state; in all other cases each sample must state its own.
 */
export async function makeReport(
  logs: readonly SampleLog[],
  options: ReportOptions,
): Promise<MadeReport> {
  const { criterion } = options;
  const summaries = await Promise.all(logs.map(collectSummaries));
  const names = logs.map(({ name }) => name).join(', ');
  const scorer =
    criterion.kind === 'score' ? chooseScorer(summaries.flat(), options.scorer, names) : undefined;
  const scoreNote =
    criterion.kind === 'score' && scorer !== undefined
      ? missingScore(summaries.flat(), criterion.value, scorer)
      : undefined;
  const conditions = givenConditions(summaries);
  const judged: JudgedInLog[] = [];
  const models = new AnsweringModels();
  for (const [index, log] of logs.entries()) {
    for await (const record of log) {
      models.count(record);
      judged.push({
        ...judgeSample(inCondition(record, conditions?.[index]), criterion, scorer),
        log,
      });
    }
  }
  if (judged.length === 0) throw new InputError(`${names}: there are no samples.`);
  const report = runReport(
    options.title ?? logs.map(({ name }) => baseName(name)).join(', '),
    judged,
    {
      gyges: options.gyges,
      written: options.written,
      sources: logs.map(({ name }) => name),
      criterion: describeCriterion(criterion, scorer),
      isCompliance: criterion.kind === 'compliance' || criterion.kind === 'marker',
      prompts: options.prompts,
      warnings: [
        ...logs.flatMap(({ warnings, notes = [] }) => [...notes, ...warnings]),
        ...models.notes(),
        ...(scoreNote === undefined ? [] : [scoreNote]),
      ],
    },
  );
  const found = await discordantSamples(judged, options.comparisons);
  return {
    report,
    discordant: found.map(({ comparison }) => comparison),
    places: found.map(({ left, right }) => ({
      left: logs.indexOf(left),
      right: logs.indexOf(right),
    })),
  };
}

/** Which models answered for the one asked for: behind one name a provider may have several. */
class AnsweringModels {
  readonly #counts = new Map<string, Map<string, number>>();

  count({ modelRequested, modelAnswered, error }: SampleRecord): void {
    if (error !== undefined || modelRequested === undefined || modelAnswered === undefined) return;
    const counts = this.#counts.get(modelRequested) ?? new Map<string, number>();
    this.#counts.set(modelRequested, counts);
    counts.set(modelAnswered, (counts.get(modelAnswered) ?? 0) + 1);
  }

  /** One sentence for each name behind which there are several. */
  notes(): string[] {
    return [...this.#counts]
      .filter(([, counts]) => counts.size > 1)
      .map(
        ([requested, counts]) =>
          `Samples of ${requested} were answered by ${[...counts].map(([model, n]) => `${model} (${n})`).join(', ')}.`,
      );
  }
}

function givenConditions(
  summaries: readonly (readonly { readonly condition?: Condition }[])[],
): readonly Condition[] | undefined {
  const mixed = summaries.some(
    (samples) => new Set(samples.map(({ condition }) => condition)).size > 1,
  );
  return summaries.length === 2 && !mixed ? ['monitored', 'unmonitored'] : undefined;
}

function inCondition(record: SampleRecord, condition: Condition | undefined): SampleRecord {
  return condition === undefined ? record : { ...record, condition };
}

interface DiscordantSamples {
  readonly comparison: SampleComparison;
  readonly left: SampleLog;
  readonly right: SampleLog;
}

/** Samples of the same item and number that succeeded in one condition only, in the order of the logs. */
async function discordantSamples(
  judged: readonly JudgedInLog[],
  most: number,
): Promise<DiscordantSamples[]> {
  const found: DiscordantSamples[] = [];
  for (const { left, right } of pairConditions(judged).pairs) {
    if (found.length >= most) break;
    if (!('success' in left.outcome) || !('success' in right.outcome)) continue;
    if (left.outcome.success === right.outcome.success) continue;
    const [a, b] = [await reread(left), await reread(right)];
    found.push({
      comparison: compareSamples(
        { sample: a, flagged: flagSample(a) },
        { sample: b, flagged: flagSample(b) },
      ),
      left: left.log,
      right: right.log,
    });
  }
  return found;
}

async function reread({ log, id, condition }: JudgedInLog): Promise<SampleRecord> {
  return inCondition(await log.read(id), condition);
}
