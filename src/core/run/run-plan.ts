import type { Condition } from '../pair/pair-comparison.js';
import type { ModelRequest } from '../models/model-client.js';
import { createRandom, shuffled } from '../stats/random.js';

/** One input of a run: a row of the dataset, or the single empty item of a pair without one. */
export interface RunItem {
  readonly id: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** One prompt of a pair filled with one item, ready to be sent. */
export interface RunCell {
  readonly pair: string;
  readonly condition: Condition;
  readonly item: string;
  readonly request: ModelRequest;
}

/** One sample to be asked for: a cell and the number of the sample in it, counted from 1. */
export interface RunTask extends RunCell {
  /** Unique within the run: pair, condition, item and sample. */
  readonly id: string;
  readonly sample: number;
}

/**
 * Every cell `samples` times, in the order in which they are sent: round by round (so that a run that is
 * stopped early has about as many samples of every item), in each round the items in a seeded random order,
 * and the two conditions of an item next to each other in random order (so that drift of the endpoint over
 * time falls on both alike).
 */
export function planTasks(cells: readonly RunCell[], samples: number, seed: number): RunTask[] {
  const random = createRandom(seed);
  const groups = new Map<string, RunCell[]>();
  for (const cell of cells) {
    const key = JSON.stringify([cell.pair, cell.item]);
    groups.set(key, [...(groups.get(key) ?? []), cell]);
  }
  const tasks: RunTask[] = [];
  for (let sample = 1; sample <= samples; sample++) {
    for (const group of shuffled([...groups.values()], random)) {
      for (const cell of shuffled(group, random)) {
        tasks.push({ ...cell, sample, id: taskId(cell, sample) });
      }
    }
  }
  return tasks;
}

/** The id of a task, the same in every run of the same pair, item and sample number. */
function taskId(cell: Omit<RunCell, 'request'>, sample: number): string {
  return [cell.pair, cell.condition, cell.item, String(sample)].map(encodeURIComponent).join('/');
}

/**
 * The content address of one sample: SHA-256 in hex over what decides the answer (provider, endpoint, request)
 * and the sample's number, so that N samples of one request are N different entries.
 */
export async function cacheKey(
  provider: string,
  endpoint: string,
  request: ModelRequest,
  sample: number,
): Promise<string> {
  return sha256(canonicalJson({ provider, endpoint, request, sample }));
}

/** SHA-256 of the UTF-8 text, in hex. */
export async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** JSON with the keys of every object sorted, so that equal values give equal texts. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner,
  );
}
