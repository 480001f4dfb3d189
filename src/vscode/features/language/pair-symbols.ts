import * as vscode from 'vscode';
import { folderLabel } from '../../services/folder-label.js';
import type { Services } from '../../services/services.js';

/** Pairs in *Go to Symbol in Workspace*, by name; no prompt is read for it. */
export function registerPairSymbols({ pairs, log }: Services): vscode.Disposable {
  return vscode.languages.registerWorkspaceSymbolProvider({
    provideWorkspaceSymbols: async (query, token) => {
      try {
        const found = await pairs.findPairs(token);
        return found.flatMap(({ name, files }) => {
          const uri = files.monitored ?? files.unmonitored;
          if (uri === undefined || !matches(name, query)) return [];
          const folder = folderLabel(vscode.Uri.joinPath(uri, '..'));
          const detail = vscode.l10n.t('prompt pair in {0}', folder);
          const start = new vscode.Range(0, 0, 0, 0);
          const place = new vscode.Location(uri, start);
          return [new vscode.SymbolInformation(name, vscode.SymbolKind.Object, detail, place)];
        });
      } catch (error) {
        log.error(error instanceof Error ? error : String(error));
        return [];
      }
    },
  });
}

/** Whether the characters of the query stand in the name in this order, as the editor expects. */
function matches(name: string, query: string): boolean {
  let at = 0;
  const wanted = query.toLowerCase().replace(/\s/g, '');
  for (const character of name.toLowerCase()) if (character === wanted[at]) at++;
  return at >= wanted.length;
}
