import type { LogOptions } from '../sample-log.js';
import type { SampleRecord, Score } from '../sample-record.js';
import {
  asArray,
  asId,
  asNumber,
  asObject,
  asText,
  boundedDepth,
  metadataOf,
  type JsonObject,
} from '../json.js';
import { conditionOf } from '../condition.js';
import { readConversation } from './conversation.js';
import { complianceRuleOfRun, itemOfRun } from './inspect-of-run.js';
import { defined } from './response-parts.js';
import { resolveAttachments } from './inspect-attachments.js';
import type { InspectHeader } from './inspect-header.js';

/** The id Inspect itself names a sample by in its log. */
export function inspectSampleId(item: string, epoch: number): string {
  return `${item}_epoch_${epoch}`;
}

/** A sample of an Inspect log (`EvalSample` as JSON, its chunked sequences already put back). */
export function readInspectSample(
  sample: JsonObject,
  source: string,
  header: InspectHeader,
  options: LogOptions,
): SampleRecord {
  const notes: string[] = [];
  const resolve = resolveAttachments(asObject(sample['attachments']) ?? {}, source, notes);
  const item = asId(sample['id']) ?? 'unknown';
  const epoch = asNumber(sample['epoch']) ?? 1;
  const output = asObject(resolve(sample['output'])) ?? {};
  const choice = asObject(asArray(output['choices'])?.[0]);
  const messages = withFinal(
    asArray(resolve(sample['messages'])) ?? [],
    resolve(sample['input']),
    asObject(choice?.['message']),
  );
  const conversation = readConversation(messages, options);
  const metadata = metadataOf(resolve(sample['metadata']));
  const usage = asObject(output['usage']);
  const error =
    asText(asObject(sample['error'])?.['message']) ??
    asText(sample['error']) ??
    asText(output['error']);
  const pair = asText(metadata['pair']) ?? asText(metadata['gyges.pair']);
  return {
    id: inspectSampleId(item, epoch),
    source,
    item: itemOfRun(item, metadata) ?? item,
    sample: epoch,
    messages: conversation.sent,
    output: conversation.output,
    reasoning: conversation.reasoning,
    scores: readScores(sample['scores'] ?? sample['score']),
    metadata,
    notes: [...conversation.notes, ...notes],
    ...defined({
      pair,
      complianceRule: complianceRuleOfRun(header.metadata, pair),
      condition: conditionOf(
        {
          fields: [metadata, header.taskArguments, header.metadata],
          messages: conversation.sent,
          names: [header.task, source],
        },
        options,
      ),
      modelRequested: header.model,
      modelAnswered: asText(output['model']),
      raw: conversation.raw,
      stopReason: asText(choice?.['stop_reason']),
      usage:
        usage === undefined
          ? undefined
          : defined({
              inputTokens: asNumber(usage['input_tokens']),
              outputTokens: asNumber(usage['output_tokens']),
            }),
      error,
    }),
  };
}

/** The conversation with the final answer at its end: `messages` usually holds it already, after an error it may be empty. */
function withFinal(
  messages: readonly unknown[],
  input: unknown,
  final: JsonObject | undefined,
): readonly unknown[] {
  const sent =
    messages.length > 0
      ? messages
      : (asArray(input) ?? (typeof input === 'string' ? [{ role: 'user', content: input }] : []));
  const hasAnswer = sent.some((message) => {
    const object = asObject(message);
    return object?.['role'] === 'assistant' && object['source'] !== 'input';
  });
  return hasAnswer || final === undefined ? sent : [...sent, final];
}

/** Whether a score is given by its value alone, as records written by hand do. */
function isPlainScore(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** Scores by scorer; very old logs hold a single one. */
export function readScores(value: unknown): Readonly<Record<string, Score>> {
  if (isPlainScore(value)) return { score: { value } };
  const scores = asObject(value);
  if (scores === undefined) return {};
  const named =
    'value' in scores && asObject(scores['value']) === undefined ? { score: scores } : scores;
  const found: [string, Score][] = [];
  for (const [scorer, given] of Object.entries(named)) {
    if (isPlainScore(given)) found.push([scorer, { value: given }]);
    const score = asObject(given);
    if (score === undefined) continue;
    found.push([
      scorer,
      {
        value: boundedDepth(score['value']),
        ...defined({ answer: asText(score['answer']), explanation: asText(score['explanation']) }),
      },
    ]);
  }
  return Object.fromEntries(found);
}
