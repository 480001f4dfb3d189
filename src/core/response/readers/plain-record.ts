import { asArray, asId, asObject, asString, asText, type JsonObject } from '../json.js';
import type { Reasoning, ReasoningKind } from '../sample-record.js';
import type { SegmentOptions } from '../segment-response.js';
import { splitResponse } from '../split-response.js';
import { readConversation } from './conversation.js';
import { plainText } from './content.js';
import { defined, withDefined, type ResponseParts } from './response-parts.js';

const outputFields = ['output', 'response', 'completion', 'content', 'text'];
const reasoningFields: readonly (readonly [string, ReasoningKind])[] = [
  ['reasoning', 'native'],
  ['thinking', 'native'],
  ['internal_reasoning', 'native'],
  ['scratchpad', 'scratchpad'],
  ['reasoning_summary', 'summary'],
];
const kinds: ReadonlySet<string> = new Set(['scratchpad', 'native', 'summary', 'redacted']);

/** Whether a record names its output or reasoning in one of the known fields, or is a chat that ends with an answer. */
export function isPlainRecord(record: JsonObject): boolean {
  return (
    outputFields.some((field) => typeof record[field] === 'string') ||
    reasoningFields.some(([field]) => readField(record[field], 'native').length > 0) ||
    endsWithAnswer(record)
  );
}

function endsWithAnswer(record: JsonObject): boolean {
  const last = asObject(asArray(record['messages'])?.at(-1));
  return last?.['role'] === 'assistant';
}

/**
 * Reads a plain record: the output from `output`, `response`, `completion`, `content` or `text` (the
 * first that is a text), the reasoning from `reasoning`, `thinking`, `internal_reasoning`, `scratchpad`
 * or `reasoning_summary` and from tags inside the output. A record of Gyges itself
 * (`reasoning: [{kind, text}]`) and a chat (`messages` ending with the assistant) are read as well.
 */
export function readPlainRecord(record: JsonObject, options: SegmentOptions): ResponseParts {
  const field = outputFields.find((name) => typeof record[name] === 'string');
  const marked = reasoningFields.flatMap(([name, kind]) => readField(record[name], kind));
  const shared = {
    modelAnswered: asId(record['model_answered']) ?? asId(record['modelAnswered']),
    stopReason:
      asText(record['stop_reason']) ??
      asText(record['stopReason']) ??
      asText(record['finish_reason']),
    error: asText(record['error']) ?? asText(asObject(record['error'])?.['message']),
  };
  if (field === undefined && endsWithAnswer(record)) {
    const { reasoning, output, raw, notes } = readConversation(
      asArray(record['messages']) ?? [],
      options,
    );
    const parts = { reasoning: [...marked, ...reasoning], output, ...defined({ raw }), notes };
    return withDefined<ResponseParts>(parts, shared);
  }
  const raw = asString(record[field ?? '']) ?? '';
  // A record that states its reasoning as typed parts has been taken apart already.
  if (asArray(record['reasoning']) !== undefined)
    return withDefined<ResponseParts>({ reasoning: marked, output: raw, raw }, shared);
  const { reasoning, output } = splitResponse(raw, options);
  const all = reasoning.length === 0 ? marked : [...marked, ...reasoning];
  return withDefined<ResponseParts>({ reasoning: all, output, raw }, shared);
}

function readField(value: unknown, kind: ReasoningKind): Reasoning[] {
  if (typeof value === 'string') return value === '' ? [] : [{ kind, text: value }];
  if (value === undefined) return [];
  return (asArray(value) ?? []).flatMap((part) => {
    const named = asText(asObject(part)?.['kind']);
    const text = plainText(part);
    const known = named !== undefined && kinds.has(named);
    if (text === '' && !known) return [];
    return [{ kind: known ? (named as ReasoningKind) : kind, text }];
  });
}
