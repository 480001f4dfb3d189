import { InputError } from '../../input-error.js';
import type { ByteSource } from '../byte-source.js';
import { conditionOf } from '../condition.js';
import {
  asArray,
  asId,
  asNumber,
  asObject,
  asText,
  decodeUtf8,
  describeJson,
  parseJson,
  type JsonObject,
} from '../json.js';
import type { LogOptions, SampleLog, SampleSummary } from '../sample-log.js';
import type { SampleRecord } from '../sample-record.js';
import { openZip, type ZipArchive, type ZipEntry } from '../zip/zip-archive.js';
import { chunkStarts, readChunkedSample, type ChunkStarts } from './inspect-chunked.js';
import { readInspectHeader, type InspectHeader } from './inspect-header.js';
import { inspectSampleId, readInspectSample, readScores } from './inspect-sample.js';
import { itemOfRun } from './inspect-of-run.js';
import { defined } from './response-parts.js';
import { readAhead } from './read-ahead.js';

const memberName = /^samples\/([^]+)_epoch_(\d{1,9})(\.json|\/sample\.json)$/;

interface SampleMember {
  readonly item: string;
  readonly epoch: number;
  readonly entry: ZipEntry;
  readonly chunked: boolean;
}

/** Opens an Inspect `.eval` log: its directory, head and summaries are read, no sample. */
export async function openInspectEval(source: ByteSource, options: LogOptions): Promise<SampleLog> {
  const archive = await openZip(source);
  const members = sampleMembers(archive);
  const head = archive.entries.get('header.json') ?? archive.entries.get('_journal/start.json');
  if (head === undefined && members.size === 0) {
    const names = [...archive.entries.keys()].slice(0, 5).map((name) => JSON.stringify(name));
    throw new InputError(
      `${source.name}: a ZIP archive, but not an Inspect log: it has neither header.json nor samples/ (found ${names.join(', ') || 'no members'}).`,
    );
  }
  const log = new InspectEvalLog(source.name, archive, members, options);
  await log.open(head);
  return log;
}

function sampleMembers(archive: ZipArchive): Map<string, SampleMember> {
  const members = new Map<string, SampleMember>();
  for (const entry of archive.entries.values()) {
    const match = memberName.exec(entry.name);
    if (match === null) continue;
    const item = match[1] ?? '';
    const epoch = Number(match[2]);
    members.set(inspectSampleId(item, epoch), {
      item,
      epoch,
      entry,
      chunked: match[3] !== '.json',
    });
  }
  return members;
}

class InspectEvalLog implements SampleLog {
  readonly name: string;
  readonly format = 'inspect-eval' as const;
  readonly #archive: ZipArchive;
  readonly #members: ReadonlyMap<string, SampleMember>;
  readonly #options: LogOptions;
  readonly #warnings: string[];
  readonly notes: string[] = [];
  readonly #chunks: ChunkStarts;
  #header: InspectHeader = readInspectHeader(undefined);
  #summaries: readonly SampleSummary[] = [];

  constructor(
    name: string,
    archive: ZipArchive,
    members: ReadonlyMap<string, SampleMember>,
    options: LogOptions,
  ) {
    this.name = name;
    this.#archive = archive;
    this.#members = members;
    this.#options = options;
    this.#warnings = [...archive.warnings];
    this.#chunks = chunkStarts(archive.entries.values());
  }

  get task(): string {
    return this.#header.task ?? '';
  }

  get model(): string {
    return this.#header.model ?? '';
  }

  get count(): number {
    return this.#summaries.length;
  }

  get warnings(): readonly string[] {
    return this.#warnings;
  }

