import { ModelError, type ModelErrorKind } from './model-error.js';
import { readRetryAfter } from './retry.js';

/** The part of the platform's `fetch` that is used; tests and proxies hand in their own. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface HttpOptions {
  readonly fetch: Fetch;
  /** Milliseconds without any byte of the answer before giving up. */
  readonly idleTimeoutMs: number;
  /** Milliseconds for the whole answer. */
  readonly totalTimeoutMs: number;
  /** Bytes of body read at most. */
  readonly maxBodyBytes: number;
}

export const defaultHttpOptions = {
  idleTimeoutMs: 10 * 60_000,
  totalTimeoutMs: 30 * 60_000,
  maxBodyBytes: 64 * 1024 * 1024,
} as const;

/** Headers whose values are keys and must not be followed to another host or shown. */
export type SecretHeaders = Readonly<Record<string, string>>;

/**
 * Posts JSON and returns the whole body as text, decoded as UTF-8, of a 2xx answer.
 *
 * @throws ModelError for everything else. Redirects are refused, so that a key never reaches another host.
 */
export async function postJson(
  url: string,
  headers: SecretHeaders,
  body: unknown,
  http: HttpOptions,
  options: { readonly signal?: AbortSignal; readonly onText?: (soFar: number) => void } = {},
): Promise<string> {
  const host = hostOf(url);
  const watch = new Watchdog(http, options.signal);
  try {
    const response = await http.fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: watch.signal,
    });
    const text = await readBody(response, http.maxBodyBytes, host, (characters) => {
      watch.feed();
      options.onText?.(characters);
    });
    if (response.ok) return text;
    throw statusError(response, text, host);
  } catch (error) {
    throw watch.explain(error, host);
  } finally {
    watch.stop();
  }
}

/** Aborts a request on the caller's signal, on silence, or after the total time, and remembers which it was. */
class Watchdog {
  readonly #controller = new AbortController();
  readonly #total: ReturnType<typeof setTimeout>;
  #idle: ReturnType<typeof setTimeout> | undefined;
  #cause: 'caller' | 'idle' | 'total' | undefined;
  readonly #onAbort = () => {
    this.#abort('caller');
  };

  constructor(
    private readonly http: HttpOptions,
    private readonly caller: AbortSignal | undefined,
  ) {
    this.#total = setTimeout(() => {
      this.#abort('total');
    }, http.totalTimeoutMs);
    this.feed();
    if (caller?.aborted === true) this.#abort('caller');
    caller?.addEventListener('abort', this.#onAbort, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  feed(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      this.#abort('idle');
    }, this.http.idleTimeoutMs);
  }

  stop(): void {
    clearTimeout(this.#total);
    clearTimeout(this.#idle);
    this.caller?.removeEventListener('abort', this.#onAbort);
  }

  /** The error as the caller should see it. */
  explain(error: unknown, host: string): ModelError {
    if (this.#cause === 'caller')
      return new ModelError('aborted', `The request to ${host} was cancelled.`);
    if (this.#cause !== undefined) {
      const limit = this.#cause === 'idle' ? this.http.idleTimeoutMs : this.http.totalTimeoutMs;
      const what = this.#cause === 'idle' ? 'sent nothing' : 'did not finish its answer';
      return new ModelError('timeout', `${host} ${what} within ${limit / 1000} s.`);
    }
    if (error instanceof ModelError) return error;
    return new ModelError('network', `No answer from ${host}: ${networkReason(error)}.`);
  }

  #abort(cause: 'caller' | 'idle' | 'total'): void {
    this.#cause ??= cause;
    this.#controller.abort();
  }
}

async function readBody(
  response: Response,
  maxBytes: number,
  host: string,
  onText: (characters: number) => void,
): Promise<string> {
  if (response.body === null) return '';
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let bytes = 0;
  let characters = 0;
  const reader: ReadableStreamDefaultReader<Uint8Array> = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      await reader.cancel();
      throw new ModelError('malformed', `${host} sent more than ${maxBytes} bytes for one answer.`);
    }
    const part = decoder.decode(value, { stream: true });
    characters += part.length;
    parts.push(part);
    onText(characters);
  }
  parts.push(decoder.decode());
  return parts.join('');
}

function statusError(response: Response, body: string, host: string): ModelError {
  const { status } = response;
  const location = response.headers.get('location');
  if (status >= 300 && status < 400 && location !== null) {
    return new ModelError(
      'not-found',
      `${host} redirects to ${location.slice(0, 300)}; redirects are not followed, so that no key goes elsewhere. If that is the server, give its address.`,
      { status },
    );
  }
  const retryAfterMs = readRetryAfter(response.headers, Date.now());
  const said = providerMessage(body);
  const end = said.endsWith('.') ? '' : '.';
  return new ModelError(
    kindOfStatus(status),
    `${host} answered ${status}${said === '' ? '' : `: ${said}`}${end}`,
    {
      status,
      body: body.slice(0, 2000),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    },
  );
}

function kindOfStatus(status: number): ModelErrorKind {
  if (status === 401 || status === 403) return 'auth';
  if (status === 404) return 'not-found';
  if (status === 408 || status === 504) return 'timeout';
  if (status === 429) return 'rate-limit';
  if (status >= 500) return 'server';
  return 'bad-request';
}

/** The provider's own words in an error body (`error.message`, `error` or `message`), shortened. */
function providerMessage(body: string): string {
  let message: unknown = body;
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed === 'object' && parsed !== null) {
      const { error, message: top } = parsed as { error?: unknown; message?: unknown };
      const inner =
        typeof error === 'object' && error !== null
          ? (error as { message?: unknown }).message
          : error;
      message = inner ?? top ?? '';
    }
  } catch {
    // Not JSON: proxies and gateways answer in HTML or plain text, shown as it is.
  }
  const text = typeof message === 'string' ? message : '';
  return text.replace(/\s+/g, ' ').trim().slice(0, 300);
}

function networkReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause: unknown = error.cause;
  if (cause instanceof Error && cause.message !== '') return cause.message;
  return error.message;
}

/** Host and port of a URL, or the text itself when it is not one. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
