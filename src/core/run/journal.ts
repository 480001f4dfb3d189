import * as z from 'zod/mini';
import { providers } from '../models/model-client.js';
import { readEntries } from './read-entries.js';

const place = {
  pair: z.string(),
  condition: z.enum(['monitored', 'unmonitored']),
  item: z.string(),
};

/**
 * The journal of a run: one JSON object a line, only ever appended to, each line on disk before the run goes
 * on. It is the run: whatever is in it survives any kill, and a run is resumed from it alone.
 */
export const runHeader = z.object({
  type: z.literal('run'),
  version: z.literal(1),
  id: z.string(),
  created: z.string(),
  gyges: z.string(),
  provider: z.enum(providers),
  endpoint: z.string(),
  model: z.string(),
  samples: z.int().check(z.positive()),
  seed: z.number(),
  /** Whether no answer is taken from the cache, also when the run is resumed; false when absent. */
  fresh: z.optional(z.boolean()),
  /** Tasks of the whole run. */
  tasks: z.int().check(z.nonnegative()),
  pairs: z.array(
    z.object({
      id: z.string(),
      monitored: z.string(),
      unmonitored: z.string(),
      /** SHA-256 of the files' texts with everything they include. */
      hashes: z.object({ monitored: z.string(), unmonitored: z.string() }),
      items: z.array(z.string()),
      compliance: z.optional(z.string()),
    }),
  ),
});

/** What is sent for one item in one condition; written once, before the first sample of the run. */
export const cellEntry = z.object({
  type: z.literal('cell'),
  ...place,
  messages: z.array(z.object({ role: z.string(), text: z.string() })),
  settings: z.record(z.string(), z.unknown()),
});

export const sampleEntry = z.object({
  type: z.literal('sample'),
  task: z.string(),
  at: z.string(),
  ...place,
  sample: z.int().check(z.positive()),
  /** Content address of the request and the sample's number. */
  key: z.string(),
  cached: z.boolean(),
  /** From sending to the whole answer, retries included. */
  milliseconds: z.number(),
  streamed: z.boolean(),
  /** The provider's body exactly as it came; it is read anew each time the run is. */
  body: z.string(),
});

export const failureEntry = z.object({
  type: z.literal('failure'),
  task: z.string(),
  at: z.string(),
  ...place,
  sample: z.int().check(z.positive()),
  kind: z.string(),
  message: z.string(),
});

export const endEntry = z.object({
  type: z.literal('end'),
  at: z.string(),
  /** Why this process stopped sending. */
  reason: z.enum(['complete', 'cancelled', 'budget', 'error']),
  message: z.optional(z.string()),
});

const entry = z.discriminatedUnion('type', [
  runHeader,
  cellEntry,
  sampleEntry,
  failureEntry,
  endEntry,
]);

export type RunHeader = z.infer<typeof runHeader>;
export type CellEntry = z.infer<typeof cellEntry>;
export type SampleEntry = z.infer<typeof sampleEntry>;
export type FailureEntry = z.infer<typeof failureEntry>;
export type EndEntry = z.infer<typeof endEntry>;
export type JournalEntry = z.infer<typeof entry>;

/** Where a journal is kept. */
export interface Journal {
  /** Resolves when the entries are on disk for good; calls may overlap and keep their order. */
  append(...entries: readonly JournalEntry[]): Promise<void>;
}

/** What a journal holds. */
export interface RunState {
  readonly header: RunHeader | undefined;
  readonly cells: readonly CellEntry[];
  /** The first sample of each task, by task id. */
  readonly samples: ReadonlyMap<string, SampleEntry>;
  /** The last failure of each task that has no sample. */
  readonly failures: ReadonlyMap<string, FailureEntry>;
  readonly end: EndEntry | undefined;
  /** Lines that could not be read, counted from 1, other than a torn last one. */
  readonly badLines: readonly number[];
}

/** Reads a journal; see `readEntries`. */
export function readJournal(journal: string | Uint8Array): RunState {
  const { entries, badLines } = readEntries(journal, entry);
  const cells: CellEntry[] = [];
  const samples = new Map<string, SampleEntry>();
  const failures = new Map<string, FailureEntry>();
  let header: RunHeader | undefined;
  let end: EndEntry | undefined;
  for (const read of entries) {
    switch (read.type) {
      case 'run':
        header ??= read;
        break;
      case 'cell':
        cells.push(read);
        break;
      case 'sample':
        if (!samples.has(read.task)) samples.set(read.task, read);
        failures.delete(read.task);
        end = undefined;
        break;
      case 'failure':
        if (!samples.has(read.task)) failures.set(read.task, read);
        end = undefined;
        break;
      case 'end':
        end = read;
        break;
    }
  }
  return { header, cells, samples, failures, end, badLines };
}
