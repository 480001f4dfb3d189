import type { Fetch } from '../models/http.js';
import type { Journal, RunState } from './journal.js';
import type { SampleCache } from './send-tasks.js';

/** A run's folder, held by one writer at a time. */
export interface OpenRun extends Journal {
  /** What the journal held when it was opened. */
  readonly state: RunState;
  /** Waits for what is being written and lets go of the folder. */
  close(): Promise<void>;
}

/** Where runs are kept. Directories are named as the adapter names them. */
export interface RunStore {
  /** Makes the folder where there is none. @throws InputError when another writer holds it */
  open(directory: string): Promise<OpenRun>;
  /** What the journal holds, whoever writes to it. @throws InputError when there is none */
  read(directory: string): Promise<RunState>;
  /** Writes a file beside the journal, whole or not at all. */
  write(directory: string, name: string, text: string): Promise<void>;
  /** Answers by content address. */
  cache(directory: string): SampleCache;
}

/** What a machine must offer for runs: storage that survives a power cut, and a network. */
export interface RunHost {
  readonly store: RunStore;
  /** A `fetch` with connections of its own. */
  fetch(): Fetch;
}
