import * as vscode from 'vscode';
import { promptText } from '../../../support/prompt-text.js';

export interface PairFiles {
  readonly folder: vscode.Uri;
  readonly monitored: vscode.Uri;
  readonly unmonitored: vscode.Uri;
}

let made = 0;

/** Writes a pair into a folder of its own in the workspace. */
export async function makePair(
  change: (condition: 'monitored' | 'unmonitored', text: string) => string = (_, text) => text,
): Promise<PairFiles> {
  const name = `rowing-${++made}`;
  const folder = await makeFolder(name);
  const file = (condition: 'monitored' | 'unmonitored') =>
    vscode.Uri.joinPath(folder, `${name}.${condition}.prompt`);
  for (const condition of ['monitored', 'unmonitored'] as const) {
    await writeText(file(condition), change(condition, promptText(condition, name)));
  }
  return { folder, monitored: file('monitored'), unmonitored: file('unmonitored') };
}

/** A new folder in the workspace. */
export async function makeFolder(name: string): Promise<vscode.Uri> {
  const root = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (root === undefined) throw new Error('The tests need a workspace folder.');
  const folder = vscode.Uri.joinPath(root, 'made-by-tests', `${name}-${Date.now().toString(36)}`);
  await vscode.workspace.fs.createDirectory(folder);
  return folder;
}

export async function writeText(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

export async function readText(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}
