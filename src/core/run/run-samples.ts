import { hostOf } from '../models/http.js';
import { readReply } from '../models/read-reply.js';
import type { SampleRecord, SentMessage } from '../response/sample-record.js';
import { isCutOff, isWithheld } from '../response/stop-reason.js';
import type { SegmentOptions } from '../response/segment-response.js';
import type { FailureEntry, RunHeader, RunState } from './journal.js';

/**
 * The samples of a run, in the order in which their answers came, then its failed tasks with their `error`.
 * Answers are read from the bodies as they came. Empty when the journal has no header.
 */
export function runSamples(
  state: RunState,
  source: string,
  options: SegmentOptions = {},
): SampleRecord[] {
  const { header } = state;
  if (header === undefined) return [];
  const sent = new Map(state.cells.map((cell) => [placeKey(cell), cell.messages]));
  const host = hostOf(header.endpoint);
  return [
    ...[...state.samples.values()].map((entry): SampleRecord => {
      const { notes = [], ...answer } = readReply(header.provider, entry, host, options);
      return {
        ...common(entry, header, source, sent.get(placeKey(entry)) ?? []),
        ...answer,
        notes,
      };
    }),
    ...[...state.failures.values()].map((entry): SampleRecord => ({
      ...common(entry, header, source, sent.get(placeKey(entry)) ?? []),
      output: '',
      reasoning: [],
      error: entry.message,
      notes: [],
    })),
  ];
}

function placeKey(entry: Pick<FailureEntry, 'pair' | 'condition' | 'item'>): string {
  return JSON.stringify([entry.pair, entry.condition, entry.item]);
}

function common(
  entry: Pick<FailureEntry, 'task' | 'pair' | 'condition' | 'item' | 'sample' | 'at'>,
  header: RunHeader,
  source: string,
  messages: readonly SentMessage[],
) {
  const rule = header.pairs.find(({ id }) => id === entry.pair)?.compliance;
  return {
    id: entry.task,
    source,
    pair: entry.pair,
    ...(rule === undefined ? {} : { complianceRule: rule }),
    condition: entry.condition,
    item: entry.item,
    sample: entry.sample,
    modelRequested: header.model,
    messages,
    scores: {},
    metadata: { at: entry.at },
  };
}

/**
 * The models that answered under another name than the one asked for, with how many answers each. Providers
 * resolve an alias to a dated version (`m` to `m-2026-01-01`), which is not listed.
 */
export function answeringModels(samples: readonly SampleRecord[]): Map<string, number> {
  const others = new Map<string, number>();
  for (const { modelRequested, modelAnswered } of samples) {
    if (modelAnswered === undefined || modelRequested === undefined) continue;
    if (modelAnswered === modelRequested || isDatedVersion(modelRequested, modelAnswered)) continue;
    others.set(modelAnswered, (others.get(modelAnswered) ?? 0) + 1);
  }
  return others;
}

function isDatedVersion(requested: string, answered: string): boolean {
  return answered.startsWith(`${requested}-`) && /^-[\d-]+$/.test(answered.slice(requested.length));
}

/** Answers that are not whole and how many, one sentence each. */
export function unfinishedAnswers(samples: readonly SampleRecord[]): string[] {
  const answers = samples.filter(({ error }) => error === undefined);
  const cut = answers.filter(({ stopReason }) => isCutOff(stopReason)).length;
  const withheld = answers.filter(({ stopReason }) => isWithheld(stopReason)).length;
  const empty = answers.filter(
    ({ output, reasoning, stopReason }) =>
      output.trim() === '' &&
      reasoning.length === 0 &&
      !isCutOff(stopReason) &&
      !isWithheld(stopReason),
  ).length;
  return [
    ...(cut === 0 ? [] : [`Answers cut off by the token limit: ${cut}.`]),
    ...(withheld === 0 ? [] : [`Answers ended or withheld by the provider: ${withheld}.`]),
    ...(empty === 0 ? [] : [`Empty answers: ${empty}.`]),
  ];
}

/** Says how many answers are those of an earlier run; undefined when all are the run's own. */
export function cachedAnswers({ samples }: RunState): string | undefined {
  const cached = [...samples.values()].filter((entry) => entry.cached).length;
  return cached === 0
    ? undefined
    : `${cached} of ${samples.size} answers were taken from the cache: they are those of an earlier run, not new draws.`;
}

/**
 * Cells with at least two samples that are all the same text: a cache between here and the model, a fixed
 * seed, or temperature 0. Their samples are not independent draws.
 */
export function identicalCells(samples: readonly SampleRecord[]): {
  readonly pair: string;
  readonly condition: string;
  readonly item: string;
  readonly samples: number;
}[] {
  const cells = new Map<string, SampleRecord[]>();
  for (const sample of samples) {
    if (sample.error !== undefined) continue;
    const key = JSON.stringify([sample.pair, sample.condition, sample.item]);
    cells.set(key, [...(cells.get(key) ?? []), sample]);
  }
  const texts = ({ output, reasoning }: SampleRecord) =>
    JSON.stringify([output, reasoning.map(({ text }) => text)]);
  return [...cells.values()]
    .filter((cell) => cell.length > 1 && new Set(cell.map(texts)).size === 1)
    .map(([first, ...rest]) => ({
      pair: first?.pair ?? '',
      condition: first?.condition ?? '',
      item: first?.item ?? '',
      samples: rest.length + 1,
    }));
}
