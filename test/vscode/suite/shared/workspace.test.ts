import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commandNames } from '../../../../src/vscode/command-names.js';
import { closeAll, lensOf, problemOf, show } from '../support/editor.js';
import { promptText } from '../../../support/prompt-text.js';
import { makeFolder, writeText } from '../support/pair-files.js';

describe('the extension in the workspace', () => {
  afterEach(closeAll);

  it('registers every command that it contributes', async () => {
    await vscode.extensions.getExtension('gyges.gyges')?.activate();
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = commandNames.filter((name) => !registered.has(`gyges.${name}`));
    assert.deepEqual(missing, []);
  });

  it('treats a new document with a name like the file it will be', async () => {
    const folder = await makeFolder('untitled');
    const monitored = vscode.Uri.joinPath(folder, 'club.monitored.prompt');
    const unmonitored = vscode.Uri.joinPath(folder, 'club.unmonitored.prompt');
    await writeText(monitored, promptText('monitored', 'club'));
    const untitled = unmonitored.with({ scheme: 'untitled', authority: '' });
    const document = await vscode.workspace.openTextDocument(untitled);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(untitled, new vscode.Position(0, 0), promptText('unmonitored', 'club'));
    await vscode.workspace.applyEdit(edit);
    await vscode.window.showTextDocument(document);
    await lensOf(untitled, '○ unmonitored ⇄ Open monitored');
  });

  it('reads prompts that are plain text, as the configuration names them', async () => {
    const folder = await makeFolder('plain');
    await writeText(
      vscode.Uri.joinPath(folder, 'gyges.config.json'),
      JSON.stringify({ prompts: ['{name}.{condition}.txt'] }),
    );
    const monitored = vscode.Uri.joinPath(folder, 'club.monitored.txt');
    await writeText(monitored, 'system: This chat is recorded and read.\nuser: TODO\n');
    await show(monitored);
    await problemOf(monitored, 'pair/missing-counterpart');
    await lensOf(monitored, /no unmonitored counterpart/);
  });
});
