import { conditionOf } from '../condition.js';
import {
  asArray,
  asId,
  asNumber,
  asObject,
  asText,
  metadataOf,
  parseJson,
  type JsonObject,
} from '../json.js';
import type { LogOptions } from '../sample-log.js';
import type { SampleRecord, SentMessage } from '../sample-record.js';
import type { SegmentOptions } from '../segment-response.js';
import { isAnthropic, readAnthropic } from './anthropic.js';
import { plainText } from './content.js';
import { isOllama, readOllama } from './ollama.js';
import { isOpenAiChat, readOpenAiChat } from './openai-chat.js';
import { isOpenAiResponses, readOpenAiResponses } from './openai-responses.js';
import { isPlainRecord, readPlainRecord } from './plain-record.js';
import { readScores } from './inspect-sample.js';
import { withDefined, type ResponseParts } from './response-parts.js';

/** A provider's response format; to read a new one, add it here. */
interface ProviderFormat {
  matches(body: JsonObject): boolean;
  read(body: JsonObject, options: SegmentOptions): ResponseParts;
}

const providers: readonly ProviderFormat[] = [
  { matches: isOpenAiChat, read: readOpenAiChat },
  { matches: isOpenAiResponses, read: readOpenAiResponses },
  { matches: isAnthropic, read: readAnthropic },
  { matches: isOllama, read: readOllama },
];

/** Where logs and batch files keep the provider's body inside their own record. */
const wrappers: readonly (readonly string[])[] = [
  ['response', 'body'],
  ['result', 'message'],
  ['response'],
  ['result'],
  ['body'],
  ['completion'],
  ['output'],
  ['raw'],
  ['raw_response'],
];

/**
 * The sample in one JSON record: a provider's response body, a record that wraps one (batch results,
 * request and response logged together), or a plain record. Undefined when it is none of them.
 *
 * @param position counted from 1, for records that have no id of their own
 */
export function readRecord(
  value: unknown,
  source: string,
  position: number,
  options: LogOptions = {},
): SampleRecord | undefined {
  const record = asObject(value);
  const parts = record === undefined ? undefined : readParts(record, options);
  if (record === undefined || parts === undefined) return undefined;
  const metadata = metadataOf(record['metadata']);
  const request =
    asObject(record['request']) ?? asObject(asObject(record['request'])?.['body']) ?? {};
  const messages = sentMessages(record, request);
  const own = asId(record['custom_id']) ?? asId(record['id']);
  const item =
    asId(record['item']) ??
    asId(record['item_id']) ??
    asId(metadata['item']) ??
    own ??
    String(position);
  const sample: SampleRecord = {
    id: own ?? String(position),
    source,
    item,
    sample: Math.max(1, asNumber(record['sample']) ?? asNumber(record['epoch']) ?? 1),
    messages,
    output: parts.output,
    reasoning: parts.reasoning,
    scores: readScores(record['scores'] ?? record['score']),
    metadata,
    notes: parts.notes ?? [],
  };
  return withDefined(sample, {
    raw: parts.raw,
    modelAnswered: parts.modelAnswered,
    stopReason: parts.stopReason,
    usage: parts.usage,
    error: parts.error,
    pair: asId(record['pair']) ?? asId(metadata['pair']),
    condition: conditionOf({ fields: [record, metadata], messages, names: [source] }, options),
    modelRequested:
      asText(request['model']) ??
      asText(record['model_requested']) ??
      asText(record['modelRequested']) ??
      asText(record['model']),
  });
}

function readParts(record: JsonObject, options: SegmentOptions): ResponseParts | undefined {
  const direct = readBody(record, options);
  if (direct !== undefined) return direct;
  for (const path of wrappers) {
    let inner: JsonObject | undefined = record;
    for (const key of path) inner = inner === undefined ? undefined : asObject(inner[key]);
    const parts = inner === undefined ? undefined : readBody(inner, options);
    if (parts !== undefined) return withError(parts, record);
  }
  if (isPlainRecord(record)) return readPlainRecord(record, options);
  const error = errorText(record) ?? errorText(asObject(record['result']) ?? {});
  return error === undefined ? undefined : { reasoning: [], output: '', error };
}

function readBody(body: JsonObject, options: SegmentOptions): ResponseParts | undefined {
  return providers.find((provider) => provider.matches(body))?.read(body, options);
}

function withError(parts: ResponseParts, record: JsonObject): ResponseParts {
  const error = parts.error ?? errorText(record);
  return error === undefined ? parts : { ...parts, error };
}

function errorText(record: JsonObject): string | undefined {
  const error = asObject(record['error']);
  return (
    asText(record['error']) ??
    asText(error?.['message']) ??
    asText(asObject(error?.['error'])?.['message'])
  );
}

/** What was sent, from the record's own fields or the logged request. */
function sentMessages(record: JsonObject, request: JsonObject): SentMessage[] {
  const system = asText(plainText(request['system'] ?? record['system']));
  const found: SentMessage[] = system === undefined ? [] : [{ role: 'system', text: system }];
  for (const value of [
    request['messages'],
    record['messages'],
    request['input'],
    record['input'],
    record['prompt'],
    request['prompt'],
  ]) {
    const sent = messagesIn(value);
    if (sent !== undefined) return [...found, ...sent];
  }
  return found;
}

/** Messages as a list, as the JSON text of one, or as one text. The model's last message is not among them. */
export function messagesIn(value: unknown): SentMessage[] | undefined {
  if (typeof value === 'string') {
    if (value === '') return undefined;
    if (/^\s*\[\s*\{/.test(value)) {
      const parsed = tryParse(value);
      const messages = parsed === undefined ? undefined : messagesIn(parsed);
      if (messages !== undefined) return messages;
    }
    return [{ role: 'user', text: value }];
  }
  const list = asArray(value);
  if (list === undefined || list.length === 0) return undefined;
  const messages = list.flatMap((entry) => {
    const message = asObject(entry);
    const role = asText(message?.['role']);
    if (message === undefined || role === undefined) return [];
    return [{ role, text: plainText(message['content'] ?? message['text']) }];
  });
  if (messages.length === 0) return undefined;
  return messages.at(-1)?.role === 'assistant' ? messages.slice(0, -1) : messages;
}

function tryParse(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
