import * as vscode from 'vscode';
import { waitFor } from './wait-for.js';

/** Opens a file in an editor. */
export async function show(uri: vscode.Uri): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), {
    preview: false,
  });
}

/** Puts `replacement` where `wanted` stands for the first time, as typing would. */
export async function replace(
  document: vscode.TextDocument,
  wanted: string,
  replacement: string,
): Promise<void> {
  const at = document.getText().indexOf(wanted);
  if (at < 0) throw new Error(`“${wanted}” does not stand in ${document.uri.path}.`);
  const edit = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(at), document.positionAt(at + wanted.length));
  edit.replace(document.uri, range, replacement);
  await vscode.workspace.applyEdit(edit);
}

/** The problems that Gyges shows for a file. */
export function problems(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'gyges');
}

/** The rule or category of a problem. */
export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Waits until a file has a problem of a rule. */
export async function problemOf(uri: vscode.Uri, rule: string): Promise<vscode.Diagnostic> {
  return waitFor(`${rule} in ${uri.path}`, () =>
    problems(uri).find((problem) => codeOf(problem) === rule),
  );
}

/** Waits until a file has no problem of a rule. */
export async function noProblemOf(uri: vscode.Uri, rule: string): Promise<void> {
  await waitFor(`the end of ${rule} in ${uri.path}`, () =>
    problems(uri).some((problem) => codeOf(problem) === rule) ? undefined : true,
  );
}

/** The titles of the code lenses of a file. */
export async function lensTitles(uri: vscode.Uri): Promise<string[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    uri,
    100,
  );
  return lenses.flatMap(({ command }) => command?.title ?? []);
}

/** Waits until a file has a code lens with this title. */
export async function lensOf(uri: vscode.Uri, title: string | RegExp): Promise<string> {
  let last: readonly string[] = [];
  return waitFor(
    `the lens ${String(title)}`,
    async () => {
      last = await lensTitles(uri);
      return last.find((found) =>
        typeof title === 'string' ? found === title : title.test(found),
      );
    },
    8_000,
  ).catch((error: unknown) => {
    throw new Error(`${String(error)} There are: ${last.join(' | ')}`);
  });
}

/** The code actions that are offered for a range. */
export async function actionsAt(
  uri: vscode.Uri,
  range: vscode.Range,
  kind?: vscode.CodeActionKind,
): Promise<vscode.CodeAction[]> {
  return waitFor('the code actions', async () => {
    try {
      return await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uri,
        range,
        kind?.value,
      );
    } catch (error) {
      // The editor takes its question back when the document or the cursor moves meanwhile.
      if (error instanceof Error && error.message === 'Canceled') return undefined;
      throw error;
    }
  });
}

/** Runs an action as the editor would. */
export async function run(action: vscode.CodeAction): Promise<void> {
  if (action.edit !== undefined) await vscode.workspace.applyEdit(action.edit);
  if (action.command !== undefined) {
    const { command, arguments: given = [] } = action.command;
    await vscode.commands.executeCommand(command, ...(given as unknown[]));
  }
}

/** Reverts and closes all editors. */
export async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isDirty || document.isUntitled) continue;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** The diff editor that is active. */
export async function activeDiff(): Promise<vscode.TabInputTextDiff> {
  return waitFor('a diff editor', () => {
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    return input instanceof vscode.TabInputTextDiff ? input : undefined;
  });
}
