/**
 * `auth`: key missing or refused; `not-found`: no such model or endpoint, or it is elsewhere; `bad-request`:
 * the provider rejects the request; `rate-limit`; `server`: 5xx, or an error in place of an answer; `network`:
 * no connection or one that broke; `timeout`; `malformed`: an answer that is not what the provider documents;
 * `aborted`: by the caller.
 */
export type ModelErrorKind =
  | 'auth'
  | 'not-found'
  | 'bad-request'
  | 'rate-limit'
  | 'server'
  | 'network'
  | 'timeout'
  | 'malformed'
  | 'aborted';

const retryableKinds: ReadonlySet<ModelErrorKind> = new Set([
  'rate-limit',
  'server',
  'network',
  'timeout',
  'malformed',
]);

/** A request that got no usable answer. The message is one sentence for the user and holds no key. */
export class ModelError extends Error {
  override readonly name = 'ModelError';

  constructor(
    readonly kind: ModelErrorKind,
    message: string,
    readonly details: {
      /** HTTP status, when there was an answer at all. */
      readonly status?: number;
      /** What the provider asked to wait, in milliseconds. */
      readonly retryAfterMs?: number;
      /** The beginning of the body, verbatim. */
      readonly body?: string;
    } = {},
  ) {
    super(message);
  }

  /** Whether the same request may succeed later. */
  get retryable(): boolean {
    return retryableKinds.has(this.kind);
  }
}

/** Whether an error is a ModelError, also of a chunk that is loaded on demand and has its own copy of the class. */
export function isModelError(error: unknown): error is ModelError {
  return error instanceof Error && error.name === 'ModelError';
}
