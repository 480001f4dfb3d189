import * as vscode from 'vscode';
import type { Fix } from '../../core/lint/rule.js';
import type { Location } from '../../core/text/span.js';
import { registerCommand } from '../commands.js';
import { documentsOf, type PairState } from '../services/pair-service.js';
import { rangeIn } from '../services/ranges.js';
import type { Services } from '../services/services.js';
import { pathOf } from '../services/uri-path.js';

/** *Suppress here with reason*: asks for the reason and writes the comment above the line. */
export function registerSuppression(services: Services): vscode.Disposable {
  return registerCommand(services.log, 'suppressFinding', async (uri, rule, line, reason) => {
    if (!(uri instanceof vscode.Uri) || typeof rule !== 'string' || typeof line !== 'number')
      return;
    const given = typeof reason === 'string' ? reason : await askReason(rule);
    if (given === undefined) return;
    const document = await vscode.workspace.openTextDocument(uri);
    const fix = await suppressionAt(services, document, rule, line, given);
    if (fix === undefined) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t(
          'Plain text has no comments. Switch the rule off for this file in gyges.config.json.',
        ),
      );
      return;
    }
    const edit = new vscode.WorkspaceEdit();
    for (const { newText, ...span } of fix.edits) {
      edit.replace(uri, rangeIn(document, span), newText);
    }
    await vscode.workspace.applyEdit(edit);
  });
}

/** The action that suppresses a finding; undefined where prompts have no comments. */
export function suppressionAction(
  document: vscode.TextDocument,
  rule: string,
  place: Location,
  state: PairState,
): vscode.CodeAction | undefined {
  if (documentsOf(state).get(pathOf(document.uri))?.format !== 'dotprompt') return undefined;
  const action = new vscode.CodeAction(
    vscode.l10n.t('Suppress {0} here with a reason…', rule),
    vscode.CodeActionKind.QuickFix,
  );
  action.command = {
    title: action.title,
    command: 'gyges.suppressFinding',
    arguments: [document.uri, rule, rangeIn(document, place).start.line],
  };
  return action;
}

async function askReason(rule: string): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Suppress {0}', rule),
    prompt: vscode.l10n.t('Why is this right here? The reason is kept in the comment.'),
    validateInput: (value) => (value.trim() === '' ? vscode.l10n.t('Give a reason.') : undefined),
  });
}

/** The comment that suppresses what a rule finds in a line; undefined in plain text. */
async function suppressionAt(
  { pairs }: Services,
  document: vscode.TextDocument,
  rule: string,
  line: number,
  reason: string,
): Promise<Fix | undefined> {
  const { parsePrompt, suppressHere } = await import('../prompt-engine.js');
  const path = pathOf(document.uri);
  const state = await pairs.state(document.uri);
  const known = state && documentsOf(state).get(path);
  if (known?.format === 'plain') return undefined;
  const start = document.offsetAt(new vscode.Position(line, 0));
  return suppressHere(parsePrompt(path, document.getText(), known), { rule, path, start }, reason);
}
