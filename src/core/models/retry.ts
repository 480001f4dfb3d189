import { isModelError, ModelError } from './model-error.js';

export interface RetryPolicy {
  /** Attempts in all, the first one included. */
  readonly attempts: number;
  /** Delay before the second attempt in milliseconds; doubled for each further one. */
  readonly baseDelayMs: number;
  readonly maxDelayMs: number;
  /** A `Retry-After` longer than this many milliseconds ends the attempts instead of being waited for. */
  readonly maxRetryAfterMs: number;
}

export const defaultRetryPolicy: RetryPolicy = {
  attempts: 6,
  baseDelayMs: 500,
  maxDelayMs: 30_000,
  maxRetryAfterMs: 300_000,
};

/** Time and chance, handed in so that tests decide them. */
export interface RetryPorts {
  /** Resolves after `ms` milliseconds, or rejects when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Uniform in 0…1. */
  random(): number;
}

/**
 * Runs `attempt` until it succeeds, fails for good, or the policy is used up, and then rejects with the
 * last error. Waits with full jitter between half and the whole of the exponential delay, and never less
 * than the provider's `Retry-After`.
 */
export async function withRetry<T>(
  attempt: () => Promise<T>,
  policy: RetryPolicy,
  ports: RetryPorts,
  options: {
    readonly signal?: AbortSignal;
    readonly onRetry?: (error: ModelError, delayMs: number, attempt: number) => void;
  } = {},
): Promise<T> {
  for (let number = 1; ; number++) {
    try {
      return await attempt();
    } catch (error) {
      if (!isModelError(error) || !error.retryable || number >= policy.attempts) {
        throw error;
      }
      const delay = retryDelay(error, number, policy, ports.random());
      if (delay === undefined) throw tooLongAWait(error);
      options.onRetry?.(error, delay, number);
      await ports.sleep(delay, options.signal);
    }
  }
}

function tooLongAWait({ kind, message, details }: ModelError): ModelError {
  const seconds = Math.round((details.retryAfterMs ?? 0) / 1000);
  return new ModelError(
    kind,
    `${message} It asks to wait ${seconds} s, too long for this run.`,
    details,
  );
}

/** Milliseconds to wait after the given failed attempt; undefined when the provider asks for too long a wait. */
export function retryDelay(
  error: ModelError,
  attempt: number,
  policy: RetryPolicy,
  random: number,
): number | undefined {
  const exponential = Math.min(policy.baseDelayMs * 2 ** (attempt - 1), policy.maxDelayMs);
  const jittered = exponential * (0.5 + random / 2);
  const asked = error.details.retryAfterMs ?? 0;
  if (asked > policy.maxRetryAfterMs) return undefined;
  return Math.max(jittered, asked);
}

/**
 * Milliseconds a `Retry-After` header asks to wait (RFC 9110 §10.2.3: seconds or an HTTP date), also the
 * `retry-after-ms` some providers send. Undefined when there is none that can be read.
 */
export function readRetryAfter(headers: Headers, now: number): number | undefined {
  const milliseconds = Number(headers.get('retry-after-ms') ?? Number.NaN);
  if (Number.isFinite(milliseconds) && milliseconds >= 0) return milliseconds;
  const value = headers.get('retry-after')?.trim();
  if (value === undefined || value === '') return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(seconds, 0) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(date - now, 0);
}
