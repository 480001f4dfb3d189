import type { Span } from '../text/span.js';

/** What lint rules need to know of a `gyges.dataset` file, gathered in one pass. */
export interface DatasetSummary {
  readonly path: string;
  /** Why it could not be read, as one sentence; the other fields are then empty. */
  readonly error: string | undefined;
  readonly columns: readonly string[];
  readonly rowCount: number;
  /** Cells to look into: those of the first rows, and of later rows those that are empty or notable. */
  readonly cells: readonly DatasetCell[];
  /** Cells whose value stands in an earlier row of the same column too, at most a stated bound. */
  readonly repeated: readonly DatasetCell[];
}

export interface DatasetCell extends Span {
  /** Counted from 1, the header not counted. */
  readonly row: number;
  readonly column: string;
  readonly value: string;
}
