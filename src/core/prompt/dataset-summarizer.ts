import type { DatasetCell, DatasetSummary } from './dataset.js';
import type { DatasetRow } from './dataset-rows.js';
import { hashOf } from '../text/hash.js';

/** Cells that are kept from the first rows; of later ones only what a rule asks for. */
const maximumCells = 50_000;

/** Cells of later rows that are kept at most. */
const maximumLaterCells = 5000;

/** Repeated values that are kept at most for one column; a column with more is no list of ids. */
const maximumRepeated = 1000;

/** UTF-16 units of a value that may be an id. */
const longestId = 200;

/** Gathers what lint rules need to know of a dataset, row by row, in bounded memory but for its ids. */
export class DatasetSummarizer {
  readonly #isNotable: ((value: string) => boolean) | undefined;
  readonly #columns = new Set<string>();
  readonly #cells: DatasetCell[] = [];
  readonly #later: DatasetCell[] = [];
  readonly #repeated: DatasetCell[] = [];
  readonly #seen = new Map<string, SeenValues>();
  #rowCount = 0;

  constructor(isNotable: ((value: string) => boolean) | undefined) {
    this.#isNotable = isNotable;
  }

  add({ row, cells }: DatasetRow): void {
    this.#rowCount = row;
    const fits = this.#cells.length + cells.length <= maximumCells;
    for (const cell of cells) {
      this.#columns.add(cell.column);
      const kept: DatasetCell = { ...cell, row };
      if (fits) this.#cells.push(kept);
      else if (this.#later.length < maximumLaterCells && this.#isWanted(cell.value)) {
        this.#later.push(kept);
      }
      if (this.#isRepeated(cell.column, cell.value)) this.#repeated.push(kept);
    }
  }

  finish(): Pick<DatasetSummary, 'columns' | 'rowCount' | 'cells' | 'repeated'> {
    return {
      columns: [...this.#columns],
      rowCount: this.#rowCount,
      cells: [...this.#cells, ...this.#later],
      repeated: this.#repeated,
    };
  }

  #isWanted(value: string): boolean {
    return value.trim() === '' || this.#isNotable?.(value) === true;
  }

  #isRepeated(column: string, value: string): boolean {
    const seen = this.#seen.get(column) ?? { hashes: new Set<number>(), repeated: 0 };
    this.#seen.set(column, seen);
    if (seen.hashes === undefined) return false;
    if (value.length > longestId || seen.repeated >= maximumRepeated) {
      seen.hashes = undefined;
      return false;
    }
    const hash = hashOf(value);
    if (!seen.hashes.has(hash)) {
      seen.hashes.add(hash);
      return false;
    }
    seen.repeated++;
    return true;
  }
}

interface SeenValues {
  /** Undefined once the column turned out to hold no ids. */
  hashes: Set<number> | undefined;
  repeated: number;
}
