import type { Span } from '../text/span.js';
import { csvRows } from './csv-rows.js';
import { jsonValueSpans } from './json-spans.js';

/** One item of a dataset. */
export interface DatasetRow extends Span {
  /** Counted from 1, the header of a CSV file not counted. */
  readonly row: number;
  readonly cells: readonly RowCell[];
  /** What is wrong with the row, as one sentence without the file's name. */
  readonly error: string | undefined;
}

export interface RowCell extends Span {
  readonly column: string;
  /** Text as it stands; other JSON values as JSON. */
  readonly value: string;
}

/** Whether the path names a comma-separated file; every other dataset is read as JSONL. */
export function isCsvPath(path: string): boolean {
  return /\.csv$/i.test(path);
}

/** The items of a dataset one at a time, so that a caller may stop early. */
export function datasetRows(path: string, text: string): Generator<DatasetRow> {
  return new RowReader(path).read(text, 0);
}

/** Reads a dataset in blocks of whole lines, one after another. */
export class RowReader {
  readonly #isCsv: boolean;
  /** Of a CSV file, once its header is read. */
  #columns: readonly string[] | undefined;
  #row = 0;

  constructor(path: string) {
    this.#isCsv = isCsvPath(path);
  }

  /** The items of the next block, which begins at an offset; their spans are into the whole text. */
  read(text: string, offset: number): Generator<DatasetRow> {
    return this.#isCsv ? this.#csv(text, offset) : this.#jsonLines(text, offset);
  }

  *#csv(text: string, offset: number): Generator<DatasetRow> {
    for (const { fields, error, start, end } of csvRows(text, offset === 0)) {
      const span = { start: start + offset, end: end + offset };
      if (!this.#columns) {
        const columns = fields.map((field) => field.value.trim());
        const problem = error ?? headerProblem(columns);
        if (problem) {
          yield { row: 0, ...span, cells: [], error: `The header is wrong: ${problem}.` };
          return;
        }
        this.#columns = columns;
        continue;
      }
      const row = ++this.#row;
      const names = this.#columns;
      const problem =
        error ??
        (fields.length === names.length
          ? undefined
          : `it has ${fields.length} fields where the header has ${names.length}`);
      yield {
        row,
        ...span,
        cells: fields.slice(0, names.length).map((field, index) => ({
          value: field.value,
          start: field.start + offset,
          end: field.end + offset,
          column: names[index] ?? '',
        })),
        error: problem && `Row ${row} is wrong: ${problem}.`,
      };
    }
  }

  *#jsonLines(text: string, offset: number): Generator<DatasetRow> {
    let start = offset === 0 && text.startsWith('\uFEFF') ? 1 : 0;
    while (start < text.length) {
      const newline = text.indexOf('\n', start);
      const end = newline < 0 ? text.length : newline;
      const line = text.slice(start, end);
      if (line.trim() !== '') yield jsonRow(line, start + offset, end + offset, ++this.#row);
      start = end + 1;
    }
  }
}

function headerProblem(columns: readonly string[]): string | undefined {
  if (columns.includes('')) return 'a column has no name';
  const twice = columns.find((column, index) => columns.indexOf(column) !== index);
  return twice === undefined ? undefined : `the column "${twice}" stands twice`;
}

function jsonRow(line: string, start: number, end: number, row: number): DatasetRow {
  let item: unknown;
  try {
    item = JSON.parse(line);
  } catch {
    return { row, start, end, cells: [], error: `Row ${row} is wrong: it is not valid JSON.` };
  }
  if (typeof item !== 'object' || item === null || Array.isArray(item)) {
    return { row, start, end, cells: [], error: `Row ${row} is wrong: it is not a JSON object.` };
  }
  const spans = jsonValueSpans(line);
  const cells = Object.entries(item).map(([column, value]) => {
    const span = spans.get(column) ?? { start: 0, end: line.length };
    return {
      column,
      value: typeof value === 'string' ? value : JSON.stringify(value),
      start: start + span.start,
      end: start + span.end,
    };
  });
  return { row, start, end, cells, error: undefined };
}
