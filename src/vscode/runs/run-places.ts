import * as vscode from 'vscode';
import { InputError } from '../../core/input-error.js';
import { findFiles } from '../services/find-files.js';
import { uriOf } from '../services/uri-path.js';

/** Folder of Gyges' own files, where the command line keeps its runs too. */
export const stateFolder = '.gyges';

export const journalName = 'journal.jsonl';

/** The folder whose `.gyges` holds the runs of a prompt: its workspace folder, or else its own. */
export function runRoot(prompt: vscode.Uri): vscode.Uri {
  const root =
    vscode.workspace.getWorkspaceFolder(prompt)?.uri ?? vscode.Uri.joinPath(prompt, '..');
  if (root.scheme === 'file') return root;
  throw new InputError(
    vscode.l10n.t(
      'Runs are kept in a folder of this machine; {0} is not in one. Open the prompts from a folder on disk.',
      prompt.path,
    ),
  );
}

/** A new folder for a run that begins now. */
export function newRunFolder(root: vscode.Uri, pair: string, now: Date): vscode.Uri {
  const time = now.toISOString().replace(/[:.]/g, '-');
  const name = pair.replace(/[^\w.-]+/g, '_').slice(0, 60);
  return vscode.Uri.joinPath(root, stateFolder, 'runs', `${time}-${name}`);
}

export function cacheFolder(root: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(root, stateFolder, 'cache');
}

/** The folder whose `.gyges` a run lies in; its own folder for a run that lies elsewhere. */
export function rootOfRun(folder: vscode.Uri): vscode.Uri {
  const end = folder.path.lastIndexOf(`/${stateFolder}/runs/`);
  return end < 0 ? folder : folder.with({ path: folder.path.slice(0, end) || '/' });
}

/** A prompt's path as a run records it: relative to the root where it lies below it. */
export function recordedPath(root: vscode.Uri, path: string): string {
  const uri = uriOf(path);
  const prefix = `${root.path.replace(/\/$/, '')}/`;
  return uri.path.startsWith(prefix) ? uri.path.slice(prefix.length) : uri.fsPath;
}

/** The prompt that a run's record names. */
export function recordedUri(root: vscode.Uri, recorded: string): vscode.Uri {
  return /^(?:\/|[a-z]:[\\/])/i.test(recorded)
    ? vscode.Uri.file(recorded)
    : vscode.Uri.joinPath(root, recorded);
}

/** Every run in the workspace, the newest first; their journals are not read. */
export async function findRunFolders(): Promise<vscode.Uri[]> {
  const journals = await findFiles({
    include: `**/${stateFolder}/runs/*/${journalName}`,
    exclude: '**/node_modules/**',
  });
  return journals
    .map((journal) => vscode.Uri.joinPath(journal, '..'))
    .sort((a, b) => (runName(a) < runName(b) ? 1 : -1));
}

/** The name of a run's folder, which begins with the time it was begun. */
export function runName(folder: vscode.Uri): string {
  return folder.path.slice(folder.path.lastIndexOf('/') + 1);
}
