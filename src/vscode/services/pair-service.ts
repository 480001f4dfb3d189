import * as vscode from 'vscode';
import type { Finding } from '../../core/lint/rule.js';
import { filesOf, type LintInput } from '../../core/lint/lint-input.js';
import type { Linter } from '../../core/lint/linter.js';
import type { ParseFile } from '../../core/pair/load-pair.js';
import type { Condition, PairComparison } from '../../core/pair/pair-comparison.js';
import type { PromptDocument } from '../../core/prompt/prompt-document.js';
import { once } from '../../core/text/once.js';
import type * as promptEngine from '../prompt-engine.js';
import { otherCondition } from './condition-labels.js';
import { configName, type ConfigService, type FolderConfig } from './config-service.js';
import type { EditorWorkspace } from './editor-workspace.js';
import { openDocument } from './editor-workspace.js';
import { findFiles } from './find-files.js';
import { pathOf } from './uri-path.js';

type PromptEngine = typeof promptEngine;

/** What is known of a pair as its files stand now. */
export interface PairState {
  /** Identifies the pair among all of the workspace. */
  readonly key: string;
  readonly loaded: LintInput;
  readonly folderConfig: FolderConfig;
  readonly comparison: PairComparison | undefined;
  /** The rules run when they are first asked for. */
  readonly findings: readonly Finding[];
}

/** A prompt file that belongs to a pair by its name. */
export interface PairMember {
  readonly path: string;
  readonly name: string;
  readonly condition: Condition;
  /** The condition as the file name spells it, for example `free`. */
  readonly conditionName: string;
  readonly counterpart: string;
  /** The other condition as the counterpart's name spells it. */
  readonly counterpartName: string;
}

/** A pair as its file names tell it. */
export interface FoundPair {
  readonly key: string;
  readonly name: string;
  readonly files: Readonly<Partial<Record<Condition, vscode.Uri>>>;
}

/**
 * The pairs of the workspace: which file belongs to which, and what core says of them. Results are
 * kept until one of the files they were made from changes.
 */
export class PairService implements vscode.Disposable {
  readonly #workspace: EditorWorkspace;
  readonly #config: ConfigService;
  readonly #states = new Map<string, Promise<PairState>>();
  readonly #dependants = new Map<string, Set<string>>();
  readonly #linters = new WeakMap<FolderConfig['config'], Linter>();
  readonly #parsed = new Map<string, PromptDocument>();
  readonly #changed = new vscode.EventEmitter<ReadonlySet<string> | 'all'>();
  readonly #subscriptions: vscode.Disposable;

  /** Fires with the keys of the pairs whose files changed, or `all`. */
  readonly onDidChange = this.#changed.event;

