import { existsSync } from 'node:fs';
import path from 'node:path';
import type { GygesConfig } from '../core/config/config.js';
import { InputError } from '../core/input-error.js';
import { memoryLog } from '../core/response/memory-log.js';
import { openLog } from '../core/response/open-log.js';
import { responseRecord } from '../core/response/response-record.js';
import type { LogOptions, SampleLog } from '../core/response/sample-log.js';
import { decodeText } from '../node/decode-text.js';
import { openFileSource, spool, type FileSource } from '../node/file-source.js';
import type { ConfigLoader } from '../node/load-config.js';
import type { CliIo } from './io.js';

/** Largest response file, in bytes; a single answer of a model is far below. */
const largestResponse = 64_000_000;

/** How messages and results call standard input. */
export const stdinName = '<stdin>';

/** A log or a response file that was opened; to be closed by whoever opened it. */
export interface OpenedLog extends AsyncDisposable {
  readonly source: FileSource;
  readonly log: SampleLog;
  readonly options: LogOptions;
}

export function logOptions(config: GygesConfig): LogOptions {
  return {
    conditions: config.conditions,
    reasoningTags: config.reasoningTags,
    outputTags: config.outputTags,
  };
}

/** Whether a file is a response as the model wrote it rather than a log. */
function isResponseFile(name: string): boolean {
  return /\.(?:md|txt)$/i.test(name);
}

async function responseLog(source: FileSource, options: LogOptions): Promise<SampleLog> {
  if (source.size > largestResponse) {
    throw new InputError(
      `${source.name} is too large for one response (${Math.round(source.size / 1e6)} MB).`,
    );
  }
  const text = decodeText(source.name, await source.read(0, source.size)).replace(/^\ufeff/, '');
  if (text.trim() === '') throw new InputError(`${source.name}: the file is empty.`);
  const record = responseRecord(source.name, text, options);
  return memoryLog({ name: source.name, format: 'json', warnings: [] }, [record]);
}

/** The file that a path stands for: the journal, where it is the folder of a run. */
function logFile(file: string): string {
  const journal = path.join(file, 'journal.jsonl');
  return existsSync(journal) ? journal : file;
}

/**
 * Opens a log, the folder of a run, or a response file (`.md`, `.txt`); `-` is standard input, read to its
 * end first.
 * @throws InputError when it cannot be read or is no log
 */
export async function openInput(
  name: string,
  io: CliIo,
  configs: ConfigLoader,
): Promise<OpenedLog> {
  const fromStdin = name === '-';
  const file = logFile(path.resolve(io.cwd, name));
  const source = fromStdin ? await spool(stdinName, io.stdin) : await openFileSource(name, file);
  try {
    const { config } = await configs.forDirectory(fromStdin ? io.cwd : path.dirname(file));
    const options = logOptions(config);
    const log =
      !fromStdin && isResponseFile(name)
        ? await responseLog(source, options)
        : await openLog(source, options);
    return { source, log, options, [Symbol.asyncDispose]: () => source.close() };
  } catch (error) {
    await source.close();
    throw error;
  }
}