  async open(head: ZipEntry | undefined): Promise<void> {
    if (head !== undefined) {
      const header = await this.#readOrWarn(head);
      this.#header = readInspectHeader(header);
      if (this.#header.status === 'started' || head.name !== 'header.json')
        this.notes.push(`${this.name}: the evaluation had not finished when the log was written.`);
    }
    const found = new Map<string, SampleSummary>();
    for (const row of await this.#summaryRows()) {
      const summary = this.#summary(row);
      if (summary !== undefined) found.set(summary.id, summary);
    }
    let absent = 0;
    for (const id of found.keys()) {
      if (this.#members.has(id)) continue;
      found.delete(id);
      absent++;
    }
    if (absent > 0)
      this.#warnings.push(
        `${this.name}: ${absent} samples are listed in the log but missing from it.`,
      );
    for (const [id, { item, epoch }] of this.#members) {
      if (!found.has(id)) found.set(id, this.#bareSummary(item, epoch));
    }
    this.#summaries = [...found.values()];
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- other logs read while they list
  async *summaries(): AsyncGenerator<SampleSummary> {
    yield* this.#summaries;
  }

  async read(id: string): Promise<SampleRecord> {
    const member = this.#members.get(id);
    if (member === undefined)
      throw new InputError(`${this.name}: there is no sample ${JSON.stringify(id)} in this log.`);
    const value = member.chunked
      ? await readChunkedSample(member.entry.name, (name) => this.#optional(name), this.#chunks)
      : await this.#json(member.entry);
    const sample = asObject(value);
    if (sample === undefined)
      throw new InputError(
        `${this.name}: the sample ${JSON.stringify(id)} is ${describeJson(value)}, not a sample.`,
      );
    // The member's name is what the sample is known by, whatever its contents say.
    const named = { ...sample, id: member.item, epoch: member.epoch };
    return readInspectSample(named, this.name, this.#header, this.#options);
  }

  [Symbol.asyncIterator](): AsyncGenerator<SampleRecord> {
    return readAhead(
      this.#summaries.map((summary) => summary.id),
      (id) => this.read(id),
      (error) => this.#warnings.push(error.message),
    );
  }

  async #json(entry: ZipEntry): Promise<unknown> {
    const text = decodeUtf8(await this.#archive.read(entry));
    try {
      return parseJson(text);
    } catch {
      throw new InputError(
        `${this.name}: the member ${JSON.stringify(entry.name)} does not hold valid JSON.`,
      );
    }
  }

  async #optional(name: string): Promise<unknown> {
    const entry = this.#archive.entries.get(name);
    return entry === undefined ? undefined : this.#json(entry);
  }

  async #readOrWarn(entry: ZipEntry): Promise<unknown> {
    try {
      return await this.#json(entry);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      this.#warnings.push(error.message);
      return undefined;
    }
  }

  /** Rows of `summaries.json`, or of the journal when the evaluation was cut short. */
  async #summaryRows(): Promise<readonly unknown[]> {
    const entry = this.#archive.entries.get('summaries.json');
    if (entry !== undefined) {
      const rows = asArray(await this.#readOrWarn(entry));
      if (rows !== undefined) return rows;
    }
    const journal: (ZipEntry & { readonly number: number })[] = [];
    for (const candidate of this.#archive.entries.values()) {
      const match = /^_journal\/summaries\/(\d{1,9})\.json$/.exec(candidate.name);
      if (match !== null) journal.push({ ...candidate, number: Number(match[1]) });
    }
    journal.sort((a, b) => a.number - b.number);
    const rows: unknown[] = [];
    for (const part of journal) {
      for (const row of asArray(await this.#readOrWarn(part)) ?? []) rows.push(row);
    }
    return rows;
  }

  #summary(row: unknown): SampleSummary | undefined {
    const fields = asObject(row);
    const item = asId(fields?.['id']);
    if (fields === undefined || item === undefined) return undefined;
    const metadata = asObject(fields['metadata']) ?? {};
    const input = asArray(fields['input']) ?? [];
    return {
      ...this.#bareSummary(item, asNumber(fields['epoch']) ?? 1, metadata, fields['input'], input),
      scores: readScores(fields['scores'] ?? fields['score']),
      ...defined({
        pair: asText(metadata['pair']) ?? asText(metadata['gyges.pair']),
        error: asText(fields['error']),
      }),
    };
  }

  #bareSummary(
    item: string,
    epoch: number,
    metadata: JsonObject = {},
    input?: unknown,
    messages: readonly unknown[] = [],
  ): SampleSummary {
    const sent = messages.flatMap((message) => {
      const text = asObject(message)?.['content'];
      return typeof text === 'string' ? [{ role: 'user', text }] : [];
    });
    if (typeof input === 'string') sent.push({ role: 'user', text: input });
    return {
      id: inspectSampleId(item, epoch),
      item: itemOfRun(item, metadata) ?? item,
      sample: epoch,
      scores: {},
      ...defined({
        model: this.#header.model,
        condition: conditionOf(
          {
            fields: [metadata, this.#header.taskArguments, this.#header.metadata],
            messages: sent,
            names: [this.#header.task, this.name],
          },
          this.#options,
        ),
      }),
    };
  }
}
