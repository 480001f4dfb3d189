import * as vscode from 'vscode';
import type { Severity } from '../../core/lint/rule.js';
import {
  flagHover,
  markLabel,
  markSign,
  proportion,
  severitySign,
} from '../services/flag-labels.js';
import type { PlacedFlag } from '../services/flagged-text.js';
import type { Services } from '../services/services.js';

type Node =
  | {
      readonly kind: 'category';
      readonly id: string;
      readonly flags: readonly PlacedFlag[];
      readonly uri: vscode.Uri;
    }
  | { readonly kind: 'flag'; readonly placed: PlacedFlag; readonly uri: vscode.Uri };

const order: readonly Severity[] = ['error', 'warning', 'info'];

/** The flags of the active editor's document by category, gravest first. */
export function registerFlagsView(services: Services): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getChildren: async (node) => {
      if (node === undefined) view.message = (await filterMessage(services)) ?? '';
      return childrenOf(services, node);
    },
    getTreeItem: itemOf,
  };
  const view = vscode.window.createTreeView('gyges.flags', { treeDataProvider: provider });
  return vscode.Disposable.from(
    changed,
    view,
    vscode.window.onDidChangeActiveTextEditor(() => {
      if (view.visible) changed.fire();
    }),
    services.flags.onDidChange((uri) => {
      const active = vscode.window.activeTextEditor?.document.uri;
      if (view.visible && active?.toString() === uri.toString()) changed.fire();
    }),
  );
}

async function childrenOf({ flags }: Services, node: Node | undefined): Promise<Node[]> {
  if (node?.kind === 'flag') return [];
  if (node !== undefined) {
    return node.flags.map((placed) => ({ kind: 'flag', placed, uri: node.uri }));
  }
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined) return [];
  const flagged = await flags.flagsOf(document);
  const byCategory = new Map<string, PlacedFlag[]>();
  for (const placed of flagged?.flags ?? []) {
    const { category } = placed.flag;
    byCategory.set(category, [...(byCategory.get(category) ?? []), placed]);
  }
  return [...byCategory]
    .map(([id, placed]): Node & { kind: 'category' } => ({
      kind: 'category',
      id,
      flags: placed,
      uri: document.uri,
    }))
    .sort((a, b) => gravity(a.flags) - gravity(b.flags));
}

function itemOf(node: Node): vscode.TreeItem {
  if (node.kind === 'category') {
    const standing = node.flags.filter(({ mark }) => mark !== 'wrong');
    const wrong = node.flags.length - standing.length;
    const item = new vscode.TreeItem(node.id, vscode.TreeItemCollapsibleState.Expanded);
    item.description =
      wrong === 0
        ? String(node.flags.length)
        : vscode.l10n.t('{0}, {1} of them wrong', node.flags.length, wrong);
    item.iconPath = standing.length === 0 ? allWrong : severityIcon(worst(standing));
    item.accessibilityInformation = {
      label: `${node.id}, ${severityLabel(worst(node.flags))}, ${item.description}`,
    };
    return item;
  }
  const { flag, start, end, mark } = node.placed;
  const words = flag.text.replace(/\s+/gu, ' ').slice(0, 200);
  const item = new vscode.TreeItem(mark === undefined ? words : `${markSign[mark]} ${words}`);
  const said = mark === undefined ? '' : `${markLabel(mark)} · `;
  item.description = `${said}${severitySign[flag.severity]} ${proportion(flag.confidence)}`;
  item.tooltip = flagHover(flag, undefined, mark);
  // Signs are read as nothing, or as the names of their shapes.
  item.accessibilityInformation = {
    label: [
      ...(mark === undefined ? [] : [markLabel(mark)]),
      severityLabel(flag.severity),
      proportion(flag.confidence),
      words,
    ].join(', '),
  };
  item.contextValue = `gygesFlag.${mark ?? 'unmarked'}`;
  item.command = {
    title: vscode.l10n.t('Go to Flag'),
    command: 'gyges.revealFlag',
    arguments: [start, end],
  };
  return item;
}

/** What the filter hides in the active document; undefined when it hides nothing. */
async function filterMessage({ flags }: Services): Promise<string | undefined> {
  const document = vscode.window.activeTextEditor?.document;
  const hidden = (document && (await flags.flagsOf(document)))?.hidden;
  if (hidden === undefined || hidden.size === 0) return undefined;
  const names = [...hidden].map(([category, count]) => `${category} (${count})`);
  return vscode.l10n.t('Hidden by the filter: {0}', names.join(', '));
}

const allWrong = new vscode.ThemeIcon('circle-slash', new vscode.ThemeColor('disabledForeground'));

function severityLabel(severity: Severity): string {
  switch (severity) {
    case 'error':
      return vscode.l10n.t('error');
    case 'warning':
      return vscode.l10n.t('warning');
    case 'info':
      return vscode.l10n.t('note');
  }
}

function severityIcon(severity: Severity): vscode.ThemeIcon {
  return new vscode.ThemeIcon(
    severity === 'info' ? 'info' : severity,
    new vscode.ThemeColor(`gyges.flag.${severity}`),
  );
}

/** Place in the view: by the worst flag that is not marked as wrong. */
function gravity(flags: readonly PlacedFlag[]): number {
  const standing = flags.filter(({ mark }) => mark !== 'wrong');
  return standing.length === 0 ? order.length : order.indexOf(worst(standing));
}

function worst(flags: readonly PlacedFlag[]): Severity {
  return order.find((severity) => flags.some(({ flag }) => flag.severity === severity)) ?? 'info';
}
