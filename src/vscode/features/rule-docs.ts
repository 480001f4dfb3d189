import * as vscode from 'vscode';
import { registerCommand } from '../commands.js';
import { docsPage, docsScheme, ruleDocs } from '../rule-docs.js';
import type { Services } from '../services/services.js';

/** The documentation that comes with the extension: as virtual documents, *Explain Rule* and *Open Documentation*. */
export function registerRuleDocs({ extensionUri, log }: Services): vscode.Disposable {
  const provider: vscode.TextDocumentContentProvider = {
    provideTextDocumentContent: async (uri) => {
      const file = vscode.Uri.joinPath(extensionUri, 'docs', uri.path);
      try {
        return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
      } catch {
        return vscode.l10n.t('There is no documentation page {0}.', uri.path);
      }
    },
  };
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(docsScheme, provider),
    registerCommand(log, 'explainRule', async (rule) => {
      const id = typeof rule === 'string' ? rule : await pickRule();
      if (id === undefined) return;
      await vscode.commands.executeCommand('vscode.open', ruleDocs(id), {
        viewColumn: vscode.ViewColumn.Beside,
        preview: true,
      } satisfies vscode.TextDocumentShowOptions);
    }),
    registerCommand(log, 'openDocumentation', async (name) => {
      const page = typeof name === 'string' ? name : await pickPage();
      if (page !== undefined) await vscode.commands.executeCommand('vscode.open', docsPage(page));
    }),
  );
}

async function pickPage(): Promise<string | undefined> {
  const pages = [
    { label: vscode.l10n.t('From an idea to a gap in ten minutes'), page: 'tutorial' },
    { label: vscode.l10n.t('Questions'), page: 'faq' },
    { label: vscode.l10n.t('Rules'), page: 'rules/README' },
    { label: vscode.l10n.t('Flags'), page: 'flags/README' },
    { label: vscode.l10n.t('Methods'), page: 'methods' },
    { label: vscode.l10n.t('The command line'), page: 'cli' },
  ];
  const picked = await vscode.window.showQuickPick(pages, {
    title: vscode.l10n.t('Open Documentation'),
  });
  return picked?.page;
}

async function pickRule(): Promise<string | undefined> {
  const { rules } = await import('../prompt-engine.js');
  const picked = await vscode.window.showQuickPick(
    rules.map(({ id, summary, defaultSeverity }) => ({
      label: id,
      description: defaultSeverity,
      detail: summary,
    })),
    { title: vscode.l10n.t('Explain Rule'), matchOnDetail: true },
  );
  return picked?.label;
}
