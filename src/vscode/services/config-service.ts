import * as vscode from 'vscode';
import type { GygesConfig } from '../../core/config/config.js';
import { directoryOf, joinPath } from '../../core/paths.js';
import type { EditorWorkspace } from './editor-workspace.js';
import type { Settings } from './setting-defaults.js';
import { setting } from './settings.js';
import { pathOf, uriOf } from './uri-path.js';

export const configName = 'gyges.config.json';

/** The configuration that holds for a folder. */
export interface FolderConfig {
  readonly config: GygesConfig;
  /** The configuration file; undefined where the defaults hold. */
  readonly path: string | undefined;
  /** Why that file cannot be used, as one sentence; the defaults then hold. */
  readonly error: string | undefined;
}

/** Rules with the severity that the editor's settings give them. */
type Severities = Settings['lint.rules'];

/** Finds and reads the nearest `gyges.config.json` upwards of a file, and the editor's own settings. */
export class ConfigService implements vscode.Disposable {
  readonly #workspace: EditorWorkspace;
  /** What holds for the files of a directory; settings take long to ask for again and again. */
  readonly #byDirectory = new Map<string, Promise<FolderConfig>>();
  /** The same without the editor's own settings. */
  readonly #nearestByDirectory = new Map<string, Promise<FolderConfig>>();
  /** The same object for the same settings, so that what depends on a configuration can be kept. */
  readonly #overridden = new WeakMap<
    FolderConfig,
    { readonly overrides: string; readonly result: FolderConfig }
  >();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;

  /** Fires when any configuration may have changed. */
  readonly onDidChange = this.#changed.event;

  constructor(workspace: EditorWorkspace) {
    this.#workspace = workspace;
    const watcher = vscode.workspace.createFileSystemWatcher(`**/${configName}`);
    const forget = () => {
      this.#byDirectory.clear();
      this.#nearestByDirectory.clear();
      this.#changed.fire();
    };
    this.#subscriptions = vscode.Disposable.from(
      watcher,
      watcher.onDidCreate(forget),
      watcher.onDidChange(forget),
      watcher.onDidDelete(forget),
      vscode.workspace.onDidChangeWorkspaceFolders(forget),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && document.uri.path.endsWith(`/${configName}`)) forget();
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('gyges.lint')) forget();
      }),
      this.#changed,
    );
  }

  /** The configuration for a file, with the editor's severities put over the file's. */
  configFor(uri: vscode.Uri): Promise<FolderConfig> {
    const directory = directoryOf(pathOf(uri));
    return once(this.#byDirectory, directory, async () => {
      const nearest = await this.#nearest(directory);
      return this.#withSettings(nearest, setting('lint.rules', uri));
    });
  }

  #withSettings(nearest: FolderConfig, severities: Severities): FolderConfig {
    const overrides = JSON.stringify(severities);
    if (overrides === '{}') return nearest;
    const known = this.#overridden.get(nearest);
    if (known?.overrides === overrides) return known.result;
    const result = { ...nearest, config: withSeverities(nearest.config, severities) };
    this.#overridden.set(nearest, { overrides, result });
    return result;
  }

  #nearest(directory: string): Promise<FolderConfig> {
    return once(this.#nearestByDirectory, directory, () => this.#load(directory));
  }

  async #load(directory: string): Promise<FolderConfig> {
    const { parseConfig, defaultConfig } = await import('../prompt-engine.js');
    const path = joinPath(directory, configName);
    const unusable = (error: unknown): FolderConfig => ({
      config: defaultConfig,
      path,
      error: error instanceof Error ? error.message : String(error),
    });
    let text: string | undefined;
    try {
      text = await this.#workspace.readText(path);
    } catch (error) {
      return unusable(error);
    }
    if (text !== undefined) {
      try {
        return { config: parseConfig(path, text), path, error: undefined };
      } catch (error) {
        return unusable(error);
      }
    }
    const parent = directoryOf(directory);
    const isRoot = uriOf(directory).path.length <= 1 || parent === directory || parent === '';
    if (isRoot) return { config: defaultConfig, path: undefined, error: undefined };
    return this.#nearest(parent);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }
}

/** What is known under a key, or else is made; what could not be made is tried again the next time. */
function once<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make();
  known.set(key, made);
  made.catch(() => known.delete(key));
  return made;
}

/** The configuration with the editor's severities in place of its own; options of rules stay. */
function withSeverities(config: GygesConfig, severities: Severities): GygesConfig {
  const replaced = (rules: GygesConfig['rules'], all: boolean): GygesConfig['rules'] => {
    const result = { ...rules };
    for (const [rule, severity] of Object.entries(severities)) {
      const own = rules[rule];
      if (own === undefined && !all) continue;
      result[rule] = Array.isArray(own) ? [severity, own[1]] : severity;
    }
    return result;
  };
  return {
    ...config,
    rules: replaced(config.rules, true),
    overrides: config.overrides.map(({ files, rules }) => ({
      files,
      rules: replaced(rules, false),
    })),
  };
}
