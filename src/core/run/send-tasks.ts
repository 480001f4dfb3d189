import type { ModelClient, ModelReply, ModelRequest, TokenUsage } from '../models/model-client.js';
import type { ResponseParts } from '../response/readers/response-parts.js';
import { isModelError, type ModelError } from '../models/model-error.js';
import { withRetry, type RetryPolicy, type RetryPorts } from '../models/retry.js';
import {
  estimateTokens,
  mayAsk,
  nothingSpent,
  spend,
  type Budget,
  type Price,
  type Spent,
} from './budget.js';
import type { EndEntry } from './journal.js';
import { cacheKey } from './run-plan.js';

/** One request to be sent; the same request with another number is another draw. */
export interface SendTask {
  /** Unique among the tasks that are sent together. */
  readonly id: string;
  readonly request: ModelRequest;
  /** Counted from 1. */
  readonly sample: number;
}

/** The answer to a task, and how it came. */
export interface Answer extends ModelReply {
  /** ISO 8601. */
  readonly at: string;
  /** Content address of the request and the sample's number. */
  readonly key: string;
  readonly cached: boolean;
  /** From sending to the whole answer, retries included. */
  readonly milliseconds: number;
}

/** Why a task has no answer. */
export interface Failure {
  /** ISO 8601. */
  readonly at: string;
  readonly kind: string;
  readonly message: string;
}

/** Keeps what comes back. Rejects when it cannot be kept, after which nothing more is sent. */
export interface TaskRecorder<Task> {
  /** Resolves when the answer is on disk for good. */
  answered(task: Task, answer: Answer): Promise<void>;
  failed(task: Task, failure: Failure): Promise<void>;
  retrying(task: Task, message: string, delayMs: number): void;
}

/** Answers kept by content address; asking for the same sample of the same request again costs nothing. */
export interface SampleCache {
  get(key: string): Promise<ModelReply | undefined>;
  put(key: string, reply: ModelReply): Promise<void>;
}

export interface SendLimits {
  /** Requests under way at once. */
  readonly concurrency: number;
  /** Requests started per minute; undefined for no limit. */
  readonly requestsPerMinute?: number;
  readonly budget: Budget;
  readonly price?: Price;
  readonly retry: RetryPolicy;
  /** Failures in a row, over all tasks, after which the sending stops by itself. */
  readonly failuresInARow: number;
}

export interface SendPorts extends RetryPorts {
  /** Milliseconds, for durations. */
  now(): number;
  /** ISO 8601 time of day, for what is recorded. */
  timestamp(): string;
}

export interface SendInput<Task extends SendTask> {
  /** In sending order. */
  readonly tasks: readonly Task[];
  readonly client: ModelClient;
  readonly recorder: TaskRecorder<Task>;
  readonly cache?: SampleCache;
  readonly limits: SendLimits;
  readonly ports: SendPorts;
  readonly signal?: AbortSignal;
}

/** Why the sending stopped. */
export type SendEnd = Pick<EndEntry, 'reason' | 'message'>;

/** Errors after which every further request would fail alike. */
const fatalKinds: ReadonlySet<string> = new Set(['auth', 'not-found']);

/**
 * Asks for every task and hands each answer to the recorder before it counts. Resolves with what ended it;
 * a failed task is recorded and does not end it, unless the failure concerns them all. Rejects only when
 * the recorder does, since nothing may be paid for that cannot be kept.
 */
export async function sendTasks<Task extends SendTask>(input: SendInput<Task>): Promise<SendEnd> {
  const sending = new Sending(input);
  const workers = Array.from(
    { length: Math.min(input.limits.concurrency, input.tasks.length) },
    () => sending.work(),
  );
  const results = await Promise.allSettled(workers);
  const broken = results.find((result) => result.status === 'rejected');
  if (broken !== undefined) throw broken.reason;
  return sending.end;
}

/** What an answer took; by the length of the texts where the provider does not say, so that budgets hold. */
function usageOf(
  { request }: SendTask,
  { usage, raw, output, reasoning }: ResponseParts,
): TokenUsage {
  const apart =
    raw === undefined ? reasoning : reasoning.filter(({ start }) => start === undefined);
  const written = [...apart.map(({ text }) => text), raw ?? output].join('');
  return {
    inputTokens:
      usage?.inputTokens ??
      request.messages.reduce((total, { text }) => total + estimateTokens(text), 0),
    outputTokens: usage?.outputTokens ?? estimateTokens(written),
  };
}

class Sending<Task extends SendTask> {
  #next = 0;
  /** Tasks taken whose answer is not yet counted in `#spent`. */
  #inFlight = 0;
  #spent: Spent = nothingSpent;
  #failuresInARow = 0;
  #nextStart = 0;
  #stopped: SendEnd | undefined;
  /** Workers that wait until it is known what an answer takes. */
  readonly #waiting: (() => void)[] = [];

