import * as vscode from 'vscode';
import { InputError } from '../../core/input-error.js';
import { bytesSource, type ByteSource } from '../../core/response/byte-source.js';
import type { Condition } from '../../core/pair/pair-comparison.js';
import type { SampleLog, SampleSummary } from '../../core/response/sample-log.js';
import type { FileReader } from '../node-parts.js';
import type { ConfigService } from './config-service.js';
import { LogListing } from './log-listing.js';
import { nameOf } from './uri-path.js';

/** A log's name; a journal's with that of its run, since all journals have the same. */
function logName(uri: vscode.Uri): string {
  const name = nameOf(uri);
  return name === 'journal.jsonl' ? `${nameOf(vscode.Uri.joinPath(uri, '..'))}/${name}` : name;
}

/** Largest file that is read whole, in bytes, where it cannot be read piece by piece. */
const largestWhole = 256 * 1024 * 1024;

/** Logs kept open at most; the one not used for longest is let go. */
const openLogs = 6;

interface OpenedLog {
  readonly version: string;
  readonly log: Promise<SampleLog>;
  listing: Promise<LogListing> | undefined;
}

/**
 * Opens logs and keeps the last few; a log that changed is read anew. Files of this machine are read
 * piece by piece where the extension runs on Node, everything else whole through `workspace.fs`.
 */
export class LogService {
  readonly #config: ConfigService;
  readonly #loadFiles: (() => Promise<FileReader>) | undefined;
  readonly #opened = new Map<string, OpenedLog>();
  readonly #conditions = new Map<string, { version: string; found: ReadonlySet<Condition> }>();

  /** @param loadFiles undefined where files can only be read whole */
  constructor(config: ConfigService, loadFiles: (() => Promise<FileReader>) | undefined) {
    this.#config = config;
    this.#loadFiles = loadFiles;
  }

  /** @throws InputError when it is no log that can be read */
  async open(uri: vscode.Uri): Promise<SampleLog> {
    return (await this.#opening(uri)).log;
  }

  /** The samples of a log without their texts, as they are found. */
  async listing(uri: vscode.Uri): Promise<LogListing> {
    const opened = await this.#opening(uri);
    opened.listing ??= opened.log.then((log) => new LogListing(log));
    return opened.listing;
  }

  /** All samples of a log without their texts, in its order. */
  async summaries(uri: vscode.Uri): Promise<readonly SampleSummary[]> {
    return (await this.listing(uri)).all;
  }

  /** The conditions that samples of a log are from; kept when the log itself is let go. */
  async conditions(uri: vscode.Uri): Promise<ReadonlySet<Condition>> {
    const version = await this.#version(uri);
    const known = this.#conditions.get(uri.toString());
    if (known?.version === version) return known.found;
    const summaries = await this.summaries(uri);
    const found = new Set(summaries.flatMap(({ condition }) => condition ?? []));
    this.#conditions.set(uri.toString(), { version, found });
    return found;
  }

  async #opening(uri: vscode.Uri): Promise<OpenedLog> {
    const key = uri.toString();
    const version = await this.#version(uri);
    const known = this.#opened.get(key);
    this.#opened.delete(key);
    if (known?.version === version) {
      this.#opened.set(key, known);
      return known;
    }
    const opened = { version, log: this.#read(uri), listing: undefined };
    this.#opened.set(key, opened);
    opened.log.catch(() => this.#opened.delete(key));
    for (const oldest of [...this.#opened.keys()].slice(0, -openLogs)) this.#opened.delete(oldest);
    return opened;
  }

  async #read(uri: vscode.Uri): Promise<SampleLog> {
    const [{ openLog }, { config }, source] = await Promise.all([
      import('../response-engine.js'),
      this.#config.configFor(uri),
      this.#source(uri),
    ]);
    const { reasoningTags, outputTags, conditions } = config;
    return openLog(source, { reasoningTags, outputTags, conditions });
  }

  async #source(uri: vscode.Uri): Promise<ByteSource> {
    const name = logName(uri);
    if (uri.scheme === 'file' && this.#loadFiles !== undefined) {
      return (await this.#loadFiles()).reopenedFile(name, uri.fsPath);
    }
    const { size } = await this.#stat(uri);
    if (size > largestWhole) {
      throw new InputError(
        vscode.l10n.t(
          '{0} is {1} MB, and files of “{2}” can only be read whole, up to {3} MB. Open its folder from disk in VS Code on the desktop, or use “gyges scan” or “gyges compare” in a terminal.',
          name,
          Math.ceil(size / 2 ** 20),
          uri.scheme,
          largestWhole / 2 ** 20,
        ),
      );
    }
    return bytesSource(name, await vscode.workspace.fs.readFile(uri));
  }

  async #version(uri: vscode.Uri): Promise<string> {
    const { mtime, size } = await this.#stat(uri);
    return `${mtime} ${size}`;
  }

  async #stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    try {
      return await vscode.workspace.fs.stat(uri);
    } catch (error) {
      throw new InputError(
        vscode.l10n.t(
          '{0} cannot be read: {1}',
          nameOf(uri),
          error instanceof Error ? error.message : String(error),
        ),
      );
    }
  }
}
