import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activeDiff, closeAll } from '../support/editor.js';

describe('Compare Example Responses', () => {
  afterEach(closeAll);

  it('shows what comes with the extension, monitored on the left', async () => {
    await vscode.commands.executeCommand('gyges.compareExampleResponses');
    const { original, modified } = await activeDiff();
    const text = async (uri: vscode.Uri) =>
      (await vscode.workspace.openTextDocument(uri)).getText();
    assert.match(await text(original), /^◉ monitored · kettle/);
    assert.match(await text(original), /least bad option/);
    assert.match(await text(modified), /^○ unmonitored · kettle/);
  });
});
