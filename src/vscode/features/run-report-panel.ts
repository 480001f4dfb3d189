import * as vscode from 'vscode';
import type { MadeReport } from '../../core/report/run/make-report.js';
import type { SampleComparison } from '../../core/compare/sample-comparison.js';
import { registerCommand } from '../commands.js';
import { asRunFolder, pickRun, pickRuns } from '../runs/pick-run.js';
import {
  asReportRecipe,
  recipeKey,
  recipeOfRuns,
  type ReportRecipe,
} from '../runs/report-recipe.js';
import { makeReportOf, mostDiscordant } from '../runs/report-source.js';
import { journalName } from '../runs/run-places.js';
import type { LogPairing } from '../services/log-pairing.js';
import type { ResponseReference } from '../services/response-reference.js';
import type { Services } from '../services/services.js';
import { setTabIcon, webviewPage } from '../services/webview-page.js';
import { pickSuccess } from './success-picker.js';

const viewType = 'gyges.report';

/** Commands that links of the page may run; nothing that comes from a run can make a link. */
const linkedCommands = [
  'gyges.exportReport',
  'gyges.compareResponses',
  'gyges.chooseReportSuccess',
] as const;

/** *Open Report*: the figures of runs or logs in a panel, and their export. */
export function registerRunReportPanel(services: Services): vscode.Disposable {
  const panels = new ReportPanels(services);
  return vscode.Disposable.from(
    registerCommand(services.log, 'openReport', async (argument) => {
      const recipe = await recipeFor(services, argument, vscode.l10n.t('Open Report'));
      if (recipe !== undefined) await panels.open(recipe);
    }),
    registerCommand(services.log, 'openReportOfRuns', async () => {
      const folders = await pickRuns(services, vscode.l10n.t('Report over Several Runs'));
      if (folders.length > 0) await panels.open(recipeOfRuns(folders));
    }),
    registerCommand(services.log, 'chooseReportSuccess', async (argument) => {
      const recipe = asReportRecipe(argument) ?? panels.active;
      if (recipe === undefined) return;
      const chosen = await pickSuccess(services, recipe);
      if (chosen !== undefined) await panels.change(recipe, chosen);
    }),
    registerCommand(services.log, 'exportReport', async (argument, format) => {
      const recipe =
        argument === undefined && panels.active !== undefined
          ? panels.active
          : await recipeFor(services, argument, vscode.l10n.t('Export Report'));
      if (recipe !== undefined) await exportReport(services, recipe, format);
    }),
    vscode.window.registerWebviewPanelSerializer(viewType, {
      deserializeWebviewPanel: async (panel, state: unknown) => {
        const recipe = asReportRecipe(state);
        if (recipe === undefined) panel.dispose();
        else await panels.restore(panel, recipe);
      },
    }),
    // A report that is open while its run goes on shows the end of it.
    services.runs.onDidChange((folder) => {
      panels.refresh(vscode.Uri.joinPath(folder, journalName).toString());
    }),
  );
}

/** What a command was given: a run, a recipe, or logs of the Logs view; else the user picks a run. */
async function recipeFor(
  services: Services,
  argument: unknown,
  title: string,
): Promise<ReportRecipe | undefined> {
  const recipe = asReportRecipe(argument) ?? (await recipeOfLogs(services, argument));
  if (recipe !== undefined) return recipe;
  if (isLogNode(argument)) return undefined;
  const folder =
    asRunFolder(argument) ?? (await pickRun(services, title, ({ answered }) => answered > 0));
  return folder === undefined ? undefined : recipeOfRuns([folder]);
}

interface LogNode {
  readonly pairing?: LogPairing;
  readonly uri?: vscode.Uri;
}

function isLogNode(argument: unknown): argument is LogNode {
  if (typeof argument !== 'object' || argument === null) return false;
  return 'pairing' in argument || ('uri' in argument && argument.uri instanceof vscode.Uri);
}

/** The logs of a node of the Logs view, when the user says what counts in them. */
async function recipeOfLogs(
  services: Services,
  argument: unknown,
): Promise<ReportRecipe | undefined> {
  if (!isLogNode(argument)) return undefined;
  const { pairing, uri } = argument;
  const uris = pairing === undefined ? [uri] : [pairing.left, pairing.right];
  const logs = [...new Set(uris.flatMap((each) => each?.toString() ?? []))];
  return pickSuccess(services, { logs, success: 'compliance' });
}

