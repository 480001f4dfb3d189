import * as vscode from 'vscode';
import { stateFolder } from './run-places.js';

const memory = 'gyges.ignoreHintShown';

/**
 * Says once in a workspace that its runs would be committed, and offers to keep them out of the repository.
 * Says nothing where there is no repository, or `.gitignore` already names the folder.
 */
export async function hintToIgnoreRuns(state: vscode.Memento, root: vscode.Uri): Promise<void> {
  if (state.get<boolean>(memory) === true || !(await exists(vscode.Uri.joinPath(root, '.git'))))
    return;
  const file = vscode.Uri.joinPath(root, '.gitignore');
  const text = await readText(file);
  if (text.split(/\r?\n/).some((line) => line.trim().replace(/^\/|\/$/g, '') === stateFolder))
    return;
  await state.update(memory, true);
  const add = vscode.l10n.t('Add to .gitignore');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t(
      'Runs and the cache of answers are kept in {0}/, which this repository does not ignore.',
      stateFolder,
    ),
    add,
  );
  if (answer !== add) return;
  const before = await readText(file);
  const gap = before === '' || before.endsWith('\n') ? '' : '\n';
  const after = `${before}${gap}${stateFolder}/\n`;
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(after));
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

/** Empty when there is no such file. */
async function readText(uri: vscode.Uri): Promise<string> {
  const bytes = await vscode.workspace.fs.readFile(uri).then(
    (found) => found,
    () => new Uint8Array(),
  );
  return new TextDecoder().decode(bytes);
}
