import * as vscode from 'vscode';
import type { AuthoringPlan } from '../../../core/prompt/authoring/authoring-plan.js';
import { nameOf, uriOf } from '../../services/uri-path.js';

const scheme = 'gyges-proposed';

/**
 * Shows the files that a plan would create, each pair of prompts side by side and anything else by itself, and
 * asks whether to write them. Nothing is written here; the editors are closed again.
 */
export async function previewPlan({ creates }: AuthoringPlan, label: string): Promise<boolean> {
  const texts = new Map(
    creates.map(({ path, text }) => [uriOf(path).with({ scheme }).toString(), text]),
  );
  const provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: (uri) => texts.get(uri.toString()),
  });
  try {
    const uris = creates.map(({ path }) => uriOf(path).with({ scheme }));
    for (let index = 0; index < uris.length; index += 2) {
      const [left, right] = [uris[index], uris[index + 1]];
      if (left === undefined) break;
      const options = { preview: false };
      if (right === undefined) await vscode.window.showTextDocument(left, options);
      else {
        const title = `${nameOf(left)} ⇄ ${nameOf(right)}`;
        await vscode.commands.executeCommand('vscode.diff', left, right, title, options);
      }
    }
    const write = vscode.l10n.t('Write the Files');
    const question = vscode.l10n.t('{0}: nothing is written yet.', label);
    return (await vscode.window.showInformationMessage(question, write)) === write;
  } finally {
    await closeProposed();
    provider.dispose();
  }
}

async function closeProposed(): Promise<void> {
  const isProposed = ({ input }: vscode.Tab): boolean =>
    (input instanceof vscode.TabInputTextDiff && input.original.scheme === scheme) ||
    (input instanceof vscode.TabInputText && input.uri.scheme === scheme);
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs).filter(isProposed);
  await vscode.window.tabGroups.close(tabs);
}
