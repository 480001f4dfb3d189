import * as vscode from 'vscode';

/** A folder as the user knows it: relative to the workspace, or the name of the workspace folder itself. */
export function folderLabel(folder: vscode.Uri): string {
  // The editor writes a workspace folder itself as an absolute path.
  const root = (vscode.workspace.workspaceFolders ?? []).find(
    ({ uri }) => uri.toString() === folder.toString(),
  );
  return root?.name ?? vscode.workspace.asRelativePath(folder);
}
