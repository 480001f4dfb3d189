import type { Disagreement } from '../../core/compare/disagreement.js';
import type { Side } from '../../core/compare/sample-comparison.js';
import type { Compliance } from '../../core/flags/flag.js';
import type { SampleSummary } from '../../core/response/sample-log.js';
import type { SampleRecord } from '../../core/response/sample-record.js';
import type * as vscode from 'vscode';
import type { LogPairing, PairedSample } from './log-pairing.js';
import type { LogService } from './log-service.js';

/** Milliseconds of work between two breaths of the editor. */
const slice = 30;

/** What reading two responses adds to what their scores say. */
export interface ReadPair {
  readonly pair: PairedSample;
  readonly disagreement: Disagreement;
  readonly compliance: Readonly<Record<Side, Compliance>>;
  /** Categories of severity warning or above that only one side has, worst first. */
  readonly leftOnly: readonly string[];
  readonly rightOnly: readonly string[];
}

/** What reading a response adds to what its scores say. */
export interface ReadSample {
  readonly compliance: Compliance;
  /** Categories of severity warning or above, in the order of the text. */
  readonly categories: readonly string[];
}

/**
 * Reads and flags samples of a log. Those that cannot be read are not in the result.
 *
 * @param isCancelled asked between samples; what has been read by then is returned
 */
export async function readSamples(
  logs: LogService,
  uri: vscode.Uri,
  samples: readonly SampleSummary[],
  progress: (done: number) => void,
  isCancelled: () => boolean,
): Promise<ReadonlyMap<string, ReadSample>> {
  const engine = await import('../response-engine.js');
  const log = await logs.open(uri);
  const read = new Map<string, ReadSample>();
  const breathe = breather(progress);
  for (const [index, { id }] of samples.entries()) {
    if (isCancelled()) break;
    await breathe(index);
    const record = await log.read(id).catch(() => undefined);
    if (record === undefined) continue;
    const { compliance, flags } = engine.flagSample(record);
    const grave = flags.filter(({ severity }) => severity !== 'info');
    read.set(id, { compliance, categories: [...new Set(grave.map(({ category }) => category))] });
  }
  return read;
}

/** Lets the editor breathe, and tells how far the work is, when a slice of time is over. */
function breather(progress: (done: number) => void): (done: number) => Promise<void> {
  let began = performance.now();
  return async (done) => {
    if (performance.now() - began <= slice) return;
    progress(done);
    await new Promise((resolve) => setTimeout(resolve, 0));
    began = performance.now();
  };
}

/**
 * Reads and flags the responses of all pairs and sorts them, those that disagree most first. Pairs that
 * cannot be read keep their place at the end.
 *
 * @param isCancelled asked between pairs; what has been read by then is returned
 */
export async function readPairs(
  logs: LogService,
  { left, right }: LogPairing,
  pairs: readonly PairedSample[],
  progress: (done: number) => void,
  isCancelled: () => boolean,
): Promise<readonly ReadPair[]> {
  const engine = await import('../response-engine.js');
  const [leftLog, rightLog] = await Promise.all([logs.open(left), logs.open(right)]);
  const flagged = (sample: SampleRecord) => ({ sample, flagged: engine.flagSample(sample) });
  const read: ReadPair[] = [];
  const breathe = breather(progress);
  for (const [index, pair] of pairs.entries()) {
    if (isCancelled()) break;
    await breathe(index);
    const records = await Promise.all([
      leftLog.read(pair.left.id),
      rightLog.read(pair.right.id),
    ]).catch(() => undefined);
    if (records === undefined) continue;
    const comparison = engine.compareSamples(flagged(records[0]), flagged(records[1]));
    const only = (side: Side) => [
      ...new Set(
        comparison.oneSided
          .filter((found) => found.side === side && found.flag.severity !== 'info')
          .map(({ flag }) => flag.category),
      ),
    ];
    read.push({
      pair,
      disagreement: engine.disagreementOf(comparison),
      compliance: {
        left: comparison.left.flagged.compliance,
        right: comparison.right.flagged.compliance,
      },
      leftOnly: only('left'),
      rightOnly: only('right'),
    });
  }
  return read.sort((a, b) => engine.byDisagreement(a.disagreement, b.disagreement));
}
