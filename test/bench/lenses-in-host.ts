import * as vscode from 'vscode';

/** Prompts whose lenses are asked for. */
const asked = 41;

/** Milliseconds until a prompt had its code lenses, in the order asked for. */
export interface LensTimes {
  /** Of prompts that were opened just before. */
  readonly opened: readonly number[];
  /** Of the same prompts after one character was typed. */
  readonly typed: readonly number[];
}

/** Called by VS Code; leaves `LensTimes` as `lens-times.json` in the workspace. */
export async function run(): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new Error('No folder is open.');
  const prompts = await vscode.workspace.findFiles('**/*.monitored.prompt');
  const step = Math.floor(prompts.length / asked);
  const opened: number[] = [];
  const typed: number[] = [];
  for (let i = 0; i < asked; i += 1) {
    const uri = prompts[i * step];
    if (uri === undefined) break;
    const document = await vscode.workspace.openTextDocument(uri);
    const editor = await vscode.window.showTextDocument(document);
    opened.push(await untilLenses(uri));
    await editor.edit((edit) => {
      edit.insert(document.lineAt(document.lineCount - 1).range.end, 'x');
    });
    typed.push(await untilLenses(uri));
  }
  const times: LensTimes = { opened, typed };
  await vscode.workspace.fs.writeFile(
    vscode.Uri.joinPath(folder.uri, 'lens-times.json'),
    new TextEncoder().encode(JSON.stringify(times)),
  );
}

/** The first prompt activates the extension, until when there are none. */
async function untilLenses(uri: vscode.Uri): Promise<number> {
  const start = performance.now();
  let lenses: readonly vscode.CodeLens[] = [];
  while (lenses.length === 0) {
    lenses = await vscode.commands.executeCommand('vscode.executeCodeLensProvider', uri);
  }
  return performance.now() - start;
}
