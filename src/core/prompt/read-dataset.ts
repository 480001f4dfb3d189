import { LineTable } from '../text/line-table.js';
import type { DatasetSummary } from './dataset.js';
import { DatasetSummarizer } from './dataset-summarizer.js';
import { isCsvPath, RowReader } from './dataset-rows.js';
import { wholeRecords } from './whole-records.js';

/** Whether a lint rule wants to see a cell however far down it stands. */
export type IsNotable = (value: string) => boolean;

/**
 * Reads a dataset of items: CSV by the ending of its name, JSONL otherwise. Never throws: what is wrong
 * first, with its line, is the summary's `error`.
 */
export function readDataset(path: string, text: string, isNotable?: IsNotable): DatasetSummary {
  const reading = new Reading(path, isNotable);
  return reading.add(text, 0) ?? reading.finish();
}

/** The same for the text of a large file piece by piece; rejects with what the pieces reject with. */
export async function readDatasetPieces(
  path: string,
  pieces: AsyncIterable<string>,
  isNotable?: IsNotable,
): Promise<DatasetSummary> {
  const reading = new Reading(path, isNotable);
  for await (const { text, start } of wholeRecords(pieces, isCsvPath(path))) {
    const failed = reading.add(text, start);
    if (failed !== undefined) return failed;
  }
  return reading.finish();
}

class Reading {
  readonly #path: string;
  readonly #rows: RowReader;
  readonly #summarizer: DatasetSummarizer;
  #linesBefore = 0;

  constructor(path: string, isNotable: IsNotable | undefined) {
    this.#path = path;
    this.#rows = new RowReader(path);
    this.#summarizer = new DatasetSummarizer(isNotable);
  }

  /** Takes in the records of a text that begins at an offset; what is wrong with one of them, if anything. */
  add(text: string, start: number): DatasetSummary | undefined {
    for (const row of this.#rows.read(text, start)) {
      if (row.error !== undefined) {
        const { line } = new LineTable(text).positionAt(row.start - start);
        return empty(
          this.#path,
          `${this.#path}, line ${this.#linesBefore + line + 1}: ${row.error}`,
        );
      }
      this.#summarizer.add(row);
    }
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#linesBefore++;
    return undefined;
  }

  finish(): DatasetSummary {
    const path = this.#path;
    const found = this.#summarizer.finish();
    if (found.rowCount > 0) return { path, error: undefined, ...found };
    const hint = isCsvPath(path) ? 'a header line and one line per item' : 'one JSON object a line';
    return empty(path, `${path}: The dataset has no items; it needs ${hint}.`);
  }
}

function empty(path: string, error: string): DatasetSummary {
  return { path, error, columns: [], rowCount: 0, cells: [], repeated: [] };
}
