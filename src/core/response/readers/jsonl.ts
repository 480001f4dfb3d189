import { InputError } from '../../input-error.js';
import type { ByteSource } from '../byte-source.js';
import { decodeUtf8, describeJson, parseJson } from '../json.js';
import { summaryOf, uniqueIds } from '../memory-log.js';
import type { LogOptions, SampleLog, SampleSummary } from '../sample-log.js';
import type { SampleRecord } from '../sample-record.js';
import { readLines } from './lines.js';
import { readRecord } from './record.js';
import { RepeatedLines } from './repeated-lines.js';

/** Warnings that are spelt out; beyond that they are only counted. */
const mostWarnings = 20;

interface Place {
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

/** Opens a log of one JSON record a line; nothing is read before it is asked for. */
export function openJsonl(source: ByteSource, options: LogOptions): SampleLog {
  return new JsonlLog(source, options);
}

class JsonlLog implements SampleLog {
  readonly name: string;
  readonly format = 'jsonl' as const;
  readonly #source: ByteSource;
  readonly #options: LogOptions;
  readonly #warned = new Map<number, string>();
  /** Where samples are, as far as the source has been read. */
  readonly #places = new Map<string, Place>();
  readonly #repeated: RepeatedLines;
  #isRead = false;

  constructor(source: ByteSource, options: LogOptions) {
    this.name = source.name;
    this.#source = source;
    this.#options = options;
    this.#repeated = new RepeatedLines(source);
  }

  get count(): number | undefined {
    return this.#isRead ? this.#places.size : undefined;
  }

  get notes(): readonly string[] {
    return this.#repeated.notes();
  }

  get warnings(): readonly string[] {
    const all = [...this.#warned.entries()].sort(([a], [b]) => a - b).map(([, text]) => text);
    if (all.length <= mostWarnings) return all;
    return [
      ...all.slice(0, mostWarnings),
      `${this.name}: ${all.length - mostWarnings} more lines could not be read.`,
    ];
  }

  async *summaries(): AsyncGenerator<SampleSummary> {
    for await (const record of this) yield summaryOf(record);
  }

  async read(id: string): Promise<SampleRecord> {
    const place = this.#places.get(id);
    if (place === undefined && !this.#isRead) {
      for await (const record of this) if (record.id === id) return record;
    }
    if (place === undefined)
      throw new InputError(`${this.name}: there is no sample ${JSON.stringify(id)} in this log.`);
    const text = decodeUtf8(await this.#source.read(place.start, place.end));
    const record = this.#record(text, place.line);
    if (typeof record === 'string') throw new InputError(record);
    return { ...record, id };
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<SampleRecord> {
    const unique = uniqueIds();
    let firstProblem: string | undefined;
    for await (const found of readLines(this.#source)) {
      const { text, line, start, end } = found;
      if (text.trim() === '') continue;
      const record = this.#record(text, line);
      if (typeof record === 'string') {
        firstProblem ??= record;
        this.#warned.set(line, record);
        continue;
      }
      const id = unique(record.id);
      this.#places.set(id, { start, end, line });
      await this.#repeated.add(found);
      yield id === record.id ? record : { ...record, id };
    }
    if (this.#places.size === 0)
      throw new InputError(firstProblem ?? `${this.name}: the log is empty.`);
    this.#isRead = true;
  }

  /** The record of a line, or what is wrong with it. */
  #record(text: string, line: number): SampleRecord | string {
    let value: unknown;
    try {
      value = parseJson(text);
    } catch {
      return `${this.name}:${line}: the line is not valid JSON.`;
    }
    return (
      readRecord(value, this.name, line, this.#options) ??
      `${this.name}:${line}: no response was found in the record, which is ${describeJson(value)}.`
    );
  }
}
