import * as vscode from 'vscode';
import { InputError } from '../../core/input-error.js';
import type { Provider } from '../../core/models/model-client.js';
import type { Price } from '../../core/run/budget.js';
import type { RunEvent } from '../../core/run/execute-run.js';
import type { EndEntry } from '../../core/run/journal.js';
import type { RunPace } from '../../core/run/run-choice.js';
import type { RunTask } from '../../core/run/run-plan.js';
import type { FinishedRun } from '../../core/run/run-session.js';
import { untrustedReason } from '../commands.js';
import type { ConfigService } from '../services/config-service.js';
import type { EditorWorkspace } from '../services/editor-workspace.js';
import type { PairService, PairState } from '../services/pair-service.js';
import { ApiKeys } from './api-keys.js';
import { EndpointConsent } from './endpoint-consent.js';
import { hintToIgnoreRuns } from './ignore-hint.js';
import type { LoadRunEngine, RunEngine } from './run-engine.js';
import {
  cacheFolder,
  newRunFolder,
  recordedPath,
  recordedUri,
  rootOfRun,
  runName,
  runRoot,
} from './run-places.js';
import { checkPrice, chosenPace, chosenRun } from './run-settings.js';

/** Told how a run goes. */
export interface RunObserver {
  /** Called once, before anything is sent. @param tasks what has no answer yet */
  begun(folder: vscode.Uri, tasks: readonly RunTask[]): void;
  happened(event: RunEvent): void;
}

/** A run that this window is done with; its folder holds everything. */
export interface EndedRun extends FinishedRun {
  readonly folder: vscode.Uri;
  readonly end: EndEntry;
}

/** Runs pairs. Nothing is sent in an untrusted workspace, or to an address that the user has not agreed to. */
export class RunService implements vscode.Disposable {
  readonly #loadEngine: LoadRunEngine | undefined;
  readonly #version: string;
  readonly #workspace: EditorWorkspace;
  readonly #config: ConfigService;
  readonly #pairs: PairService;
  readonly #consent: EndpointConsent;
  readonly #state: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly keys: ApiKeys;

  /** Fires with the folder of a run when it begins and when it ends. */
  readonly onDidChange = this.#changed.event;

  /** @param loadEngine undefined where nothing can be run */
  constructor(
    context: vscode.ExtensionContext,
    loadEngine: LoadRunEngine | undefined,
    workspace: EditorWorkspace,
    config: ConfigService,
    pairs: PairService,
  ) {
    this.#loadEngine = loadEngine;
    this.#version = (context.extension.packageJSON as { readonly version: string }).version;
    this.#workspace = workspace;
    this.#config = config;
    this.#pairs = pairs;
    this.#state = context.workspaceState;
    this.#consent = new EndpointConsent(context.workspaceState);
    this.keys = new ApiKeys(context.secrets);
  }

  /** Version of the extension, for what runs and reports record. */
  get version(): string {
    return this.#version;
  }

  /** Whether this window can run pairs at all. */
  get isAvailable(): boolean {
    return this.#loadEngine !== undefined;
  }

