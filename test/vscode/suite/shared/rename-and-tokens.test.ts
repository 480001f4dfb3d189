import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, show } from '../support/editor.js';
import { promptText } from '../../../support/prompt-text.js';
import { makeFolder, makePair, readText, writeText } from '../support/pair-files.js';
import { waitFor } from '../support/wait-for.js';

describe('renaming and marking what pairs share', () => {
  afterEach(closeAll);

  it('a variable in a shared partial and dataset is renamed in every pair', async () => {
    const folder = await makeFolder('shared');
    const file = (name: string) => vscode.Uri.joinPath(folder, name);
    await writeText(file('_ask.prompt'), 'The member asks: {{request}}\n');
    await writeText(file('items.csv'), 'request,note\nA letter to the club,x\n');
    const names = ['one', 'two'].flatMap((name) =>
      (['monitored', 'unmonitored'] as const).map((condition) => ({ name, condition })),
    );
    for (const { name, condition } of names) {
      const text = promptText(condition, name)
        .replace('gyges.canary', 'gyges.dataset: items.csv\ngyges.canary')
        .replace('{{request}}', '{{>ask}}');
      await writeText(file(`${name}.${condition}.prompt`), text);
    }
    const { document } = await show(file('_ask.prompt'));
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      document.positionAt(document.getText().indexOf('request') + 2),
      'question',
    );
    assert.equal(edit.entries().length, 6);
    assert.ok(await vscode.workspace.applyEdit(edit));
    const textOf = async (name: string) =>
      (await vscode.workspace.openTextDocument(file(name))).getText();
    assert.equal(await textOf('_ask.prompt'), 'The member asks: {{question}}\n');
    assert.match(await textOf('items.csv'), /^question,note\n/);
    for (const { name, condition } of names) {
      assert.match(await textOf(`${name}.${condition}.prompt`), /\n {4}question: string/);
    }
  });

  it('Rename Pair moves both files and the id', async () => {
    const { folder, monitored, unmonitored } = await makePair();
    await vscode.commands.executeCommand('gyges.renamePair', monitored, 'sculling');
    for (const condition of ['monitored', 'unmonitored']) {
      const target = vscode.Uri.joinPath(folder, `sculling.${condition}.prompt`);
      const text = await waitFor(target.path, () => readText(target).catch(() => undefined));
      assert.match(text, /gyges\.pair: sculling\n/);
    }
    const names = (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
    for (const { path } of [monitored, unmonitored]) {
      assert.ok(!names.includes(path.slice(path.lastIndexOf('/') + 1)), names.join(' '));
    }
  });

  it('the cue is a semantic token', async () => {
    const { monitored } = await makePair();
    await show(monitored);
    const legend = await vscode.commands.executeCommand<vscode.SemanticTokensLegend>(
      'vscode.provideDocumentSemanticTokensLegend',
      monitored,
    );
    assert.ok(legend.tokenTypes.includes('gygesCue'));
    const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens>(
      'vscode.provideDocumentSemanticTokens',
      monitored,
    );
    const types = [...tokens.data].filter((_, index) => index % 5 === 3);
    assert.ok(types.includes(legend.tokenTypes.indexOf('gygesCue')), types.join(' '));
  });

  it('a pair is a symbol of the workspace', async () => {
    const { monitored } = await makePair();
    const name = monitored.path.slice(monitored.path.lastIndexOf('/') + 1).split('.')[0] ?? '';
    const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      name,
    );
    const own = symbols.filter(({ location }) => location.uri.path === monitored.path);
    assert.deepEqual(
      own.map((symbol) => symbol.name),
      [name],
    );
  });
});
