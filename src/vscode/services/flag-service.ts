import * as vscode from 'vscode';
import type { ConfigService } from './config-service.js';
import type { FlagFilter } from './flag-filter.js';
import { placeFlags, type FlaggedText, type PlacedFlag } from './flagged-text.js';
import { labelPlace, type LabelService } from './label-service.js';
import { registeredAnew, type Selector } from './registered-anew.js';
import { setting } from './settings.js';

/** Gives what is marked in the documents of one scheme, when it is not the text itself that says so. */
export type FlagSource = (uri: vscode.Uri) => Promise<FlaggedText | undefined>;

/**
 * The flags of documents: response files as they stand, any document on request, and virtual
 * documents, whose provider knows their flags.
 */
export class FlagService implements vscode.Disposable {
  readonly #config: ConfigService;
  readonly #labels: LabelService;
  readonly #filter: FlagFilter;
  readonly #requested = new Map<string, vscode.DocumentFilter>();
  readonly #cache = new Map<
    string,
    { version: number; result: Promise<FlaggedText | undefined> }
  >();
  readonly #sources = new Map<string, FlagSource>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscriptions: vscode.Disposable;

  /** Fires when the flags of a document may have changed. */
  readonly onDidChange = this.#changed.event;

  constructor(config: ConfigService, labels: LabelService, filter: FlagFilter) {
    this.#config = config;
    this.#labels = labels;
    this.#filter = filter;
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && this.isFlagged(document)) this.#changed.fire(document.uri);
      }),
      vscode.workspace.onDidOpenTextDocument((document) => {
        if (this.isFlagged(document)) this.#changed.fire(document.uri);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.#cache.delete(uri.toString());
        this.#requested.delete(uri.toString());
        this.#changed.fire(uri);
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('gyges.flags')) this.refreshAll();
      }),
      config.onDidChange(() => {
        this.refreshAll();
      }),
      labels.onDidChange(() => {
        this.#fireAll();
      }),
      filter.onDidChange(() => {
        this.#fireAll();
      }),
    );
  }

  /** Lets a provider of virtual documents say what is marked in them. */
  addSource(scheme: string, source: FlagSource): vscode.Disposable {
    this.#sources.set(scheme, source);
    return new vscode.Disposable(() => this.#sources.delete(scheme));
  }

  /** Which documents may show flags; changes with `request`, `clear` and `addSource`. */
  get selector(): Selector {
    return [
      { language: 'model-response' },
      ...[...this.#sources.keys()].map((scheme) => ({ scheme })),
      ...this.#requested.values(),
    ];
  }

  /** Registers `register(selector)`, anew whenever the selector changes. */
  register(register: (selector: Selector) => vscode.Disposable): vscode.Disposable {
    return registeredAnew(() => this.selector, this.onDidChange, register);
  }

  /** Whether the document is one whose flags are shown. */
  isFlagged(document: vscode.TextDocument): boolean {
    const { uri, languageId } = document;
    if (this.#sources.has(uri.scheme)) return true;
    if (this.#requested.has(uri.toString())) return true;
    return languageId === 'model-response' && setting('flags.automatic', uri);
  }

  /** Shows the flags of a document from now on, until it is closed or `clear` is called. */
  request(document: vscode.TextDocument): void {
    const { uri, languageId } = document;
    this.#requested.set(uri.toString(), { scheme: uri.scheme, language: languageId });
    this.#changed.fire(document.uri);
  }

  /** Takes back `request`. */
  clear(document: vscode.TextDocument): void {
    this.#requested.delete(document.uri.toString());
    this.#changed.fire(document.uri);
  }

  /**
   * The flags of a document as it stands now, with the user's marks and without those of hidden categories;
   * undefined when none are to be shown.
   */
  async flagsOf(document: vscode.TextDocument): Promise<FlaggedText | undefined> {
    const computed = await this.#computed(document);
    if (computed === undefined || computed.flags.length === 0) return computed;
    const hidden = this.#filter.hidden;
    const marked = await this.#marked(document, computed.flags);
    const counts = new Map<string, number>();
    for (const { flag } of marked) {
      if (hidden.has(flag.category)) {
        counts.set(flag.category, (counts.get(flag.category) ?? 0) + 1);
      }
    }
    const flags = marked.filter(({ flag }) => !hidden.has(flag.category));
    return { ...computed, flags, hidden: counts };
  }

  async #marked(
    document: vscode.TextDocument,
    placed: readonly PlacedFlag[],
  ): Promise<readonly PlacedFlag[]> {
    const place = labelPlace(document);
    const labels = place === undefined ? [] : await this.#labels.labelsOf(place);
    if (labels.length === 0) return placed;
    const { matchLabels } = await import('../response-engine.js');
    const flags = [...new Set(placed.map(({ flag }) => flag))];
    const marks = matchLabels(flags, labels);
    const markOf = new Map([...marks].map(([index, mark]) => [flags[index], mark]));
    return placed.map((each) => {
      const mark = markOf.get(each.flag);
      return mark === undefined ? each : { ...each, mark };
    });
  }

  async #computed(document: vscode.TextDocument): Promise<FlaggedText | undefined> {
    if (!this.isFlagged(document)) return undefined;
    const key = document.uri.toString();
    const known = this.#cache.get(key);
    if (known?.version === document.version) return known.result;
    const result = this.#compute(document);
    this.#cache.set(key, { version: document.version, result });
    result.catch(() => this.#cache.delete(key));
    return result;
  }

  /** Says that the flags of a document, or of all, must be asked for again. */
  refreshAll(): void {
    this.#cache.clear();
    this.#fireAll();
  }

  #fireAll(): void {
    for (const { uri } of vscode.workspace.textDocuments) this.#changed.fire(uri);
  }

  async #compute(document: vscode.TextDocument): Promise<FlaggedText | undefined> {
    const source = this.#sources.get(document.uri.scheme);
    if (source !== undefined) return source(document.uri);
    const text = document.getText();
    if (text.length > largestFlagged(document.uri)) {
      return { flags: [], bands: [], sample: undefined };
    }
    const [engine, { config }] = await Promise.all([
      import('../response-engine.js'),
      this.#config.configFor(document.uri),
    ]);
    const { reasoningTags, outputTags } = config;
    const segments = engine.segmentResponse(text, { reasoningTags, outputTags });
    const split = engine.splitResponse(text, { reasoningTags, outputTags });
    return placeFlags(segments, engine.flagSample({ ...split, messages: [] }));
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }
}

/** The length of the largest document that is flagged, in UTF-16 units. */
export function largestFlagged(resource: vscode.Uri): number {
  return setting('flags.maximumSize', resource) * 1000;
}
