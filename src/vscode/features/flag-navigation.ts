import * as vscode from 'vscode';
import type { Span } from '../../core/text/span.js';
import { registerCommand } from '../commands.js';
import { severitySign, verdictTitle } from '../services/flag-labels.js';
import type { PlacedFlag } from '../services/flagged-text.js';
import { rangeIn } from '../services/ranges.js';
import type { Services } from '../services/services.js';
import { verdictLensesOf } from './verdict-lenses.js';

/** *Flag Reasoning*, *Clear Flags*, *Next Flag*, *Previous Flag*, and the verdict above the reasoning. */
export function registerFlagNavigation(services: Services): vscode.Disposable {
  const { flags, log } = services;
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses: (document) => verdictLensesOf(services, document),
  };
  const setContext = () => {
    const document = vscode.window.activeTextEditor?.document;
    const isFlagged = document !== undefined && flags.isFlagged(document);
    void vscode.commands.executeCommand('setContext', 'gyges.flaggedDocument', isFlagged);
  };

  setContext();
  return vscode.Disposable.from(
    changed,
    flags.register((selector) => vscode.languages.registerCodeLensProvider(selector, provider)),
    services.judge.onDidChange(() => {
      changed.fire();
    }),
    flags.onDidChange(() => {
      changed.fire();
      setContext();
    }),
    vscode.window.onDidChangeActiveTextEditor(setContext),
    registerCommand(log, 'flagReasoning', () => flagReasoning(services)),
    registerCommand(log, 'clearFlags', () => {
      const document = vscode.window.activeTextEditor?.document;
      if (document !== undefined) flags.clear(document);
    }),
    registerCommand(log, 'revealFlag', (start, end) => {
      const editor = vscode.window.activeTextEditor;
      if (editor === undefined || typeof start !== 'number' || typeof end !== 'number') return;
      select(editor, { start, end });
    }),
    registerCommand(log, 'nextFlag', () => step(services, 1)),
    registerCommand(log, 'previousFlag', () => step(services, -1)),
  );
}

async function flagReasoning(services: Services): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open the document whose reasoning is to be flagged.'),
    );
    return;
  }
  services.flags.request(document);
  const flagged = await services.flags.flagsOf(document);
  if (flagged?.sample === undefined) return;
  // The lens says so too, but it may be switched off or out of sight.
  void vscode.window.setStatusBarMessage(
    flagged.bands.length === 0
      ? vscode.l10n.t(
          '{0} · no reasoning was found apart from the output',
          verdictTitle(flagged.sample),
        )
      : verdictTitle(flagged.sample),
    8000,
  );
}

async function step({ flags }: Services, direction: 1 | -1): Promise<void> {
  let editor = vscode.window.activeTextEditor;
  if (editor === undefined) return;
  let placed = (await flags.flagsOf(editor.document))?.flags ?? [];
  const other = placed.length === 0 ? otherSide(editor) : undefined;
  const across = other === undefined ? [] : ((await flags.flagsOf(other.document))?.flags ?? []);
  if (other !== undefined && across.length > 0) {
    // A diff editor opens with its right side active; what is flagged may all be on the left.
    await vscode.commands.executeCommand('workbench.action.compareEditor.focusOtherSide');
    editor = other;
    placed = across;
  }
  const target = neighbour(placed, editor.document.offsetAt(editor.selection.start), direction);
  if (target === undefined) {
    void vscode.window.setStatusBarMessage(vscode.l10n.t('There are no flags here.'), 4000);
    return;
  }
  select(editor, target);
  // The next step goes past all flags that begin here.
  const here = placed.filter(({ start }) => start === target.start);
  const names = here.map(({ flag }) => `${severitySign[flag.severity]} ${flag.category}`);
  const first = placed.findIndex(({ start }) => start === target.start) + 1;
  const place = here.length === 1 ? `${first}` : `${first}–${first + here.length - 1}`;
  void vscode.window.setStatusBarMessage(
    `${names.join(', ')} (${place}/${placed.length})${here.length === 1 ? `: ${target.flag.evidence}` : ''}`,
    8000,
  );
}

/** The other side of the diff editor that an editor is a side of. */
function otherSide({ document }: vscode.TextEditor): vscode.TextEditor | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (!(input instanceof vscode.TabInputTextDiff)) return undefined;
  const own = document.uri.toString();
  const sides = [input.original.toString(), input.modified.toString()];
  if (!sides.includes(own)) return undefined;
  return vscode.window.visibleTextEditors.find(
    (editor) =>
      editor.document.uri.toString() !== own && sides.includes(editor.document.uri.toString()),
  );
}

function select(editor: vscode.TextEditor, span: Span): void {
  const range = rangeIn(editor.document, span);
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The next or previous flag from an offset, going round at the ends. */
function neighbour(
  placed: readonly PlacedFlag[],
  offset: number,
  direction: 1 | -1,
): PlacedFlag | undefined {
  return direction === 1
    ? (placed.find(({ start }) => start > offset) ?? placed[0])
    : (placed.findLast(({ start }) => start < offset) ?? placed.at(-1));
}
