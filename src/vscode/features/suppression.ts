import * as vscode from 'vscode';
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
    const text = await suppressionComment(document, rule, line, given);
    if (text === undefined) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t(
          'No comment can stand above this line without changing the prompt. Switch the rule off in gyges.config.json, or put gyges-disable-file at the top.',
        ),
      );
      return;
    }
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(line, 0), text);
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
    validateInput: (value) =>
      /[{}\n]|--/.test(value)
        ? vscode.l10n.t('The reason stands in a comment and cannot hold braces or “--”.')
        : value.trim() === ''
          ? vscode.l10n.t('Give a reason.')
          : undefined,
  });
}

/**
 * The line that suppresses a rule on the line below it: a YAML comment in the front matter, else a
 * Handlebars comment, which renders as nothing. Undefined when a comment there would become text.
 */
async function suppressionComment(
  document: vscode.TextDocument,
  rule: string,
  line: number,
  reason: string,
): Promise<string | undefined> {
  const { parsePrompt } = await import('../prompt-engine.js');
  const path = pathOf(document.uri);
  const before = parsePrompt(path, document.getText());
  const offset = document.offsetAt(new vscode.Position(line, 0));
  const { frontMatter } = before;
  const inYaml =
    frontMatter !== undefined && offset >= frontMatter.yaml.start && offset < frontMatter.yaml.end;
  const directive = `gyges-disable-next-line ${rule} -- ${reason.trim()}`;
  const indent = /^[ \t]*/.exec(document.lineAt(line).text)?.[0] ?? '';
  const eol = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  const text = inYaml ? `${indent}# ${directive}${eol}` : `{{! ${directive} }}${eol}`;
  const source = document.getText();
  const after = parsePrompt(path, source.slice(0, offset) + text + source.slice(offset));
  const isComment = inYaml
    ? after.frontMatter?.comments.some((comment) => comment.text.includes(directive))
    : after.templateErrors.length === 0 &&
      JSON.stringify(after.nodes).includes(`"text":${JSON.stringify(` ${directive} `)}`);
  return isComment === true ? text : undefined;
}