class ReportPanels {
  readonly #services: Services;
  readonly #open = new Map<string, { readonly panel: vscode.WebviewPanel; recipe: ReportRecipe }>();

  constructor(services: Services) {
    this.#services = services;
  }

  /** What the panel in front shows. */
  get active(): ReportRecipe | undefined {
    return [...this.#open.values()].find(({ panel }) => panel.active)?.recipe;
  }

  async open(recipe: ReportRecipe): Promise<void> {
    const known = this.#open.get(recipeKey(recipe));
    if (known !== undefined) {
      known.panel.reveal();
      await this.#fill(known.panel, recipe);
      return;
    }
    // Made first, so that a run that cannot be read leaves no empty panel.
    const made = await this.#make(recipe);
    const panel = vscode.window.createWebviewPanel(viewType, '', vscode.ViewColumn.Active, {
      enableFindWidget: true,
    });
    this.#keep(panel, recipe);
    await this.#fill(panel, recipe, made);
  }

  async restore(panel: vscode.WebviewPanel, recipe: ReportRecipe): Promise<void> {
    this.#keep(panel, recipe);
    await this.#fill(panel, recipe);
  }

  /** Shows the same runs by another criterion. */
  async change(from: ReportRecipe, to: ReportRecipe): Promise<void> {
    const known = this.#open.get(recipeKey(from));
    if (known === undefined || this.#open.has(recipeKey(to))) {
      await this.open(to);
      return;
    }
    const made = await this.#make(to);
    this.#open.delete(recipeKey(from));
    known.recipe = to;
    this.#open.set(recipeKey(to), known);
    await this.#fill(known.panel, to, made);
  }

  /** Makes every panel anew that shows this log. */
  refresh(log: string): void {
    for (const { panel, recipe } of this.#open.values()) {
      if (!recipe.logs.includes(log)) continue;
      this.#fill(panel, recipe).catch((error: unknown) => {
        this.#services.log.error(error instanceof Error ? error : String(error));
      });
    }
  }

  #make(recipe: ReportRecipe): Promise<MadeReport> {
    return makeReportOf(this.#services.logs, recipe, this.#services.runs.version);
  }

  #keep(panel: vscode.WebviewPanel, recipe: ReportRecipe): void {
    panel.webview.options = {
      enableScripts: true,
      enableCommandUris: linkedCommands,
      localResourceRoots: [],
    };
    setTabIcon(panel, this.#services.extensionUri);
    const entry = { panel, recipe };
    this.#open.set(recipeKey(recipe), entry);
    panel.onDidDispose(() => this.#open.delete(recipeKey(entry.recipe)));
  }

  async #fill(panel: vscode.WebviewPanel, recipe: ReportRecipe, given?: MadeReport): Promise<void> {
    try {
      const made = given ?? (await this.#make(recipe));
      panel.title = vscode.l10n.t('Report: {0}', made.report.title);
      panel.webview.html = await pageHtml(made, recipe);
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'InputError') throw error;
      panel.title = vscode.l10n.t('Report');
      panel.webview.html = await noticeHtml(error.message, recipe);
    }
  }
}

/** A page of a webview that keeps what it shows for the next start of the window. */
async function page(title: string, body: string, recipe: ReportRecipe): Promise<string> {
  const { comparisonStyle, reportStyle } = await import('../report-engine.js');
  return webviewPage({
    title,
    style: comparisonStyle + reportStyle.css + panelStyle,
    state: recipe,
    body,
    script: 'acquireVsCodeApi().setState(JSON.parse(document.body.dataset.state));',
    language: 'en',
  });
}

async function noticeHtml(message: string, recipe: ReportRecipe): Promise<string> {
  const { escapeHtml } = await import('../report-engine.js');
  const title = vscode.l10n.t('Report');
  return page(
    title,
    `<main class="report"><h1>${escapeHtml(title)}</h1><p>${escapeHtml(message)}</p></main>`,
    recipe,
  );
}

