import * as vscode from 'vscode';
import { isShownOnly } from '../services/prompt-documents.js';
import type { Services } from '../services/services.js';
import { uriOf } from '../services/uri-path.js';

/** Marks prompt files in the Explorer whose counterpart is missing. */
export function registerUnpairedFiles({ pairs, workspace }: Services): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  const provider: vscode.FileDecorationProvider = {
    onDidChangeFileDecorations: changed.event,
    provideFileDecoration: async (uri) => {
      if (!uri.path.endsWith('.prompt') || isShownOnly(uri)) return undefined;
      const member = await pairs.member(uri);
      if (member === undefined) return undefined;
      const { counterpart } = member;
      const text = await workspace.readText(counterpart).catch(() => '');
      if (text !== undefined) return undefined;
      const name = uriOf(counterpart).path.split('/').at(-1) ?? '';
      return new vscode.FileDecoration(
        '?',
        vscode.l10n.t('The counterpart {0} is missing', name),
        new vscode.ThemeColor('list.warningForeground'),
      );
    },
  };
  return vscode.Disposable.from(
    changed,
    vscode.window.registerFileDecorationProvider(provider),
    pairs.onDidChange((keys) => {
      if (keys === 'all') changed.fire(undefined);
    }),
  );
}
