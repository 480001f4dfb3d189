import type { ResponseParts } from '../response/readers/response-parts.js';
import type { SampleRecord, SentMessage } from '../response/sample-record.js';

/** The wire formats spoken; every one of them by plain `fetch`. */
export const providers = ['openai-chat', 'openai-responses', 'anthropic', 'ollama'] as const;
export type Provider = (typeof providers)[number];

/** Sampling settings. What is undefined is not sent, so the provider's own default holds; a seed is never made up. */
export interface ModelSettings {
  readonly temperature?: number;
  readonly topP?: number;
  readonly topK?: number;
  readonly maxTokens?: number;
  readonly stop?: readonly string[];
  readonly seed?: number;
  /** Further members of the request body, sent as they are. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

export interface ModelRequest {
  readonly model: string;
  readonly messages: readonly SentMessage[];
  readonly settings: ModelSettings;
}

export type TokenUsage = NonNullable<SampleRecord['usage']>;

/** A complete answer as it came. An answer that was cut off on its way is never returned; it is a `ModelError`. */
export interface ModelReply {
  /** The HTTP body exactly as received; for a stream, the whole stream. */
  readonly body: string;
  readonly streamed: boolean;
}

export interface CompletionOptions {
  /** Aborting it rejects with a `ModelError` of kind `aborted`. */
  readonly signal?: AbortSignal;
  /** Called with the number of characters received so far; only while streaming. */
  readonly onProgress?: (characters: number) => void;
}

/** Sends one request once. Retrying is left to `withRetry`. */
export interface ModelClient {
  /** A `Provider`, or the name of another way to reach models. */
  readonly provider: string;
  /** Host and path the requests go to, for messages and cache keys; never with a key in it. */
  readonly endpoint: string;
  /** Rejects with `ModelError` only. */
  complete(request: ModelRequest, options?: CompletionOptions): Promise<ModelReply>;
  /** What a reply says. @throws ModelError (`malformed`) when it is none of this client's */
  read(reply: ModelReply): ResponseParts;
}