async function pageHtml(
  { report, discordant, places }: MadeReport,
  recipe: ReportRecipe,
): Promise<string> {
  const { escapeHtml, runReportMain } = await import('../report-engine.js');
  const link = (command: (typeof linkedCommands)[number], title: string, ...args: unknown[]) =>
    `<a href="command:${command}?${encodeURIComponent(JSON.stringify(args))}">${escapeHtml(title)}</a>`;
  const links = discordant.map((comparison, index) => {
    const { left, right } = places[index] ?? { left: 0, right: 0 };
    const references = [
      referenceIn(recipe, left, comparison.left.sample.id),
      referenceIn(recipe, right, comparison.right.sample.id),
    ];
    return `<li>${link('gyges.compareResponses', sampleTitle(comparison), ...references)}</li>`;
  });
  const title =
    links.length < mostDiscordant
      ? vscode.l10n.t('Samples that disagree ({0})', links.length)
      : vscode.l10n.t('Samples that disagree (the first {0})', links.length);
  const samples =
    links.length === 0
      ? ''
      : `<div class="report"><section aria-labelledby="discordant"><h2 id="discordant">${escapeHtml(title)}</h2><ul class="methods">${links.join('')}</ul></section></div>`;
  const actions = [
    link('gyges.chooseReportSuccess', vscode.l10n.t('Success: {0}…', recipe.success), recipe),
    link('gyges.exportReport', vscode.l10n.t('Export as HTML'), recipe, 'html'),
    link('gyges.exportReport', vscode.l10n.t('Export as Markdown'), recipe, 'markdown'),
    ...(links.length === 0 ? [] : [`<a href="#discordant">${escapeHtml(title)}</a>`]),
  ];
  return page(
    report.title,
    `<nav class="actions" aria-label="${escapeHtml(vscode.l10n.t('Actions'))}">${actions.join('')}</nav>
${[...runReportMain(report)].join('')}
${samples}`,
    recipe,
  );
}

const panelStyle = `
body.gyges { padding: 0 1.25rem 1.25rem; }
.gyges .actions { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; justify-content: flex-end; padding: 0.5rem 0 0; }
.gyges .actions a, .gyges .methods a { color: var(--link); }
`;

/** For example `letter · item a · sample 2: complied / refused`. */
function sampleTitle({ left, right }: SampleComparison): string {
  const { pair, item, sample } = left.sample;
  return [
    ...(pair === undefined ? [] : [pair]),
    vscode.l10n.t('item {0}', item),
    vscode.l10n.t('sample {0}', sample),
    `◉ ${left.flagged.compliance} ○ ${right.flagged.compliance}`,
  ].join(' · ');
}

function referenceIn({ logs }: ReportRecipe, log: number, id: string): ResponseReference {
  return { kind: 'sample', uri: logs[log] ?? '', id };
}

async function exportReport(
  { logs, runs }: Services,
  recipe: ReportRecipe,
  format: unknown,
): Promise<void> {
  const isMarkdown =
    format === 'markdown' || format === 'html' ? format === 'markdown' : await pickFormat();
  if (isMarkdown === undefined) return;
  const extension = isMarkdown ? 'md' : 'html';
  const beside = vscode.Uri.joinPath(vscode.Uri.parse(recipe.logs[0] ?? '', true), '..');
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export Report'),
    defaultUri: vscode.Uri.joinPath(beside, `report.${extension}`),
    filters: isMarkdown ? { Markdown: ['md'] } : { HTML: ['html'] },
  });
  if (target === undefined) return;
  const { report, discordant } = await makeReportOf(logs, recipe, runs.version);
  const { runReportHtml, runReportMarkdown } = await import('../report-engine.js');
  const text = isMarkdown
    ? runReportMarkdown(report)
    : [...runReportHtml(report, discordant)].join('');
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  void vscode.window.setStatusBarMessage(
    vscode.l10n.t('The report is in {0}.', vscode.workspace.asRelativePath(target)),
    4000,
  );
}

async function pickFormat(): Promise<boolean | undefined> {
  const html = vscode.l10n.t('HTML, one file with plots and the samples that disagree');
  const markdown = vscode.l10n.t('Markdown, the figures');
  const picked = await vscode.window.showQuickPick([html, markdown], {
    title: vscode.l10n.t('Export Report'),
  });
  return picked === undefined ? undefined : picked === markdown;
}