  constructor(workspace: EditorWorkspace, config: ConfigService) {
    this.#workspace = workspace;
    this.#config = config;
    const watcher = vscode.workspace.createFileSystemWatcher('**/*.{prompt,jsonl,csv,json,txt,md}');
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      watcher,
      // A new file may be a counterpart or a partial that was missing; a deleted one may be either.
      watcher.onDidCreate((uri) => {
        this.#invalidateAround(uri);
      }),
      watcher.onDidDelete((uri) => {
        this.#invalidateAround(uri);
      }),
      watcher.onDidChange((uri) => {
        if (openDocument(uri) === undefined) this.#invalidate(pathOf(uri));
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#invalidate(pathOf(document.uri));
      }),
      // Closing without saving brings back what is on disk.
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (document.isDirty) this.#invalidate(pathOf(document.uri));
      }),
      config.onDidChange(() => {
        this.#invalidateAll();
      }),
    );
  }

  /** The pair that a file belongs to by its name; undefined for partials and other files. */
  async member(uri: vscode.Uri): Promise<PairMember | undefined> {
    const engine = await import('../prompt-engine.js');
    const { config } = await this.#config.configFor(uri);
    return this.#memberOf(engine, pathOf(uri), config);
  }

  /** All that is known of the pair of a file; undefined when it is no prompt of one. */
  async state(uri: vscode.Uri): Promise<PairState | undefined> {
    const engine = await import('../prompt-engine.js');
    const folderConfig = await this.#config.configFor(uri);
    const path = pathOf(uri);
    const paths = this.#pathsOf(engine, uri, folderConfig.config);
    if (paths === undefined) return undefined;
    const key = paths.join('\n');
    const known = this.#states.get(key);
    if (known !== undefined) return known;
    // Known before the files are read, so that a change while they are being read is not missed.
    this.#depend(key, paths);
    const state = this.#load(engine, key, path, folderConfig);
    this.#states.set(key, state);
    state.catch(() => {
      if (this.#states.get(key) === state) this.#states.delete(key);
    });
    return state;
  }

  /** Identifies the pair of a file; undefined when it is no prompt of one. */
  async keyOf(uri: vscode.Uri): Promise<string | undefined> {
    const engine = await import('../prompt-engine.js');
    const { config } = await this.#config.configFor(uri);
    return this.#pathsOf(engine, uri, config)?.join('\n');
  }

  /**
   * Members of the pairs that a prompt file has part in, one for each pair: itself, or for a partial
   * the prompts near it that include it (at most 200 files are looked through).
   */
  async pairsOf(uri: vscode.Uri): Promise<readonly vscode.Uri[]> {
    const engine = await import('../prompt-engine.js');
    const path = pathOf(uri);
    if (!engine.isPartial(path)) return [uri];
    const folder = vscode.Uri.joinPath(uri, '..');
    const nearby = await findFiles({ include: '**/*.prompt', folder, most: 200 });
    const including = new Map<string, vscode.Uri>();
    for (const candidate of nearby) {
      const state = await this.state(candidate);
      if (state === undefined || including.has(state.key)) continue;
      if (state.loaded.partials.some((partial) => partial.path === path)) {
        including.set(state.key, candidate);
      }
    }
    return [...including.values()];
  }

  /** The prompt files of pairs in the workspace, or in a folder of it. */
  async findPrompts(token?: vscode.CancellationToken): Promise<vscode.Uri[]> {
    const engine = await import('../prompt-engine.js');
    const found = await findFiles({ include: '**/*.prompt', token });
    const plain = await this.#findPlainPrompts(token);
    const members: vscode.Uri[] = [];
    for (const uri of [...found, ...plain]) {
      const { config } = await this.#config.configFor(uri);
      if (this.#memberOf(engine, pathOf(uri), config) !== undefined) members.push(uri);
    }
    return members.sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** The pairs of the workspace by their names and folders; none of their files is read. */
  async findPairs(token?: vscode.CancellationToken): Promise<readonly FoundPair[]> {
    const pairs = new Map<string, FoundPair>();
    for (const uri of await this.findPrompts(token)) {
      const member = await this.member(uri);
      if (member === undefined) continue;
      const key = [member.path, member.counterpart].sort().join('\n');
      const files = pairs.get(key)?.files ?? {};
      pairs.set(key, { key, name: member.name, files: { ...files, [member.condition]: uri } });
    }
    return [...pairs.values()];
  }

  /** Globs, relative to the workspace, that `prompts` of the configurations add. */
  async plainPromptGlobs(token?: vscode.CancellationToken): Promise<readonly string[]> {
    const globs = new Set<string>();
    const configs = await findFiles({
      include: `**/${configName}`,
      exclude: '**/node_modules/**',
      most: 200,
      token,
    });
    for (const uri of configs) {
      const { config } = await this.#config.configFor(uri);
      for (const pattern of config.prompts) globs.add(`**/${pattern.replace(/\{[^}]*\}/g, '*')}`);
    }
    return [...globs];
  }

  async #findPlainPrompts(token?: vscode.CancellationToken): Promise<vscode.Uri[]> {
    const globs = await this.plainPromptGlobs(token);
    const found = await Promise.all(globs.map((include) => findFiles({ include, token })));
    return found.flat();
  }

  /** The paths of the pair's two files, in order. */
  #pathsOf(
    engine: PromptEngine,
    uri: vscode.Uri,
    config: FolderConfig['config'],
  ): readonly string[] | undefined {
    const path = pathOf(uri);
    const member = this.#memberOf(engine, path, config);
    if (member !== undefined) return [path, member.counterpart].sort();
    // A new document has no name yet; it can still be checked by itself.
    return openDocument(uri)?.languageId === 'paired-prompt' ? [path] : undefined;
  }

  #memberOf(
    engine: PromptEngine,
    path: string,
    config: FolderConfig['config'],
  ): PairMember | undefined {
    const member = engine.pairMember(path, config);
    if (member === undefined || engine.isIgnored(config, path)) return undefined;
    const { name, condition, conditionName, counterpartPath } = member;
    return {
      path,
      name,
      condition,
      conditionName,
      counterpart: counterpartPath,
      counterpartName:
        engine.pairMember(counterpartPath, config)?.conditionName ?? otherCondition(condition),
    };
  }

  async #load(
    engine: PromptEngine,
    key: string,
    path: string,
    folderConfig: FolderConfig,
  ): Promise<PairState> {
    const { config } = folderConfig;
    const loaded = await engine.loadPair(this.#workspace, path, config, (...file) =>
      this.#parse(engine, ...file),
    );
    this.#depend(key, dependenciesOf(loaded));
    const linter = this.#linter(engine, config);
    const findings = once(() => linter.lintPair(loaded));
    return {
      key,
      loaded,
      folderConfig,
      comparison: linter.compare(loaded),
      // Lenses and marks need not wait for the rules.
      get findings() {
        return findings();
      },
    };
  }

  /** Parses a file, unless its text is the one that was parsed last. */
  #parse(
    engine: PromptEngine,
    ...[path, text, format, similar]: Parameters<ParseFile>
  ): PromptDocument {
    const known = this.#parsed.get(path);
    if (known?.text === text && known.format === format) return known;
    const document =
      format === 'plain'
        ? engine.parsePlainPrompt(path, text)
        : engine.parsePrompt(path, text, known ?? similar);
    this.#parsed.set(path, document);
    return document;
  }

  #linter(engine: PromptEngine, config: FolderConfig['config']): Linter {
    const known = this.#linters.get(config);
    if (known !== undefined) return known;
    const linter = engine.createLinter(config);
    this.#linters.set(config, linter);
    return linter;
  }

  #depend(key: string, paths: Iterable<string>): void {
    for (const path of paths) {
      const dependants = this.#dependants.get(path) ?? new Set();
      dependants.add(key);
      this.#dependants.set(path, dependants);
    }
  }

  #invalidate(path: string): void {
    const keys = this.#dependants.get(path);
    if (keys === undefined || keys.size === 0) return;
    for (const key of keys) this.#states.delete(key);
    this.#changed.fire(new Set(keys));
  }

  #invalidateAround(uri: vscode.Uri): void {
    if (uri.path.endsWith('.prompt')) this.#invalidateAll();
    else this.#invalidate(pathOf(uri));
  }

  #invalidateAll(): void {
    this.#states.clear();
    this.#dependants.clear();
    this.#parsed.clear();
    this.#changed.fire('all');
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }
}

/** The documents of a pair that exist, by path. */
export function documentsOf(state: PairState): ReadonlyMap<string, PromptDocument> {
  return new Map(filesOf(state.loaded).map((document) => [document.path, document]));
}

function dependenciesOf(loaded: LintInput): Set<string> {
  const paths = new Set(filesOf(loaded).map(({ path }) => path));
  if (loaded.counterpartPath !== undefined) paths.add(loaded.counterpartPath);
  if (loaded.dataset !== undefined) paths.add(loaded.dataset.path);
  return paths;
}
