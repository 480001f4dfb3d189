import * as vscode from 'vscode';
import type { Condition } from '../../core/pair/pair-comparison.js';
import type { Finding } from '../../core/lint/rule.js';
import { registerCommand } from '../commands.js';
import { conditionLabel, conditionSign } from '../services/condition-labels.js';
import { folderLabel } from '../services/folder-label.js';
import type { LastRun } from '../runs/run-history.js';
import { shortGapText } from '../runs/run-texts.js';
import type { FoundPair, PairState } from '../services/pair-service.js';
import type { Services } from '../services/services.js';
import { nameOf } from '../services/uri-path.js';
import { differencesTitle } from './code-lenses.js';

/** Milliseconds without a change before the view is drawn again. */
const pause = 300;

type Node =
  | { readonly kind: 'folder'; readonly name: string; readonly pairs: readonly FoundPair[] }
  | { readonly kind: 'pair'; readonly pair: FoundPair }
  | { readonly kind: 'file'; readonly uri: vscode.Uri; readonly condition: Condition };

/** The pairs of the workspace with their state, in the side bar. */
export function registerPairsView(services: Services): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider = new PairsProvider(services, changed);
  const runChanged = () => {
    provider.forgetRuns();
    if (view.visible) changed.fire();
  };
  const view = vscode.window.createTreeView('gyges.pairs', { treeDataProvider: provider });
  let timer: ReturnType<typeof setTimeout> | undefined;
  return vscode.Disposable.from(
    changed,
    view,
    registerCommand(services.log, 'refreshPairs', () => {
      provider.forget();
      changed.fire();
    }),
    services.pairs.onDidChange((keys) => {
      clearTimeout(timer);
      if (keys === 'all') provider.forget();
      timer = setTimeout(() => {
        if (view.visible) changed.fire();
      }, pause);
    }),
    services.runs.onDidChange(runChanged),
    services.runHistory.onDidChange(runChanged),
    view.onDidChangeVisibility(({ visible }) => {
      if (visible) changed.fire();
    }),
    new vscode.Disposable(() => {
      clearTimeout(timer);
    }),
  );
}

class PairsProvider implements vscode.TreeDataProvider<Node> {
  readonly #services: Services;
  #pairs: Promise<readonly FoundPair[]> | undefined;
  /** By the path of a prompt. */
  #runs: ReadonlyMap<string, LastRun> = new Map();
  #areRunsKnown = false;
  readonly #changed: vscode.EventEmitter<void>;
  readonly onDidChangeTreeData: vscode.Event<void>;

  constructor(services: Services, changed: vscode.EventEmitter<void>) {
    this.#services = services;
    this.#changed = changed;
    this.onDidChangeTreeData = changed.event;
  }

  /** Looks for runs again when next asked. */
  forgetRuns(): void {
    this.#areRunsKnown = false;
  }

  /** Looks for the files again when next asked. */
  forget(): void {
    this.#pairs = undefined;
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node?.kind === 'folder') return node.pairs.map((pair) => ({ kind: 'pair', pair }));
    if (node?.kind === 'pair') return filesOf(node.pair);
    if (node !== undefined) return [];
    this.#readRuns().catch((error: unknown) => {
      this.#services.log.error(error instanceof Error ? error : String(error));
    });
    this.#pairs ??= this.#services.pairs.findPairs();
    const byFolder = new Map<string, FoundPair[]>();
    for (const pair of await this.#pairs) {
      const folder = folderOf(pair);
      byFolder.set(folder, [...(byFolder.get(folder) ?? []), pair]);
    }
    const folders = [...byFolder].map(([name, pairs]): Node => ({ kind: 'folder', name, pairs }));
    const [only] = folders;
    return folders.length === 1 && only !== undefined ? this.getChildren(only) : folders;
  }

  async getTreeItem(node: Node): Promise<vscode.TreeItem> {
    if (node.kind === 'folder') {
      const item = new vscode.TreeItem(node.name, vscode.TreeItemCollapsibleState.Expanded);
      item.iconPath = vscode.ThemeIcon.Folder;
      item.description = String(node.pairs.length);
      return item;
    }
    return node.kind === 'file' ? fileItem(node.uri, node.condition) : this.#pairItem(node.pair);
  }

  async #pairItem(pair: FoundPair): Promise<vscode.TreeItem> {
    const item = new vscode.TreeItem(pair.name, vscode.TreeItemCollapsibleState.Collapsed);
    const uri = pair.files.monitored ?? pair.files.unmonitored;
    if (uri === undefined) return item;
    item.id = pair.key;
    item.resourceUri = uri;
    const state = await this.#services.pairs.state(uri).catch(() => undefined);
    const isComplete = pair.files.monitored !== undefined && pair.files.unmonitored !== undefined;
    item.contextValue = isComplete ? 'gygesPair' : 'gygesUnpaired';
    item.iconPath = stateIcon(state);
    const gap = this.#lastGap(uri);
    item.description = [stateText(pair, state), gap].filter((text) => text !== '').join(' · ');
    item.tooltip = tooltip(pair, state, gap);
    item.command = {
      title: vscode.l10n.t('Open'),
      command: 'vscode.open',
      arguments: [uri],
    };
    return item;
  }

  /** Reading runs takes a while: the view is drawn without them, and again when it is done. */
  async #readRuns(): Promise<void> {
    if (this.#areRunsKnown) return;
    this.#areRunsKnown = true;
    const had = this.#runs.size;
    this.#runs = await this.#services.runHistory.lastOfAll();
    if (had + this.#runs.size > 0) this.#changed.fire();
  }

  /** What the last run of a pair found; empty when there is none. */
  #lastGap(prompt: vscode.Uri): string {
    const last = this.#runs.get(prompt.path);
    const comparison = last?.run.comparisons.get(last.pair);
    return comparison === undefined ? '' : shortGapText(comparison.gap);
  }
}

