import * as vscode from 'vscode';
import type { SampleComparison } from '../../core/compare/sample-comparison.js';
import { registerCommand } from '../commands.js';
import { sideLabels } from '../services/comparison-service.js';
import { asRecipe, parseResponseUri, type ComparisonRecipe } from '../services/response-uris.js';
import type { Services } from '../services/services.js';
import { setTabIcon, webviewPage } from '../services/webview-page.js';
import { showComparisonDiff } from './compare-responses.js';

const viewType = 'gyges.comparison';

/** The *Comparison* panel: the same as the diff, with what was said on one side only first. */
export function registerComparisonPanel(services: Services): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand(services.log, 'openComparisonPanel', async (argument) => {
      const recipe = asRecipe(argument) ?? activeRecipe();
      if (recipe === undefined) {
        void vscode.window.showInformationMessage(
          vscode.l10n.t('Compare two responses first; the panel shows the same comparison.'),
        );
        return;
      }
      await openPanel(services, recipe);
    }),
    registerCommand(services.log, 'exportComparison', async (argument) => {
      const recipe = asRecipe(argument) ?? activeRecipe();
      if (recipe !== undefined) await exportComparison(services, recipe);
    }),
    vscode.window.registerWebviewPanelSerializer(viewType, {
      deserializeWebviewPanel: async (panel, state: unknown) => {
        const recipe = asRecipe(state);
        if (recipe === undefined) panel.dispose();
        else await fillPanel(services, panel, recipe);
      },
    }),
  );
}

/** What the diff editor of the active tab compares. */
function activeRecipe(): ComparisonRecipe | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const shown =
    input instanceof vscode.TabInputTextDiff ? parseResponseUri(input.original) : undefined;
  return shown?.kind === 'side' ? shown.recipe : undefined;
}

/** Opens the panel beside nothing: as a tab of its own. */
async function openPanel(services: Services, recipe: ComparisonRecipe): Promise<void> {
  const { comparison } = await services.comparisons.shown(recipe);
  const { title } = sideLabels(comparison, recipe);
  const panel = vscode.window.createWebviewPanel(viewType, title, vscode.ViewColumn.Active, {
    enableScripts: true,
    enableFindWidget: true,
    localResourceRoots: [],
  });
  await fillPanel(services, panel, recipe);
}

async function fillPanel(
  services: Services,
  panel: vscode.WebviewPanel,
  recipe: ComparisonRecipe,
): Promise<void> {
  setTabIcon(panel, services.extensionUri);
  panel.webview.onDidReceiveMessage((message: unknown) => {
    const type = (message as { readonly type?: unknown } | null)?.type;
    const work =
      type === 'export'
        ? exportComparison(services, recipe)
        : type === 'diff'
          ? showComparisonDiff(services, recipe)
          : undefined;
    work?.catch((error: unknown) => {
      services.log.error(error instanceof Error ? error : String(error));
    });
  });
  const { comparison } = await services.comparisons.shown(recipe);
  panel.webview.html = await panelHtml(services, comparison, recipe);
}

async function panelHtml(
  { extensionUri }: Services,
  comparison: SampleComparison,
  recipe: ComparisonRecipe,
): Promise<string> {
  const { comparisonBody, comparisonStyle, escapeHtml } = await import('../report-engine.js');
  const file = vscode.Uri.joinPath(extensionUri, 'media', 'comparison-panel.mjs');
  const script = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  const keys = [
    ['n', vscode.l10n.t('next difference')],
    ['f', vscode.l10n.t('next flag')],
    ['o', vscode.l10n.t('one-sided only')],
    ['e', vscode.l10n.t('export')],
    ['?', vscode.l10n.t('all keys')],
  ] as const;
  const allKeys = [
    ['n', vscode.l10n.t('next difference')],
    ['p', vscode.l10n.t('previous difference')],
    ['f', vscode.l10n.t('next flag')],
    ['F', vscode.l10n.t('previous flag')],
    ['o', vscode.l10n.t('only rows with a flag that the other side does not have')],
    ['e', vscode.l10n.t('export as HTML or Markdown')],
    ['d', vscode.l10n.t('open in the diff editor')],
    ['?', vscode.l10n.t('show or hide this list')],
  ] as const;
  return webviewPage({
    title: sideLabels(comparison, recipe).title,
    style: comparisonStyle + panelStyle,
    state: recipe,
    script,
    body: `<nav class="keys" aria-label="${escapeHtml(vscode.l10n.t('Keys'))}">${keys
      .map(
        ([key, what]) =>
          `<button type="button" data-key="${key}"${key === 'o' ? ' id="one-sided" aria-pressed="false"' : ''}><kbd>${key}</kbd> ${escapeHtml(what)}</button>`,
      )
      .join('')}</nav>
<main>${comparisonBody(comparison)}</main>
<div id="status" class="unseen" role="status"></div>
<dialog id="help" aria-label="${escapeHtml(vscode.l10n.t('All keys'))}"><dl>${allKeys
      .map(([key, what]) => `<dt><kbd>${key}</kbd></dt><dd>${escapeHtml(what)}</dd>`)
      .join('')}</dl></dialog>`,
  });
}

const panelStyle = `
body.gyges { padding: 0; }
.gyges .keys { display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; justify-content: flex-end; padding: 0.5rem 1.25rem 0; }
.gyges .keys button { border: 0; background: none; color: var(--quiet); font: inherit; padding: 0.1rem 0.2rem; cursor: pointer; border-radius: 3px; }
.gyges .keys button:hover, .gyges .keys button[aria-pressed="true"] { color: var(--text); text-decoration: underline; }
.gyges .keys button:focus-visible { outline: 1px solid var(--vscode-focusBorder); }
.gyges kbd { font: inherit; font-size: 0.85em; border: 1px solid var(--line); border-radius: 3px; padding: 0 0.35em; }
.gyges tr:focus { outline: 2px solid var(--vscode-focusBorder); outline-offset: -2px; }
.gyges dialog { color: var(--text); background: var(--raised); border: 1px solid var(--line); }
.gyges dialog dl { display: grid; grid-template-columns: auto 1fr; gap: 0.3rem 1rem; margin: 0; }
.gyges dialog dd { margin: 0; }
`;

/** Writes the comparison where the user says, as one file that can be sent to others. */
async function exportComparison(services: Services, recipe: ComparisonRecipe): Promise<void> {
  const { comparison } = await services.comparisons.shown(recipe);
  const { title } = sideLabels(comparison, recipe);
  const name = title.replace(/[^\p{L}\p{N}.-]+/gu, '-').replace(/^-+|-+$/g, '');
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export the Comparison'),
    filters: { HTML: ['html'], Markdown: ['md'] },
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, `${name}.html`) }),
  });
  if (target === undefined) return;
  const { comparisonHtml, comparisonMarkdown } = await import('../report-engine.js');
  const text = target.path.endsWith('.md')
    ? comparisonMarkdown(comparison)
    : comparisonHtml(comparison);
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  const open = vscode.l10n.t('Open');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t('The comparison is in {0}.', vscode.workspace.asRelativePath(target)),
    open,
  );
  if (answer === open) await vscode.commands.executeCommand('vscode.open', target);
}