  constructor(private readonly input: SendInput<Task>) {}

  get end(): SendEnd {
    return this.#stopped ?? { reason: 'complete' };
  }

  /** Takes tasks until there are none or the run is stopped. */
  async work(): Promise<void> {
    for (;;) {
      // Checked and taken in one turn, so that no two workers go first.
      while (this.#mustWait()) await new Promise<void>((go) => this.#waiting.push(go));
      const task = this.#take();
      if (task === undefined) return;
      try {
        await this.#ask(task);
      } catch (error) {
        // What comes back cannot be kept: no worker may send another request.
        this.#stopped ??= { reason: 'error', message: String(error) };
        throw error;
      }
    }
  }

  /**
   * With a budget of tokens or cost, the first request goes alone: what its answer takes says how many
   * may be under way at once.
   */
  #mustWait(): boolean {
    const { tokens, cost } = this.input.limits.budget;
    const isLimited = tokens !== undefined || cost !== undefined;
    return isLimited && this.#spent.samples === 0 && this.#inFlight > 0;
  }

  /** Counts a request as no longer under way. */
  #landed(): void {
    this.#inFlight--;
    for (const go of this.#waiting.splice(0)) go();
  }

  #take(): Task | undefined {
    const { signal, limits, tasks } = this.input;
    if (signal?.aborted === true) this.#stopped ??= { reason: 'cancelled' };
    const task = tasks[this.#next];
    if (this.#stopped !== undefined || task === undefined) return undefined;
    if (!mayAsk(limits.budget, this.#spent, this.#inFlight, limits.price)) {
      this.#stopped = {
        reason: 'budget',
        message: `The budget is used up after ${this.#spent.samples + this.#inFlight} samples.`,
      };
      return undefined;
    }
    this.#next++;
    this.#inFlight++;
    return task;
  }

  async #ask(task: Task): Promise<void> {
    const { cache, client, recorder, ports } = this.input;
    const key = await cacheKey(client.provider, client.endpoint, task.request, task.sample);
    const start = ports.now();
    const kept = await cache?.get(key);
    if (kept !== undefined) this.#landed();
    const reply = kept ?? (await this.#sendUntilAnswered(task));
    if (reply === undefined) return;
    this.#failuresInARow = 0;
    await recorder.answered(task, {
      at: ports.timestamp(),
      key,
      cached: kept !== undefined,
      milliseconds: ports.now() - start,
      ...reply,
    });
    if (kept === undefined) await cache?.put(key, reply);
  }

  /** The answer with its cost counted; undefined when there is none, which is then recorded. */
  async #sendUntilAnswered(task: Task): Promise<ModelReply | undefined> {
    const { client, limits, ports, signal, recorder } = this.input;
    try {
      const reply = await withRetry(() => this.#send(task), limits.retry, ports, {
        ...(signal === undefined ? {} : { signal }),
        onRetry: (error, delayMs) => {
          recorder.retrying(task, error.message, delayMs);
        },
      });
      this.#spent = spend(this.#spent, usageOf(task, client.read(reply)));
      return reply;
    } catch (error) {
      if (!isModelError(error)) throw error;
      await this.#fail(task, error);
      return undefined;
    } finally {
      this.#landed();
    }
  }

  async #send(task: Task): Promise<ModelReply> {
    const { client, signal } = this.input;
    await this.#waitForTurn();
    return client.complete(task.request, signal === undefined ? {} : { signal });
  }

  /** Spaces the starts of requests evenly when there is a rate limit. */
  async #waitForTurn(): Promise<void> {
    const { limits, ports, signal } = this.input;
    if (limits.requestsPerMinute === undefined) return;
    const now = ports.now();
    const start = Math.max(now, this.#nextStart);
    this.#nextStart = start + 60_000 / limits.requestsPerMinute;
    if (start > now) await ports.sleep(start - now, signal);
  }

  async #fail(task: Task, error: ModelError): Promise<void> {
    const { recorder, limits, ports } = this.input;
    if (error.kind === 'aborted') {
      this.#stopped ??= { reason: 'cancelled' };
      return;
    }
    const { kind, message } = error;
    await recorder.failed(task, { at: ports.timestamp(), kind, message });
    this.#failuresInARow++;
    if (fatalKinds.has(error.kind)) this.#stopped ??= { reason: 'error', message: error.message };
    else if (this.#failuresInARow >= limits.failuresInARow) {
      this.#stopped ??= {
        reason: 'error',
        message: `${this.#failuresInARow} requests in a row failed, the last one so: ${error.message}`,
      };
    }
  }
}
