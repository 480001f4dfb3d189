import type { ModelClient } from '../models/model-client.js';
import type { EndEntry, FailureEntry, Journal, SampleEntry } from './journal.js';
import type { RunTask } from './run-plan.js';
import { sendTasks, type SampleCache, type SendLimits, type SendPorts } from './send-tasks.js';

export type RunEvent =
  | { readonly type: 'sample'; readonly entry: SampleEntry }
  | { readonly type: 'failure'; readonly entry: FailureEntry }
  | {
      readonly type: 'retry';
      readonly task: string;
      readonly message: string;
      readonly delayMs: number;
    };

export interface RunInput {
  /** Tasks in sending order, without those the journal already answers. */
  readonly tasks: readonly RunTask[];
  readonly client: ModelClient;
  readonly journal: Journal;
  readonly cache?: SampleCache;
  readonly limits: SendLimits;
  readonly ports: SendPorts;
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: RunEvent) => void;
}

/**
 * Asks for every task of a run and records each answer in the journal before it counts; see `sendTasks`.
 * Resolves with the entry that ended the run.
 */
export async function executeRun({ journal, onEvent, ...input }: RunInput): Promise<EndEntry> {
  const placeOf = ({ id, pair, condition, item, sample }: RunTask) => ({
    task: id,
    pair,
    condition,
    item,
    sample,
  });
  const end = await sendTasks({
    ...input,
    recorder: {
      answered: async (task: RunTask, answer) => {
        const entry: SampleEntry = { type: 'sample', ...placeOf(task), ...answer };
        await journal.append(entry);
        onEvent?.({ type: 'sample', entry });
      },
      failed: async (task, failure) => {
        const entry: FailureEntry = { type: 'failure', ...placeOf(task), ...failure };
        await journal.append(entry);
        onEvent?.({ type: 'failure', entry });
      },
      retrying: ({ id }, message, delayMs) => {
        onEvent?.({ type: 'retry', task: id, message, delayMs });
      },
    },
  });
  const entry: EndEntry = { type: 'end', at: input.ports.timestamp(), ...end };
  await journal.append(entry);
  return entry;
}
