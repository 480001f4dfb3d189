import * as vscode from 'vscode';
import type { Finding, Fix } from '../../core/lint/rule.js';
import type { Location } from '../../core/text/span.js';
import { LineTable } from '../../core/text/line-table.js';
import { diagnosticSource } from '../services/found.js';
import { documentsOf, type PairState } from '../services/pair-service.js';
import { rangeIn, rangeOf } from '../services/ranges.js';
import type { Services } from '../services/services.js';
import { pathOf, uriOf } from '../services/uri-path.js';
import { suppressionAction } from './suppression.js';

const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('gyges');

/** Quick fixes of findings, fix-all, suppression, and the way to a rule's documentation. */
export function registerCodeActions(services: Services): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    provideCodeActions: (document, range, context) =>
      provideActions(services, document, range, context),
  };
  const metadata: vscode.CodeActionProviderMetadata = {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, fixAllKind],
  };
  return services.prompts.register((selector) =>
    vscode.languages.registerCodeActionsProvider(selector, provider, metadata),
  );
}

async function provideActions(
  { pairs }: Services,
  document: vscode.TextDocument,
  range: vscode.Range,
  context: vscode.CodeActionContext,
): Promise<vscode.CodeAction[]> {
  const { version } = document;
  const uris = await pairs.pairsOf(document.uri);
  const states = (
    await Promise.all(uris.map((uri) => pairs.state(uri).catch(() => undefined)))
  ).filter((state) => state !== undefined);
  if (document.version !== version) return [];
  const path = pathOf(document.uri);
  const wants = (kind: vscode.CodeActionKind) =>
    context.only === undefined || context.only.intersects(kind);
  const actions: vscode.CodeAction[] = [];
  for (const state of states) {
    const here = state.findings.filter((finding) => finding.path === path);
    if (wants(vscode.CodeActionKind.QuickFix)) {
      for (const finding of state.findings) {
        for (const place of placesIn(path, finding)) {
          if (rangeIn(document, place).intersection(range) === undefined) continue;
          actions.push(
            ...(await findingActions(document, finding, place, state, context.diagnostics)),
          );
        }
      }
    }
    if (context.only?.contains(fixAllKind) === true) {
      const all = await fixAllAction(
        document,
        state,
        here,
        vscode.l10n.t('Fix all Gyges problems'),
      );
      if (all !== undefined) {
        all.kind = fixAllKind;
        actions.push(all);
      }
    }
  }
  return actions;
}

/** Where a finding is marked in a file: its own place, and those that mirror it. */
function placesIn(path: string, finding: Finding): Location[] {
  const mirrors = finding.related.filter(({ mirrored }) => mirrored !== undefined);
  return [finding, ...mirrors].filter((place) => place.path === path);
}

async function findingActions(
  document: vscode.TextDocument,
  finding: Finding,
  place: Location,
  state: PairState,
  diagnostics: readonly vscode.Diagnostic[],
): Promise<vscode.CodeAction[]> {
  const range = rangeIn(document, place);
  const isMirror = place !== finding;
  const own = diagnostics.filter(
    (diagnostic) =>
      diagnostic.source === diagnosticSource &&
      ruleOf(diagnostic) === finding.rule &&
      diagnostic.range.intersection(range) !== undefined,
  );
  const actions: vscode.CodeAction[] = [];
  const add = (fix: Fix, isPreferred: boolean) => {
    const title = isMirror ? (fix.mirroredTitle ?? fix.title) : fix.title;
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.edit = editOf(fix, state);
    action.diagnostics = own;
    action.isPreferred = isPreferred;
    actions.push(action);
  };
  if (finding.fix !== undefined) add(finding.fix, true);
  for (const suggestion of finding.suggestions) add(suggestion, false);

  const sameRule = state.findings.filter(
    ({ rule, path, fix }) => rule === finding.rule && path === place.path && fix !== undefined,
  );
  if (sameRule.length > 1) {
    const title = vscode.l10n.t('Fix all {0} problems in this file', finding.rule);
    const all = await fixAllAction(document, state, sameRule, title);
    if (all !== undefined) {
      all.kind = vscode.CodeActionKind.QuickFix;
      all.diagnostics = own;
      actions.push(all);
    }
  }
  const suppress = suppressionAction(document, finding.rule, place, state);
  if (suppress !== undefined) actions.push(suppress);
  const explain = new vscode.CodeAction(
    vscode.l10n.t('Explain {0}', finding.rule),
    vscode.CodeActionKind.QuickFix,
  );
  explain.diagnostics = own;
  explain.command = {
    title: explain.title,
    command: 'gyges.explainRule',
    arguments: [finding.rule],
  };
  actions.push(explain);
  return actions;
}

/**
 * The unambiguous fixes of `findings` as one action. Only those that stay within the document: it runs
 * on save, when other files must not change.
 */
async function fixAllAction(
  document: vscode.TextDocument,
  state: PairState,
  findings: readonly Finding[],
  title: string,
): Promise<vscode.CodeAction | undefined> {
  const { applyFixes } = await import('../prompt-engine.js');
  const path = pathOf(document.uri);
  const local = findings.filter(
    ({ fix }) =>
      fix !== undefined &&
      (fix.creates ?? []).length === 0 &&
      fix.edits.every((edit) => edit.path === path),
  );
  const text = documentsOf(state).get(path)?.text;
  if (local.length === 0 || text === undefined) return undefined;
  const { applied } = applyFixes(new Map([[path, text]]), local);
  const edits = applied.flatMap(({ fix }) => fix?.edits ?? []);
  if (edits.length === 0) return undefined;
  const unique = new Map(edits.map((edit) => [`${edit.start} ${edit.end} ${edit.newText}`, edit]));
  const action = new vscode.CodeAction(title);
  action.edit = editOf({ title, edits: [...unique.values()] }, state);
  return action;
}

/** A fix as an edit of the editor, over as many files as it touches. */
function editOf(fix: Fix, state: PairState): vscode.WorkspaceEdit {
  const documents = documentsOf(state);
  const tables = new Map<string, LineTable>();
  const edit = new vscode.WorkspaceEdit();
  for (const { path, text } of fix.creates ?? []) {
    edit.createFile(uriOf(path), { overwrite: false, contents: new TextEncoder().encode(text) });
  }
  for (const change of fix.edits) {
    const table = tables.get(change.path) ?? new LineTable(documents.get(change.path)?.text ?? '');
    tables.set(change.path, table);
    edit.replace(uriOf(change.path), rangeOf(table, change), change.newText);
  }
  return edit;
}

function ruleOf({ code }: vscode.Diagnostic): unknown {
  return typeof code === 'object' ? code.value : code;
}
