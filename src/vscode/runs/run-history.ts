import * as vscode from 'vscode';
import type { RunHeader } from '../../core/run/journal.js';
import type { ConditionComparison } from '../../core/stats/compare-conditions.js';
import type { SuccessCriterion } from '../../core/stats/success-criterion.js';
import { setting } from '../services/settings.js';
import { nameOf } from '../services/uri-path.js';
import type { ConfigService } from '../services/config-service.js';
import { findRunFolders, journalName, recordedUri, rootOfRun, stateFolder } from './run-places.js';

/** Runs that are looked through for the last one of a pair. */
const lookedThrough = 50;

/** A run as its journal tells it. */
export interface KnownRun {
  readonly folder: vscode.Uri;
  readonly header: RunHeader;
  readonly answered: number;
  readonly failed: number;
  /** What counts as a success in the comparisons, in words. */
  readonly success: string;
  /** Comparison of the conditions by pair id. */
  readonly comparisons: ReadonlyMap<string, ConditionComparison>;
  /** How many samples both prompts answered, by pair id. */
  readonly answeredTwice: ReadonlyMap<string, number>;
}

/** The last run that a pair had part in, and the pair's id in it. */
export interface LastRun {
  readonly run: KnownRun;
  readonly pair: string;
}

/** Milliseconds for which {@link RunHistory.lastOf} may go by the run folders that it found last. */
const searchInterval = 2000;

/** Milliseconds without a change of a journal before those who show runs are told. */
const pause = 1000;

interface Kept {
  readonly version: string;
  readonly run: Promise<KnownRun | undefined>;
}

/** The runs of the workspace. A run is read again only when its journal has changed. */
export class RunHistory implements vscode.Disposable {
  readonly #config: ConfigService;
  readonly #kept = new Map<string, Kept>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #watcher: vscode.Disposable | undefined;
  /** Milliseconds that it took to read a run the last time. */
  #reading = 0;
  #search: { readonly time: number; readonly folders: Promise<vscode.Uri[]> } | undefined;

  constructor(config: ConfigService) {
    this.#config = config;
  }

  /**
   * Fires with the folder of a run when its journal has changed and is not being written to, whoever writes
   * it. Journals are watched from when `watch` or the last run of a prompt is first asked for.
   */
  readonly onDidChange = this.#changed.event;

  /** All runs that can be read, the newest first. */
  async runs(): Promise<KnownRun[]> {
    const runs = [];
    for (const folder of await findRunFolders()) runs.push(await this.read(folder));
    return runs.filter((run) => run !== undefined);
  }