function filesOf({ files }: FoundPair): Node[] {
  return (['monitored', 'unmonitored'] as const).flatMap((condition): Node[] => {
    const uri = files[condition];
    return uri === undefined ? [] : [{ kind: 'file', uri, condition }];
  });
}

function fileItem(uri: vscode.Uri, condition: Condition): vscode.TreeItem {
  const item = new vscode.TreeItem(`${conditionSign[condition]} ${nameOf(uri)}`);
  item.contextValue = 'gygesPrompt';
  item.tooltip = vscode.workspace.asRelativePath(uri);
  item.accessibilityInformation = {
    label: `${conditionLabel(condition, condition)}, ${nameOf(uri)}`,
  };
  item.command = { title: vscode.l10n.t('Open'), command: 'vscode.open', arguments: [uri] };
  return item;
}

function stateIcon(state: PairState | undefined): vscode.ThemeIcon {
  if (state === undefined) return new vscode.ThemeIcon('question');
  const worst =
    count(state.findings, 'error') > 0
      ? 'error'
      : count(state.findings, 'warning') > 0
        ? 'warning'
        : undefined;
  return worst === undefined
    ? new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed'))
    : new vscode.ThemeIcon(worst, new vscode.ThemeColor(`list.${worst}Foreground`));
}

function stateText({ files }: FoundPair, state: PairState | undefined): string {
  if (files.unmonitored === undefined) return vscode.l10n.t('no unmonitored counterpart');
  if (files.monitored === undefined) return vscode.l10n.t('no monitored counterpart');
  if (state === undefined) return '';
  const errors = count(state.findings, 'error');
  const warnings = count(state.findings, 'warning');
  const parts = [
    errors === 0
      ? undefined
      : errors === 1
        ? vscode.l10n.t('1 error')
        : vscode.l10n.t('{0} errors', errors),
    warnings === 0
      ? undefined
      : warnings === 1
        ? vscode.l10n.t('1 warning')
        : vscode.l10n.t('{0} warnings', warnings),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? vscode.l10n.t('clean') : parts.join(' · ');
}

function tooltip(pair: FoundPair, state: PairState | undefined, gap: string): string {
  const lines = [pair.name, stateText(pair, state)];
  if (state?.comparison !== undefined) lines.push(differencesTitle(state.comparison));
  if (gap !== '') lines.push(vscode.l10n.t('last run {0}', gap));
  return lines.filter((line) => line !== '').join('\n');
}

function count(findings: readonly Finding[], severity: Finding['severity']): number {
  return findings.filter((finding) => finding.severity === severity).length;
}

function folderOf({ files }: FoundPair): string {
  const uri = files.monitored ?? files.unmonitored;
  if (uri === undefined) return '';
  return folderLabel(vscode.Uri.joinPath(uri, '..'));
}

/** The prompt that a command of the view is about. */
export function nodeUri(node: unknown): vscode.Uri | undefined {
  if (typeof node !== 'object' || node === null || !('kind' in node)) return undefined;
  const { kind } = node as Node;
  if (kind === 'file') return (node as Extract<Node, { kind: 'file' }>).uri;
  if (kind !== 'pair') return undefined;
  const { files } = (node as Extract<Node, { kind: 'pair' }>).pair;
  return files.monitored ?? files.unmonitored;
}
