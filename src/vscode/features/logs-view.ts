import * as vscode from 'vscode';
import type { SampleSummary } from '../../core/response/sample-log.js';
import { registerCommand } from '../commands.js';
import { findFiles } from '../services/find-files.js';
import { holdsAll } from '../services/log-filter.js';
import {
  findPairings,
  pairSamples,
  type LogPairing,
  type PairedLog,
  type PairedSample,
} from '../services/log-pairing.js';
import {
  readPairs,
  readSamples,
  type ReadPair,
  type ReadSample,
} from '../services/pairing-flags.js';
import { logTitle } from '../services/log-title.js';
import { logGlob, notLogs } from '../services/response-reference.js';
import type { Services } from '../services/services.js';
import { askLogFilter, type LogFacets } from './log-filter-picker.js';
import { pairFilterText, pairItem, sampleFilterText, sampleItem, scoreTexts } from './log-items.js';

const foundLogs = 500;

/** Rows below one log at most; a filter brings others. */
const mostRows = 1000;

/** Milliseconds that the view waits for a long log before it shows what there is. */
const patience = 600;

type Node =
  | { readonly kind: 'pairing'; readonly pairing: LogPairing }
  | {
      readonly kind: 'pair';
      readonly pairing: LogPairing;
      readonly pair: PairedSample;
      readonly read: ReadPair | undefined;
    }
  | { readonly kind: 'unmatched'; readonly samples: PairedLog['unmatched'] }
  | { readonly kind: 'log'; readonly uri: vscode.Uri }
  | {
      readonly kind: 'sample';
      readonly uri: vscode.Uri;
      readonly sample: SampleSummary;
      readonly read: ReadSample | undefined;
    }
  | { readonly kind: 'note'; readonly text: string; readonly icon: string };

/** The logs of the workspace in the side bar: pairs that disagree first, and every sample. */
export function registerLogsView(services: Services): vscode.Disposable {
  const view = new LogsView(services);
  return vscode.Disposable.from(
    view,
    registerCommand(services.log, 'openLog', () => view.open()),
    registerCommand(services.log, 'refreshLogs', () => {
      view.refresh();
    }),
    registerCommand(services.log, 'filterLogs', (text) =>
      view.filter(typeof text === 'string' ? text : undefined),
    ),
    registerCommand(services.log, 'clearLogFilter', () => view.filter('')),
    registerCommand(services.log, 'readPairing', (node) => view.read(node)),
  );
}

