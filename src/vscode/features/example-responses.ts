import * as vscode from 'vscode';
import { registerCommand } from '../commands.js';
import type { ResponseReference } from '../services/response-reference.js';
import type { Services } from '../services/services.js';

const files = ['kettle.monitored.response.md', 'kettle.unmonitored.response.md'] as const;

/** *Compare Example Responses*: two responses that come with the extension, for those who have none yet. */
export function registerExampleResponses(services: Services): vscode.Disposable {
  return registerCommand(services.log, 'compareExampleResponses', async () => {
    const [left, right] = await Promise.all(files.map((name) => example(services, name)));
    await vscode.commands.executeCommand('gyges.compareResponses', left, right);
  });
}

async function example(
  { extensionUri, responses }: Services,
  name: string,
): Promise<ResponseReference> {
  const file = vscode.Uri.joinPath(extensionUri, 'examples', 'free-tier', name);
  return responses.keepText(
    new TextDecoder().decode(await vscode.workspace.fs.readFile(file)),
    name,
  );
}
