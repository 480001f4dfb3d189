import { decodeUtf8, describeJson, parseJson } from '../response/json.js';
import { readRecord } from '../response/readers/record.js';
import type { LogOptions } from '../response/sample-log.js';
import type { SampleRecord } from '../response/sample-record.js';
import { scanRecord, type ScanOptions, type ScanRecord } from './scan-record.js';

/** A piece of work that can be sent to another thread. */
export type ScanBatch =
  | {
      readonly kind: 'lines';
      readonly source: string;
      /** Number of the first line, from 1. */
      readonly firstLine: number;
      /** Whole lines of UTF-8. */
      readonly bytes: Uint8Array;
      readonly log: LogOptions;
      readonly options: ScanOptions;
    }
  | {
      readonly kind: 'records';
      readonly records: readonly SampleRecord[];
      readonly options: ScanOptions;
    };

export interface ScanResult {
  /** In input order; ids are not yet unique within the source for JSONL. */
  readonly records: readonly ScanRecord[];
  /** Sentences about lines that could not be read. */
  readonly problems: readonly string[];
}

function readLine(
  text: string,
  line: number,
  batch: ScanBatch & { kind: 'lines' },
): SampleRecord | string {
  const place = `${batch.source}:${line}`;
  let value: unknown;
  try {
    value = parseJson(text);
  } catch {
    return `${place}: the line is not valid JSON.`;
  }
  return (
    readRecord(value, batch.source, line, batch.log) ??
    `${place}: no response was found in the record, which is ${describeJson(value)}.`
  );
}

/** Reads and flags a batch; a line that cannot be read does not stop the others. */
export function scanBatch(batch: ScanBatch): ScanResult {
  if (batch.kind === 'records') {
    return {
      records: batch.records.map((record) => scanRecord(record, batch.options)),
      problems: [],
    };
  }
  const records: ScanRecord[] = [];
  const problems: string[] = [];
  const { bytes, firstLine } = batch;
  // Decoded one by one, lines of plain ASCII take half the memory, whatever the others hold.
  for (let start = 0, line = firstLine; start < bytes.length; line++) {
    const newline = bytes.indexOf(lineFeed, start);
    const end = newline < 0 ? bytes.length : newline;
    const text = decodeUtf8(bytes.subarray(start, end));
    start = end + 1;
    if (text.trim() === '') continue;
    const record = readLine(text, line, batch);
    if (typeof record === 'string') problems.push(record);
    else records.push(scanRecord(record, batch.options));
  }
  return { records, problems };
}

const lineFeed = 10;