  /**
   * The newest run of the pair that a prompt belongs to, with the pair's id. One that another program began
   * in the last two seconds may be missing: searching the workspace takes too long to do at every keystroke.
   */
  async lastOf(prompt: vscode.Uri): Promise<LastRun | undefined> {
    this.watch();
    for (const folder of (await this.#recentFolders()).slice(0, lookedThrough)) {
      const run = await this.read(folder);
      const root = rootOfRun(folder);
      const pair = run?.header.pairs.find(({ monitored, unmonitored }) =>
        [monitored, unmonitored].some((path) => recordedUri(root, path).path === prompt.path),
      );
      if (run !== undefined && pair !== undefined) return { run, pair: pair.id };
    }
    return undefined;
  }

  /** The newest run of every prompt that had part in one, by the prompt's path. */
  async lastOfAll(): Promise<ReadonlyMap<string, LastRun>> {
    this.watch();
    const last = new Map<string, LastRun>();
    for (const folder of (await this.#recentFolders()).slice(0, lookedThrough)) {
      const run = await this.read(folder);
      const root = rootOfRun(folder);
      for (const { id, monitored, unmonitored } of run?.header.pairs ?? []) {
        for (const { path } of [recordedUri(root, monitored), recordedUri(root, unmonitored)]) {
          if (run !== undefined && !last.has(path)) last.set(path, { run, pair: id });
        }
      }
    }
    return last;
  }

  /** Searches for run folders again when next asked; to be called when this window began a run, or the user asks. */
  forgetFolders(): void {
    this.#search = undefined;
  }

  /** Fires {@link onDidChange} from now on. */
  watch(): void {
    this.#watcher ??= this.#watchFolders();
  }

  #watchFolders(): vscode.Disposable {
    // The editor may hear of a new folder and not of what is written into it at once.
    const folders = ['', '/runs', '/runs/*', `/runs/*/${journalName}`];
    const watcher = vscode.workspace.createFileSystemWatcher(
      `{${folders.map((folder) => `**/${stateFolder}${folder}`).join(',')}}`,
    );
    const changed = (uri: vscode.Uri) => {
      const folder = nameOf(uri) === journalName ? vscode.Uri.joinPath(uri, '..') : undefined;
      const key = folder?.toString() ?? '';
      clearTimeout(this.#timers.get(key));
      const tell = () => {
        this.#timers.delete(key);
        // What cannot be searched now is asked for again at the next change.
        this.#tell(folder).catch(() => undefined);
      };
      // A long journal that grows slowly would else be read most of the time.
      this.#timers.set(key, setTimeout(tell, Math.max(pause, 10 * this.#reading)));
    };
    return vscode.Disposable.from(
      watcher,
      watcher.onDidCreate(changed),
      watcher.onDidChange(changed),
      watcher.onDidDelete(changed),
    );
  }

  /** @param folder of a run; undefined when it is not known which one changed */
  async #tell(folder: vscode.Uri | undefined): Promise<void> {
    this.forgetFolders();
    const changed = folder ?? (await this.#recentFolders())[0];
    if (changed !== undefined) this.#changed.fire(changed);
  }

  #recentFolders(): Promise<vscode.Uri[]> {
    const time = Date.now();
    if (this.#search === undefined || time - this.#search.time > searchInterval) {
      this.#search = { time, folders: findRunFolders() };
    }
    return this.#search.folders;
  }

  /** A run; undefined when it cannot be read as one. */
  async read(folder: vscode.Uri): Promise<KnownRun | undefined> {
    const key = folder.toString();
    const journal = vscode.Uri.joinPath(folder, journalName);
    try {
      const { mtime, size } = await vscode.workspace.fs.stat(journal);
      const success = setting('run.success', journal);
      const version = `${mtime} ${size} ${success}`;
      const kept = this.#kept.get(key);
      if (kept?.version === version) return await kept.run;
      const run = this.#read(folder, journal, success);
      this.#kept.set(key, { version, run });
      return await run;
    } catch {
      this.#kept.delete(key);
      return undefined;
    }
  }

  async #read(
    folder: vscode.Uri,
    journal: vscode.Uri,
    success: string,
  ): Promise<KnownRun | undefined> {
    const [engine, bytes, { config }] = await Promise.all([
      import('../response-engine.js'),
      vscode.workspace.fs.readFile(journal),
      this.#config.configFor(journal),
    ]);
    const { describeCriterion, gapsByPair, pairConditions, readJournal, runSamples } = engine;
    const criterion = criterionOf(engine, success);
    const begun = performance.now();
    const state = readJournal(bytes);
    const { header } = state;
    if (header === undefined) return undefined;
    const { reasoningTags, outputTags } = config;
    const samples = runSamples(state, journalName, { reasoningTags, outputTags });
    const answeredTwice = new Map<string, number>();
    for (const { left } of pairConditions(samples.filter(isAnswer)).pairs) {
      const pair = left.pair ?? '';
      answeredTwice.set(pair, (answeredTwice.get(pair) ?? 0) + 1);
    }
    const comparisons = gapsByPair(samples, criterion);
    this.#reading = performance.now() - begun;
    return {
      folder,
      header,
      answered: state.samples.size,
      failed: state.failures.size,
      success: describeCriterion(criterion),
      comparisons,
      answeredTwice,
    };
  }

  dispose(): void {
    this.#watcher?.dispose();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#changed.dispose();
  }
}

/** Whether a sample of a run has an answer; else it says why not. */
export function isAnswer({ error }: { readonly error?: string }): boolean {
  return error === undefined;
}

/** What the setting says; compliance where it says nothing that can be understood. */
function criterionOf(
  { parseCriterion }: { readonly parseCriterion: (text: string) => SuccessCriterion },
  success: string,
): SuccessCriterion {
  try {
    return parseCriterion(success.trim());
  } catch {
    return { kind: 'compliance' };
  }
}
