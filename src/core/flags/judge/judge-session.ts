import type { ModelClient, ModelSettings } from '../../models/model-client.js';
import { costOf, estimateTokens, type Price } from '../../run/budget.js';
import type { RunPace } from '../../run/run-choice.js';
import { canonicalJson, sha256 } from '../../run/run-plan.js';
import { sendLimits, sendPorts } from '../../run/send-defaults.js';
import { sendTasks, type SendEnd, type SendTask } from '../../run/send-tasks.js';
import type { JudgeCase } from './judge-case.js';
import {
  voteKey,
  type JudgeFailureEntry,
  type JudgeHeader,
  type JudgeReplyEntry,
  type JudgeState,
} from './judge-journal.js';
import { judgedText, judgeMessages, promptHash, rubricVersion } from './judge-prompt.js';
import type { JudgeStore, OpenJudgement } from './judge-store.js';

/** Tokens of a full answer with its quotations, for estimates. */
const answerTokens = 450;

/** Who is asked, and how. */
export interface JudgeChoice {
  readonly client: Pick<ModelClient, 'provider' | 'endpoint'>;
  readonly model: string;
  readonly settings: ModelSettings;
}

interface JudgeTask extends SendTask {
  readonly judged: JudgeCase;
}

export interface JudgeEstimate {
  readonly requests: number;
  /** By the length of the texts; the provider counts otherwise. */
  readonly inputTokens: number;
  /** What answers with their quotations usually take. */
  readonly outputTokens: number;
  /** In the currency of the price table; undefined without a price. */
  readonly cost: number | undefined;
}

export type JudgeEvent =
  | { readonly type: 'sample' }
  | { readonly type: 'failure'; readonly task: string; readonly message: string }
  | {
      readonly type: 'retry';
      readonly task: string;
      readonly message: string;
      readonly delayMs: number;
    };

export interface AskOptions {
  readonly client: ModelClient;
  readonly pace: RunPace;
  readonly price: Price | undefined;
  readonly signal: AbortSignal;
  readonly onEvent: (event: JudgeEvent) => void;
}

/** Name of the folder that keeps what one judge answers to one prompt. */
export async function judgeFolderName(choice: JudgeChoice): Promise<string> {
  const { client, model, settings } = choice;
  const { provider, endpoint } = client;
  const prompt = await promptHash();
  const hash = await sha256(canonicalJson({ provider, endpoint, model, settings, prompt }));
  const name = model.replace(/[^\w.-]+/g, '_').slice(0, 60);
  return `${name}-${hash.slice(0, 12)}`;
}

/** Cases before a judge: what is answered already, and what is still to be asked. */
export class JudgeSession {
  readonly #store: JudgeStore;
  readonly #directory: string;
  readonly #replies: Map<string, JudgeReplyEntry>;
  readonly #failures: Map<string, JudgeFailureEntry>;

  private constructor(
    store: JudgeStore,
    directory: string,
    readonly header: JudgeHeader,
    /** Votes that have no reply yet, round by round, so that a stop leaves all cases about as far. */
    readonly missing: readonly JudgeTask[],
    state: JudgeState,
  ) {
    this.#store = store;
    this.#directory = directory;
    this.badLines = state.badLines;
    this.#replies = new Map(state.replies);
    this.#failures = new Map(state.failures);
  }

  /** Lines of the journal that cannot be read, counted from 1. */
  readonly badLines: readonly number[];

  /**
   * Reads what a judge answered so far and works out what is missing; writes nothing. The same text is asked
   * about once.
   *
   * @param gyges version, for a journal that begins with this session
   */
  static async prepare(
    store: JudgeStore,
    directory: string,
    { client, model, settings }: JudgeChoice,
    cases: readonly JudgeCase[],
    { votes, gyges }: { readonly votes: number; readonly gyges: string },
  ): Promise<JudgeSession> {
    const state = await store.read(directory);
    const { provider, endpoint } = client;
    const header: JudgeHeader = state.header ?? {
      type: 'judge',
      version: 1,
      created: sendPorts.timestamp(),
      gyges,
      provider,
      endpoint,
      model,
      settings: { ...settings },
      rubricVersion,
      promptHash: await promptHash(),
    };
    const unique = new Map(cases.map((judged) => [judged.text, judged]));
    const missing: JudgeTask[] = [];
    for (let vote = 1; vote <= votes; vote++) {
      for (const judged of unique.values()) {
        const id = voteKey(judged.text, vote);
        if (state.replies.has(id)) continue;
        const messages = judgeMessages(judgedText(judged.parts));
        missing.push({ id, sample: vote, judged, request: { model, messages, settings } });
      }
    }
    return new JudgeSession(store, directory, header, missing, state);
  }

  /** What is still to be asked is likely to take. */
  estimate(price: Price | undefined): JudgeEstimate {
    const requests = this.missing.length;
    const inputTokens = this.missing
      .flatMap(({ request }) => request.messages)
      .reduce((sum, { text }) => sum + estimateTokens(text), 0);
    const outputTokens = requests * answerTokens;
    const spent = { samples: requests, inputTokens, outputTokens };
    return { requests, inputTokens, outputTokens, cost: price && costOf(spent, price) };
  }

  /**
   * Asks for every missing vote; each is on disk before it counts. See `sendTasks`.
   *
   * @throws InputError when another process writes down what this judge says, or nothing can be written
   */
  async ask(options: AskOptions): Promise<SendEnd> {
    const folder = await this.#store.open(this.#directory);
    try {
      if (folder.state.header === undefined) await folder.append(this.header);
      // What somebody else asked for in the meantime is not asked for again.
      for (const [key, reply] of folder.state.replies) this.#replies.set(key, reply);
      const tasks = this.missing.filter(({ id }) => !this.#replies.has(id));
      return await this.#send(tasks, folder, options);
    } finally {
      await folder.close();
    }
  }

  #send(
    tasks: readonly JudgeTask[],
    folder: OpenJudgement,
    { client, pace, price, signal, onEvent }: AskOptions,
  ): Promise<SendEnd> {
    return sendTasks({
      tasks,
      client,
      limits: sendLimits(pace, price),
      ports: sendPorts,
      signal,
      recorder: {
        answered: async (task: JudgeTask, answer) => {
          const entry: JudgeReplyEntry = { type: 'vote', ...placeOf(task), ...answer };
          await folder.append(entry);
          this.#replies.set(task.id, entry);
          this.#failures.delete(task.id);
          onEvent({ type: 'sample' });
        },
        failed: async (task, failure) => {
          const entry: JudgeFailureEntry = { type: 'failure', ...placeOf(task), ...failure };
          await folder.append(entry);
          this.#failures.set(task.id, entry);
          onEvent({ type: 'failure', task: nameOf(task), message: failure.message });
        },
        retrying: (task, message, delayMs) => {
          onEvent({ type: 'retry', task: nameOf(task), message, delayMs });
        },
      },
    });
  }

  /** What there is of answers and failures so far. */
  get state(): Pick<JudgeState, 'replies' | 'failures'> {
    return { replies: this.#replies, failures: this.#failures };
  }
}

function placeOf({ judged, sample: vote }: JudgeTask) {
  return { text: judged.text, vote, source: judged.source, sample: judged.sample };
}

function nameOf({ judged, sample: vote }: JudgeTask): string {
  return `${judged.source}#${judged.sample}, vote ${vote}`;
}
