import { inspectLog } from '../export/inspect-log.js';
import { InputError } from '../input-error.js';
import { createClient } from '../models/create-client.js';
import { defaultHttpOptions, type Fetch } from '../models/http.js';
import type { Provider } from '../models/model-client.js';
import type { Price } from './budget.js';
import { executeRun, type RunEvent } from './execute-run.js';
import type { EndEntry, RunHeader, RunState } from './journal.js';
import { cellEntries, recordedCells, type PreparedRun } from './prepare-run.js';
import type { RunChoice, RunPace } from './run-choice.js';
import { planTasks, type RunCell, type RunTask } from './run-plan.js';
import {
  answeringModels,
  cachedAnswers,
  identicalCells,
  runSamples,
  unfinishedAnswers,
} from './run-samples.js';
import type { OpenRun, RunStore } from './run-store.js';
import { sendLimits, sendPorts } from './send-defaults.js';
import type { SampleCache } from './send-tasks.js';

/** Name of the Inspect log beside the journal. */
export const inspectLogName = 'log.json';

/** What the header of a new run says beside the choice. */
export interface RunIdentity {
  /** Unique. */
  readonly id: string;
  /** ISO 8601. */
  readonly created: string;
  /** Version of Gyges. */
  readonly gyges: string;
}

/** The address that requests of a choice go to. @throws InputError when it is none */
export function endpointOf({ provider, baseUrl }: Pick<RunChoice, 'provider' | 'baseUrl'>): string {
  return clientOf(provider, baseUrl, undefined, false, noFetch).endpoint;
}

/**
 * Writes the header and every message of a new run, before anything is sent.
 *
 * @throws InputError when the folder holds a run already
 */
export async function beginRun(
  store: RunStore,
  directory: string,
  prepared: PreparedRun,
  choice: RunChoice,
  identity: RunIdentity,
): Promise<void> {
  const endpoint = endpointOf(choice);
  const folder = await store.open(directory);
  try {
    if (folder.state.header !== undefined) {
      throw new InputError(
        `${directory} already holds a run; resume it, or choose another folder.`,
      );
    }
    const header: RunHeader = {
      type: 'run',
      version: 1,
      ...identity,
      provider: choice.provider,
      endpoint,
      model: prepared.model,
      samples: choice.samples,
      seed: choice.orderSeed,
      ...(choice.fresh === true ? { fresh: true } : {}),
      tasks: prepared.cells.length * choice.samples,
      pairs: prepared.pairs,
    };
    await folder.append(header, ...cellEntries(prepared.cells));
  } finally {
    await folder.close();
  }
}

export interface ExecuteOptions {
  readonly fetch: Fetch;
  readonly key: string | undefined;
  readonly pace: RunPace;
  readonly price: Price | undefined;
  /** Undefined to ask for everything anew, as a fresh run does whatever stands here. */
  readonly cache: SampleCache | undefined;
  readonly signal: AbortSignal;
  readonly onEvent: (event: RunEvent) => void;
}

/** A run that was begun, held open to be gone on with. */
export class RunSession {
  private constructor(
    readonly header: RunHeader,
    readonly cells: readonly RunCell[],
    /** What has no answer yet, in sending order. */
    readonly tasks: readonly RunTask[],
    /** Lines of the journal that cannot be read, counted from 1. */
    readonly badLines: readonly number[],
    private readonly folder: OpenRun,
  ) {}

  /**
   * Opens a run that was begun.
   *
   * @param shown the directory as messages name it
   * @throws InputError when there is none, another process holds it, or it was cut off while it was begun
   */
  static async open(store: RunStore, directory: string, shown: string): Promise<RunSession> {
    // Read first: opening would make the folder.
    await store.read(directory);
    const folder = await store.open(directory);
    try {
      const { state } = folder;
      const header = checkedHeader(state.header, state.cells.length, shown);
      const cells = recordedCells(state.cells, header.model);
      const tasks = planTasks(cells, header.samples, header.seed).filter(
        ({ id }) => !state.samples.has(id),
      );
      return new RunSession(header, cells, tasks, state.badLines, folder);
    } catch (error) {
      await folder.close();
      throw error;
    }
  }

  /** Asks for everything that the run has no answer for; see `executeRun`. */
  execute(options: ExecuteOptions): Promise<EndEntry> {
    const { pace, price, cache } = options;
    const { provider, endpoint } = this.header;
    return executeRun({
      tasks: this.tasks,
      client: clientOf(provider, endpoint, options.key, pace.stream, options.fetch),
      journal: this.folder,
      ...(cache === undefined || this.header.fresh === true ? {} : { cache }),
      limits: sendLimits(pace, price),
      ports: sendPorts,
      signal: options.signal,
      onEvent: options.onEvent,
    });
  }

  close(): Promise<void> {
    return this.folder.close();
  }
}

/** How a run stands when a process is done with it. */
export interface FinishedRun {
  readonly header: RunHeader;
  readonly state: RunState;
  readonly isComplete: boolean;
  /** One sentence each. */
  readonly warnings: readonly string[];
}

/** Writes the Inspect log beside the journal. @throws InputError when there is no run */
export async function finishRun(
  store: RunStore,
  directory: string,
  shown: string,
): Promise<FinishedRun> {
  const state = await store.read(directory);
  const { header } = state;
  if (header === undefined) throw new InputError(`${shown} holds no run.`);
  await store.write(directory, inspectLogName, JSON.stringify(inspectLog(header, state)));
  return {
    header,
    state,
    isComplete: state.samples.size === header.tasks,
    warnings: warningsOn(header, state, shown),
  };
}

function warningsOn(header: RunHeader, state: RunState, shown: string): string[] {
  const samples = runSamples(state, shown);
  const identical = identicalCells(samples);
  const [first] = identical;
  const cached = cachedAnswers(state);
  return [
    ...unfinishedAnswers(samples),
    ...(cached === undefined ? [] : [cached]),
    ...[...answeringModels(samples)].map(
      ([model, count]) => `${count} answers came from ${model}, not from ${header.model}.`,
    ),
    ...(first === undefined
      ? []
      : [
          `In ${identical.length} cells all samples are the same text (first: ${first.pair}, ${first.condition}, item ${first.item}); they are no independent draws. Look for a cache, a fixed seed or temperature 0.`,
        ]),
  ];
}

function checkedHeader(header: RunHeader | undefined, cells: number, shown: string): RunHeader {
  if (header === undefined) throw new InputError(`${shown} holds no run that was begun.`);
  if (cells * header.samples !== header.tasks) {
    throw new InputError(`${shown} was cut off before anything was sent; begin a new run.`);
  }
  return header;
}

function clientOf(
  provider: Provider,
  baseUrl: string | undefined,
  key: string | undefined,
  stream: boolean,
  fetch: Fetch,
) {
  return createClient({ provider, baseUrl, key, stream, http: { fetch, ...defaultHttpOptions } });
}

const noFetch: Fetch = () => Promise.reject(new Error('This client only knows its address.'));
