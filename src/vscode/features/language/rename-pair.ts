import * as vscode from 'vscode';
import { registerCommand } from '../../commands.js';
import type { PairState } from '../../services/pair-service.js';
import { rangeIn } from '../../services/ranges.js';
import type { Services } from '../../services/services.js';
import { pathOf, uriOf } from '../../services/uri-path.js';
import { pairFor, promptUri } from '../counterpart.js';

/** *Rename Pair*: both files, and the id where it repeats the name, in one step that can be undone. */
export function registerRenamePair(services: Services): vscode.Disposable {
  return registerCommand(services.log, 'renamePair', async (argument, given) => {
    const found = await pairFor(services, promptUri(argument));
    if (found === undefined) return;
    const { member, state } = found;
    const folder = await services.workspace.list(
      member.path.slice(0, member.path.lastIndexOf('/')),
    );
    const taken = new Set(folder.map(({ name }) => name));
    const { renamePair } = await import('../../prompt-engine.js');
    const plan = (name: string) =>
      renamePair(promptsOf(state), state.folderConfig.config, name, (path) =>
        taken.has(path.slice(path.lastIndexOf('/') + 1)),
      );
    const name =
      typeof given === 'string'
        ? given
        : await vscode.window.showInputBox({
            title: vscode.l10n.t('Rename Pair'),
            prompt: vscode.l10n.t('The part of the file names before the condition.'),
            value: member.name,
            validateInput: (value) => (value === member.name ? undefined : plan(value).problem),
          });
    if (name === undefined || name === member.name) return;
    const renamed = plan(name);
    if (renamed.problem !== undefined) {
      void vscode.window.showErrorMessage(renamed.problem);
      return;
    }
    const edit = new vscode.WorkspaceEdit();
    for (const { path, newText, ...span } of renamed.edits) {
      const document = await vscode.workspace.openTextDocument(uriOf(path));
      edit.replace(document.uri, rangeIn(document, span), newText);
    }
    for (const { from, to } of renamed.files) {
      edit.renameFile(uriOf(from), uriOf(to), { overwrite: false });
    }
    if (!(await vscode.workspace.applyEdit(edit))) {
      void vscode.window.showErrorMessage(vscode.l10n.t('The pair could not be renamed.'));
      return;
    }
    // The editor of a file that moves loses the focus.
    if (argument === undefined) {
      await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    }
    const edited = new Set(renamed.edits.map(({ path }) => path));
    for (const { from, to } of renamed.files) {
      if (!edited.has(from)) continue;
      const document = vscode.workspace.textDocuments.find(({ uri }) => pathOf(uri) === to);
      await document?.save();
    }
  });
}

function promptsOf({ loaded }: PairState) {
  return [loaded.pair.monitored, loaded.pair.unmonitored].flatMap((side) => side?.document ?? []);
}