class LogsView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #services: Services;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #tree: vscode.TreeView<Node>;
  readonly #watcher: vscode.Disposable;
  readonly #opened = new Map<string, vscode.Uri>();
  readonly #readPairs = new Map<string, readonly ReadPair[]>();
  readonly #readSamples = new Map<string, ReadonlyMap<string, ReadSample>>();
  readonly #facets: LogFacets = { conditions: new Set(), scores: new Set(), flags: new Set() };
  /** What was found last, and in which logs; none of them once these may have changed. */
  #pairings: { readonly of: string | undefined; readonly found: readonly LogPairing[] } = {
    of: undefined,
    found: [],
  };
  #wanted = '';

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(services: Services) {
    this.#services = services;
    this.#tree = vscode.window.createTreeView('gyges.logs', {
      treeDataProvider: this,
      showCollapseAll: true,
    });
    const watcher = vscode.workspace.createFileSystemWatcher('**/*.eval');
    const changed = () => {
      if (this.#tree.visible) this.refresh();
    };
    this.#watcher = vscode.Disposable.from(
      watcher,
      watcher.onDidCreate(changed),
      watcher.onDidChange(changed),
      watcher.onDidDelete(changed),
      services.runs.onDidChange(() => {
        this.#pairingsChanged();
      }),
      services.runHistory.onDidChange(() => {
        this.#pairingsChanged();
      }),
    );
  }

  refresh(): void {
    this.#readPairs.clear();
    this.#readSamples.clear();
    this.#pairingsChanged();
  }

  #pairingsChanged(): void {
    this.#pairings = { ...this.#pairings, of: undefined };
    this.#changed.fire();
  }

  async open(): Promise<void> {
    const picked = await vscode.window.showOpenDialog({
      canSelectMany: true,
      title: vscode.l10n.t('Open Log'),
      filters: { [vscode.l10n.t('Logs')]: ['eval', 'json', 'jsonl'] },
    });
    for (const uri of picked ?? []) this.#opened.set(uri.toString(), uri);
    if (picked === undefined) return;
    this.#changed.fire();
    await vscode.commands.executeCommand('gyges.logs.focus');
  }

  async filter(given: string | undefined): Promise<void> {
    const wanted = given ?? (await askLogFilter(this.#facets, this.#wanted));
    if (wanted === undefined) return;
    this.#wanted = wanted.trim();
    this.#tree.message =
      this.#wanted === ''
        ? ''
        : vscode.l10n.t('Only what holds “{0}”.', this.#wanted.replaceAll('"', ''));
    await vscode.commands.executeCommand('setContext', 'gyges.logsFiltered', this.#wanted !== '');
    this.#changed.fire();
  }

  /** Reads all responses of a pairing or a log, so that it can be sorted and filtered by what they say. */
  async read(given: unknown): Promise<void> {
    const node = given as Partial<Extract<Node, { kind: 'pairing' | 'log' }>> | undefined;
    const { logs } = this.#services;
    if (node?.kind === 'pairing' && node.pairing !== undefined) {
      const { pairing } = node;
      const { pairs } = await pairSamples(logs, pairing);
      const read = await reading(pairs.length, (report, isCancelled) =>
        readPairs(logs, pairing, pairs, report, isCancelled),
      );
      for (const { leftOnly, rightOnly } of read)
        for (const flag of [...leftOnly, ...rightOnly]) this.#facets.flags.add(flag);
      this.#readPairs.set(keyOf(pairing), read);
    } else if (node?.kind === 'log' && node.uri !== undefined) {
      const { uri } = node;
      const samples = await logs.summaries(uri);
      const read = await reading(samples.length, (report, isCancelled) =>
        readSamples(logs, uri, samples, report, isCancelled),
      );
      for (const { categories } of read.values())
        for (const flag of categories) this.#facets.flags.add(flag);
      this.#readSamples.set(uri.toString(), read);
    }
    this.#changed.fire();
  }

  async getChildren(node?: Node): Promise<Node[]> {
    try {
      if (node === undefined) return await this.#roots();
      if (node.kind === 'pairing') return await this.#pairs(node.pairing);
      if (node.kind === 'log') return await this.#samples(node.uri);
      if (node.kind === 'unmatched')
        return node.samples.map(({ sample, reason }) =>
          note(vscode.l10n.t('item {0}: {1}', sample.id, reason), 'circle-slash'),
        );
      return [];
    } catch (error) {
      return [note(error instanceof Error ? error.message : String(error))];
    }
  }

  getTreeItem(node: Node): vscode.TreeItem {
    switch (node.kind) {
      case 'pairing':
        return folderItem(node.pairing.title, 'compare-changes', 'gygesPairing');
      case 'unmatched': {
        const title =
          node.samples.length === 1
            ? vscode.l10n.t('1 sample could not be matched')
            : vscode.l10n.t('{0} samples could not be matched', node.samples.length);
        return folderItem(title, 'warning', 'gygesUnmatched');
      }
      case 'log': {
        const item = folderItem(logTitle(node.uri), 'list-unordered', 'gygesLog');
        item.resourceUri = node.uri;
        return item;
      }
      case 'pair':
        return pairItem(node.pairing, node.pair, node.read);
      case 'sample':
        return sampleItem(node.uri, node.sample, node.read);
      case 'note': {
        const item = new vscode.TreeItem(node.text);
        item.iconPath = new vscode.ThemeIcon(node.icon);
        item.tooltip = node.text;
        return item;
      }
    }
  }

  async #roots(): Promise<Node[]> {
    this.#services.runHistory.watch();
    const found = await findFiles({
      include: logGlob,
      exclude: notLogs,
      most: foundLogs,
    });
    const uris = new Map(found.map((uri) => [uri.toString(), uri]));
    for (const [key, uri] of this.#opened) uris.set(key, uri);
    const all = [...uris.values()].sort((a, b) => a.path.localeCompare(b.path));
    const { pairings, isComplete } = await this.#pairingsOf(all);
    return [
      ...pairings.map((pairing): Node => ({ kind: 'pairing', pairing })),
      ...(isComplete ? [] : [note(vscode.l10n.t('Looking for pairs…'), 'loading~spin')]),
      ...all.map((uri): Node => ({ kind: 'log', uri })),
    ];
  }

  /**
   * The pairings among logs. When finding them takes long, those known from before, so that what the user has
   * opened stays open; the view changes when all are found.
   */
  async #pairingsOf(
    uris: readonly vscode.Uri[],
  ): Promise<{ readonly pairings: readonly LogPairing[]; readonly isComplete: boolean }> {
    const of = uris.join('\n');
    const last = this.#pairings;
    if (last.of === of) return { pairings: last.found, isComplete: true };
    const finding = findPairings(this.#services.logs, uris).then((found) => {
      // What has changed in the meantime was not seen.
      if (this.#pairings === last) this.#pairings = { of, found };
      return found;
    });
    const found = await Promise.race([finding, pause(patience)]);
    if (found !== undefined) return { pairings: found, isComplete: true };
    void finding.then(() => {
      this.#changed.fire();
    });
    const there = new Set(uris.map(String));
    const isThere = (uri: vscode.Uri): boolean => there.has(uri.toString());
    const known = last.found.filter(({ left, right }) => isThere(left) && isThere(right));
    return { pairings: known, isComplete: false };
  }

  async #pairs(pairing: LogPairing): Promise<Node[]> {
    const { pairs, unmatched } = await pairSamples(this.#services.logs, pairing);
    const read = this.#readPairs.get(keyOf(pairing)) ?? [];
    const known = new Set(read.map(({ pair }) => pair.left.id));
    const all = [
      ...read.map((each) => ({ pair: each.pair, read: each })),
      ...pairs.filter(({ left }) => !known.has(left.id)).map((pair) => ({ pair, read: undefined })),
    ];
    for (const { left, right } of pairs) this.#addFacets(left, right);
    const nodes = all
      .filter((each) => holdsAll(pairFilterText(each.pair, each.read), this.#wanted))
      .map((each): Node => ({ kind: 'pair', pairing, ...each }));
    return [
      ...firstOf(nodes),
      ...(unmatched.length === 0 ? [] : [{ kind: 'unmatched', samples: unmatched } as const]),
    ];
  }

  async #samples(uri: vscode.Uri): Promise<Node[]> {
    const { logs } = this.#services;
    const [log, listing] = await Promise.all([logs.open(uri), logs.listing(uri)]);
    await listing.wait(patience);
    const order = new Intl.Collator('en', { numeric: true });
    const read = this.#readSamples.get(uri.toString());
    this.#addFacets(...listing.samples);
    const nodes = listing.samples
      .filter((sample) => holdsAll(sampleFilterText(sample, read?.get(sample.id)), this.#wanted))
      .sort((a, b) => order.compare(a.item, b.item) || a.sample - b.sample)
      .map((sample): Node => ({ kind: 'sample', uri, sample, read: read?.get(sample.id) }));
    if (!listing.isComplete) {
      void listing.wait(2 * patience).then(() => {
        this.#changed.fire();
      });
    }
    return [
      ...(listing.isComplete
        ? []
        : [
            note(
              vscode.l10n.t('Reading: {0} samples so far…', listing.samples.length),
              'loading~spin',
            ),
          ]),
      ...[...(log.notes ?? []), ...log.warnings].map((text) => note(text)),
      ...firstOf(nodes),
    ];
  }

  #addFacets(...samples: readonly SampleSummary[]): void {
    const { conditions, scores } = this.#facets;
    for (const sample of samples) {
      if (sample.condition !== undefined) conditions.add(sample.condition);
      if (scores.size < 50) for (const text of scoreTexts(sample)) scores.add(text);
    }
  }

  dispose(): void {
    this.#watcher.dispose();
    this.#tree.dispose();
    this.#changed.dispose();
  }
}

function folderItem(title: string, icon: string, context: string): vscode.TreeItem {
  const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.Collapsed);
  item.iconPath = new vscode.ThemeIcon(icon);
  item.contextValue = context;
  return item;
}

function note(text: string, icon = 'warning'): Node {
  return { kind: 'note', text, icon };
}

/** So many rows that the editor stays quick; what is left out is told. */
function firstOf(nodes: readonly Node[]): Node[] {
  if (nodes.length <= mostRows) return [...nodes];
  const text = vscode.l10n.t('The first {0} of {1}; filter to see others.', mostRows, nodes.length);
  return [...nodes.slice(0, mostRows), note(text, 'ellipsis')];
}

async function reading<T>(
  count: number,
  work: (report: (done: number) => void, isCancelled: () => boolean) => Promise<T>,
): Promise<T> {
  const title = vscode.l10n.t('Reading {0} responses', count);
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress({ location, title, cancellable: true }, (progress, token) => {
    let last = 0;
    return work(
      (done) => {
        progress.report({ increment: ((done - last) / count) * 100 });
        last = done;
      },
      () => token.isCancellationRequested,
    );
  });
}

async function pause(milliseconds: number): Promise<undefined> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  return undefined;
}

function keyOf({ left, right }: LogPairing): string {
  return `${left.toString()}\n${right.toString()}`;
}