  /**
   * Begins a run of the pairs of these prompts and sends it.
   *
   * @returns undefined when the user says no
   * @throws InputError when it cannot be run
   */
  async run(
    prompts: readonly vscode.Uri[],
    observer: RunObserver,
    token: vscode.CancellationToken,
  ): Promise<EndedRun | undefined> {
    const engine = await this.#engine();
    const [first] = prompts;
    if (first === undefined) throw new InputError(vscode.l10n.t('There is no pair to run.'));
    const root = runRoot(first);
    const states = await this.#statesOf(prompts);
    const chosen = chosenRun(first);
    const model = chosen.model ?? (await modelOf(states));
    if (model === undefined) return undefined;
    const prepared = await engine.prepareRun(
      this.#workspace,
      states.map(({ loaded }) => ({ ...loaded, dataset: loaded.dataset })),
      model === '' ? {} : { model },
    );
    const choice = { ...chosen, model: prepared.model };
    const endpoint = engine.endpointOf(choice);
    const price = states[0]?.folderConfig.config.prices[prepared.model];
    const samples = prepared.cells.length * choice.samples;
    const pace = chosenPace(first);
    checkPrice(pace, prepared.model, price);
    const agreed = await this.#consent.given({
      endpoint,
      model: prepared.model,
      pairs: prepared.pairs.length,
      items: prepared.pairs.reduce((sum, { items }) => sum + items.length, 0),
      samples: choice.samples,
      estimate: engine.estimateRun(
        prepared.cells,
        Math.min(samples, pace.budget.samples ?? samples),
        price,
      ),
    });
    if (!agreed || token.isCancellationRequested) return undefined;
    const key = await this.#key(engine, choice.provider, endpoint, choice.baseUrl === undefined);
    if (key === null) return undefined;
    const now = new Date();
    const folder = newRunFolder(root, prepared.pairs[0]?.id ?? 'run', now);
    const pairs = prepared.pairs.map((pair) => ({
      ...pair,
      monitored: recordedPath(root, pair.monitored),
      unmonitored: recordedPath(root, pair.unmonitored),
    }));
    await engine.beginRun(engine.host.store, folder.fsPath, { ...prepared, pairs }, choice, {
      id: crypto.randomUUID(),
      created: now.toISOString(),
      gyges: this.#version,
    });
    hintToIgnoreRuns(this.#state, root).catch(() => undefined);
    return this.#execute(engine, folder, { key, pace, price, resource: first }, observer, token);
  }

  /**
   * Asks for everything that a run has no answer for yet.
   *
   * @returns undefined when the user says no
   */
  async resume(
    folder: vscode.Uri,
    observer: RunObserver,
    token: vscode.CancellationToken,
  ): Promise<EndedRun | undefined> {
    const engine = await this.#engine();
    if (folder.scheme !== 'file') runRoot(folder);
    const { header, cells, samples } = await engine.host.store.read(folder.fsPath);
    if (header === undefined) {
      throw new InputError(vscode.l10n.t('{0} holds no run that was begun.', runName(folder)));
    }
    const resource = recordedUri(rootOfRun(folder), header.pairs[0]?.monitored ?? '');
    const { config } = await this.#config.configFor(resource);
    const price = config.prices[header.model];
    const recorded = cells.map(({ pair, condition, item, messages, settings }) => ({
      pair,
      condition,
      item,
      request: { model: header.model, messages, settings },
    }));
    const agreed = await this.#consent.given({
      endpoint: header.endpoint,
      model: header.model,
      pairs: header.pairs.length,
      items: header.pairs.reduce((sum, { items }) => sum + items.length, 0),
      samples: header.samples,
      estimate: engine.estimateRun(recorded, header.tasks - samples.size, price),
    });
    if (!agreed) return undefined;
    const key = await this.#key(engine, header.provider, header.endpoint, false);
    if (key === null) return undefined;
    const pace = chosenPace(resource);
    checkPrice(pace, header.model, price);
    return this.#execute(engine, folder, { key, pace, price, resource }, observer, token);
  }

  /** The address that the settings choose. */
  async endpoint(resource: vscode.Uri | undefined): Promise<string> {
    return (await this.#engine()).endpointOf(chosenRun(resource));
  }

  async #execute(
    engine: RunEngine,
    folder: vscode.Uri,
    options: {
      readonly key: string | undefined;
      readonly pace: RunPace;
      readonly price: Price | undefined;
      readonly resource: vscode.Uri;
    },
    observer: RunObserver,
    token: vscode.CancellationToken,
  ): Promise<EndedRun> {
    const { store } = engine.host;
    const session = await engine.RunSession.open(store, folder.fsPath, runName(folder));
    const abort = new AbortController();
    const cancelled = token.onCancellationRequested(() => {
      abort.abort();
    });
    if (token.isCancellationRequested) abort.abort();
    let end: EndEntry;
    try {
      observer.begun(folder, session.tasks);
      this.#changed.fire(folder);
      end = await session.execute({
        fetch: engine.host.fetch(),
        key: options.key,
        pace: options.pace,
        price: options.price,
        cache: store.cache(cacheFolder(rootOfRun(folder)).fsPath),
        signal: abort.signal,
        onEvent: (event) => {
          observer.happened(event);
        },
      });
    } finally {
      cancelled.dispose();
      await session.close();
    }
    const finished = await engine.finishRun(store, folder.fsPath, runName(folder));
    this.#changed.fire(folder);
    return { ...finished, folder, end };
  }

  async #engine(): Promise<RunEngine> {
    if (this.#loadEngine === undefined) {
      throw new InputError(
        vscode.l10n.t(
          'Pairs cannot be run in a browser, where answers cannot be kept safely. Open the folder in VS Code on the desktop, or use “gyges run” in a terminal.',
        ),
      );
    }
    if (!vscode.workspace.isTrusted) {
      throw new InputError(untrustedReason());
    }
    return this.#loadEngine();
  }

  async #statesOf(prompts: readonly vscode.Uri[]): Promise<PairState[]> {
    const states = new Map<string, PairState>();
    for (const uri of prompts) {
      const state = await this.#pairs.state(uri);
      if (state !== undefined) states.set(state.key, state);
    }
    return [...states.values()];
  }

  /** The key for a server; null when the user was asked for one that is needed and gave none. */
  async #key(
    engine: RunEngine,
    provider: Provider,
    endpoint: string,
    isNeeded: boolean,
  ): Promise<string | undefined | null> {
    const key = await this.keys.get(endpoint);
    if (key !== undefined) return key;
    if (!isNeeded || engine.wireFormats[provider].keyVariable === undefined) return undefined;
    return (await this.keys.ask(endpoint)) ?? null;
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

/**
 * The model that the prompts name, or else the one that the user types; an empty text where the prompts
 * name several, which preparing the run then says. Undefined when the user gives up.
 */
async function modelOf(states: readonly PairState[]): Promise<string | undefined> {
  const named = states.every(({ loaded: { pair } }) =>
    [pair.monitored, pair.unmonitored].every(
      (side) => side === undefined || typeof side.document.frontMatter?.data['model'] === 'string',
    ),
  );
  if (named) return '';
  const entered = await vscode.window.showInputBox({
    title: vscode.l10n.t('Model to Run'),
    prompt: vscode.l10n.t(
      'The prompts name no model, and neither does the setting gyges.run.model.',
    ),
    ignoreFocusOut: true,
  });
  const model = entered?.trim();
  return model === '' ? undefined : model;
}
