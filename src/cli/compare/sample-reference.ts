import { existsSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '../../core/input-error.js';
import type { SampleLog, SampleSummary } from '../../core/response/sample-log.js';
import type { SampleRecord } from '../../core/response/sample-record.js';
import { closest } from '../../core/text/closest.js';

/** `FILE` or `LOG#SAMPLE_ID`. */
export interface SampleReference {
  readonly file: string;
  /** Undefined for a response file, or a log with a single sample. */
  readonly sample: string | undefined;
}

/** Reads a reference; a `#` belongs to the file's name when such a file exists. */
export function parseReference(text: string, root: string): SampleReference {
  const exists = (name: string): boolean => name === '-' || existsSync(path.resolve(root, name));
  if (exists(text)) return { file: text, sample: undefined };
  for (let hash = text.lastIndexOf('#'); hash > 0; hash = text.lastIndexOf('#', hash - 1)) {
    const file = text.slice(0, hash);
    if (exists(file)) return { file, sample: text.slice(hash + 1) };
  }
  const hash = text.indexOf('#');
  return hash > 0
    ? { file: text.slice(0, hash), sample: text.slice(hash + 1) }
    : { file: text, sample: undefined };
}

const mostListed = 8;

function list(ids: readonly string[]): string {
  const more = ids.length > mostListed ? `, and ${ids.length - mostListed} more` : '';
  return ids.slice(0, mostListed).join(', ') + more;
}

/** The samples that `ITEM_EPOCH` may mean, for example `7_3`. */
function ofItemAndEpoch(summaries: readonly SampleSummary[], wished: string): string[] {
  const match = /^([^]+)_(\d{1,9})$/.exec(wished);
  if (match === null) return [];
  const [, wantedItem, epoch] = match;
  return summaries
    .filter(({ item, sample }) => item === wantedItem && sample === Number(epoch))
    .map(({ id }) => id);
}

/**
 * The sample a reference names: by its id, by its item where only one sample has it, or by item and
 * epoch (`7_3`) where that means one sample.
 * @throws InputError that lists what there is
 */
export async function findSample(
  log: SampleLog,
  wished: string | undefined,
): Promise<SampleRecord> {
  const summaries: SampleSummary[] = [];
  // A long log is read no further than to the sample.
  for await (const summary of log.summaries()) {
    if (summary.id === wished) return log.read(wished);
    summaries.push(summary);
  }
  const ids = summaries.map(({ id }) => id);
  if (ids.length === 0) throw new InputError(`${log.name}: there is no sample in it.`);
  if (wished === undefined) {
    const [only] = ids;
    if (only !== undefined && ids.length === 1) return log.read(only);
    throw new InputError(
      `${log.name} holds ${ids.length} samples; name one as ${log.name}#ID (${list(ids)}).`,
    );
  }
  const ofItem = summaries.filter(({ item }) => item === wished).map(({ id }) => id);
  const [only] = ofItem;
  if (only !== undefined && ofItem.length === 1) return log.read(only);
  if (ofItem.length > 1) {
    throw new InputError(
      `${log.name} holds ${ofItem.length} samples of item ${wished}; name one: ${list(ofItem)}.`,
    );
  }
  const [short, ...others] = ofItemAndEpoch(summaries, wished);
  if (short !== undefined && others.length === 0) return log.read(short);
  if (short !== undefined) {
    throw new InputError(
      `${log.name}: ${wished} may mean ${list([short, ...others])}; name one of them.`,
    );
  }
  const near = closest(wished, ids);
  throw new InputError(
    `${log.name} holds no sample ${wished}. ${near === undefined ? `It has ${list(ids)}.` : `Did you mean ${near}?`}`,
  );
}
