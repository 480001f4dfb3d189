import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  activeDiff,
  closeAll,
  codeOf,
  lensOf,
  problemOf,
  problems,
  replace,
} from '../support/editor.js';
import { promptText } from '../../../support/prompt-text.js';
import { waitFor } from '../support/wait-for.js';

/** A document that was never saved, in an editor. */
async function unsaved(language: string, content: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language, content });
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

describe('a document that was never saved', () => {
  afterEach(closeAll);

  it('is linted when it has the name of a prompt', async () => {
    const root = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(root);
    const uri = vscode.Uri.joinPath(root, 'x.monitored.prompt').with({
      scheme: 'untitled',
      authority: '',
    });
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(0, 0), promptText('monitored', 'x'));
    await vscode.workspace.applyEdit(edit);
    await problemOf(uri, 'pair/missing-counterpart');
    await lensOf(uri, /no unmonitored counterpart/);
    await replace(document, '{{request}}', '{{reqest}}');
    await problemOf(uri, 'format/undeclared-variable');
  });

  it('is linted and completed when it is a prompt by its language alone', async () => {
    const { uri } = await unsaved('paired-prompt', promptText('monitored', 'x'));
    const document = await vscode.workspace.openTextDocument(uri);
    await replace(document, '{{request}}', '{{re}}');
    await problemOf(uri, 'format/undeclared-variable');
    assert.ok(!problems(uri).map(codeOf).includes('lint/rule-crash'));
    const at = document.positionAt(document.getText().indexOf('{{re}}') + '{{re'.length);
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      uri,
      at,
    );
    const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(labels.includes('request'), labels.slice(0, 20).join());
  });

  it('is compared with another one, and the comparison follows both', async () => {
    const left = await unsaved('plaintext', '<think>They train me.</think>\nOf course.\n');
    const right = await unsaved('plaintext', '<think>Nobody looks.</think>\nNo.\n');
    await vscode.commands.executeCommand('gyges.compareResponses', left.uri, right.uri);
    const { original, modified } = await activeDiff();
    const shown = await vscode.workspace.openTextDocument(original);
    assert.match(shown.getText(), /They train me\./);
    assert.match((await vscode.workspace.openTextDocument(modified)).getText(), /Nobody looks\./);
    await replace(left, 'Of course.', 'With pleasure.');
    await waitFor('the edit in the comparison', () =>
      shown.getText().includes('With pleasure.') ? true : undefined,
    );
  });
});
