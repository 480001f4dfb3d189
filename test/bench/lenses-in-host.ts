import * as vscode from 'vscode';

/** Prompts whose lenses are asked for. */
const asked = 41;

/** How long it took until a document had its code lenses, in milliseconds. */
export interface Wait {
  readonly elapsed: number;
  /** What the extension host computed in the meantime, whatever else the machine had to do. */
  readonly computed: number;
}

/** In the order asked for. */
export interface Waits {
  /** For documents that were opened just before. */
  readonly opened: readonly Wait[];
  /** For the same after one character was typed. */
  readonly typed: readonly Wait[];
}

export interface LensTimes {
  readonly own: Waits;
  /** For plain text as long, by a provider that does nothing: what the editor itself takes. */
  readonly idle: Waits;
}

/** Called by VS Code; leaves `LensTimes` as `lens-times.json` in the workspace. */
export async function run(): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new Error('No folder is open.');
  const prompts = await vscode.workspace.findFiles('**/*.monitored.prompt');
  const step = Math.floor(prompts.length / asked);
  const uris = prompts.filter((_, index) => index % step === 0).slice(0, asked);
  const own = await timesOf(uris.map((uri) => vscode.workspace.openTextDocument(uri)));
  const nothing = vscode.languages.registerCodeLensProvider('plaintext', {
    provideCodeLenses: () => [
      new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), { title: 'lens', command: '' }),
    ],
  });
  const idle = await timesOf(
    uris.map(async (uri) => {
      const content = (await vscode.workspace.openTextDocument(uri)).getText();
      return vscode.workspace.openTextDocument({ content, language: 'plaintext' });
    }),
  );
  nothing.dispose();
  const times: LensTimes = { own, idle };
  await vscode.workspace.fs.writeFile(
    vscode.Uri.joinPath(folder.uri, 'lens-times.json'),
    new TextEncoder().encode(JSON.stringify(times)),
  );
}

async function timesOf(documents: readonly Thenable<vscode.TextDocument>[]): Promise<Waits> {
  const opened: Wait[] = [];
  const typed: Wait[] = [];
  for (const opening of documents) {
    const document = await opening;
    const editor = await vscode.window.showTextDocument(document);
    opened.push(await untilLenses(document.uri));
    await editor.edit((edit) => {
      edit.insert(document.lineAt(document.lineCount - 1).range.end, 'x');
    });
    typed.push(await untilLenses(document.uri));
  }
  return { opened, typed };
}

/** The first prompt activates the extension, until when there are none. */
async function untilLenses(uri: vscode.Uri): Promise<Wait> {
  const start = performance.now();
  const usage = process.cpuUsage();
  let lenses: readonly vscode.CodeLens[] = [];
  while (lenses.length === 0) {
    lenses = await vscode.commands.executeCommand('vscode.executeCodeLensProvider', uri);
  }
  const { user, system } = process.cpuUsage(usage);
  return { elapsed: performance.now() - start, computed: (user + system) / 1000 };
}
