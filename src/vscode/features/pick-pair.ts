import * as vscode from 'vscode';
import type { FoundPair } from '../services/pair-service.js';
import { folderLabel } from '../services/folder-label.js';
import type { Services } from '../services/services.js';
import { promptUri } from './counterpart.js';

/**
 * The prompt that a command is about: its argument, the active prompt, the only pair of the workspace,
 * or one that the user picks. Where there is no pair, what `promptUri` says.
 */
export async function promptOrPick(
  { pairs }: Services,
  argument: unknown,
): Promise<vscode.Uri | undefined> {
  const given = promptUri(argument);
  if (argument !== undefined) return given;
  if (given !== undefined && (await pairs.member(given)) !== undefined) return given;
  const found = await pairs.findPairs();
  const [only] = found;
  if (only === undefined) return given;
  if (found.length === 1) return fileOf(only);
  const picked = await vscode.window.showQuickPick(
    found.map((pair) => ({ label: pair.name, description: describe(pair), pair })),
    { title: vscode.l10n.t('Which pair?'), matchOnDescription: true },
  );
  if (picked === undefined) throw new vscode.CancellationError();
  return fileOf(picked.pair);
}

function fileOf({ files }: FoundPair): vscode.Uri | undefined {
  return files.monitored ?? files.unmonitored;
}

function describe(pair: FoundPair): string {
  const uri = fileOf(pair);
  return uri === undefined ? '' : folderLabel(vscode.Uri.joinPath(uri, '..'));
}
