import * as vscode from 'vscode';
import type { Condition } from '../../core/pair/pair-comparison.js';
import type { PreviewMessage, PreviewRun } from '../../core/pair/preview-messages.js';
import { registerCommand } from '../commands.js';
import { conditionSign, memberLabels } from '../services/condition-labels.js';
import type { PairMember, PairState } from '../services/pair-service.js';
import type { Services } from '../services/services.js';
import { setTabIcon } from '../services/webview-page.js';
import { differencesTitle } from './code-lenses.js';
import { pairFor } from './counterpart.js';
import { promptOrPick } from './pick-pair.js';
import { previewPage } from './preview-page.js';
import { asRestoredPreview, previewViewType, type PreviewState } from './restored-previews.js';

/** Milliseconds without a change before the preview is rendered again. */
const pause = 120;

/** Characters of one prompt that are shown; longer ones are cut with a note. */
const shownCharacters = 200_000;

/**
 * *Preview Pair*: what the model gets in both conditions, side by side, live while typing; each pair has one
 * preview. The command is also given panels of a window that was loaded again, to be filled.
 */
export function registerPromptPreview(services: Services): vscode.Disposable {
  const open = new Map<string, vscode.WebviewPanel>();
  return registerCommand(services.log, 'previewPair', async (argument, restored) => {
    const given = asRestoredPreview(restored);
    const uri = await promptOrPick(services, argument);
    const found = await pairFor(services, uri);
    if (found === undefined || uri === undefined) {
      given?.panel.dispose();
      return;
    }
    const { member, state } = found;
    const known = open.get(state.key);
    if (known !== undefined && given === undefined) {
      known.reveal(undefined, true);
      return;
    }
    const panel =
      given?.panel ??
      vscode.window.createWebviewPanel(
        previewViewType,
        vscode.l10n.t('Preview {0}', member.name),
        { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
        { enableScripts: true, enableFindWidget: true, localResourceRoots: [] },
      );
    open.set(state.key, panel);
    panel.onDidDispose(() => {
      if (open.get(state.key) === panel) open.delete(state.key);
    });
    new Preview(services, panel, uri, member, given?.item ?? 0).start();
  });
}

class Preview {
  readonly #services: Services;
  readonly #panel: vscode.WebviewPanel;
  readonly #uri: vscode.Uri;
  readonly #member: PairMember;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Counted from 1; 0 leaves variables as written. */
  #item: number;

  constructor(
    services: Services,
    panel: vscode.WebviewPanel,
    uri: vscode.Uri,
    member: PairMember,
    item: number,
  ) {
    this.#services = services;
    this.#panel = panel;
    this.#uri = uri;
    this.#member = member;
    this.#item = item;
  }

  start(): void {
    const { webview } = this.#panel;
    setTabIcon(this.#panel, this.#services.extensionUri);
    const subscriptions = vscode.Disposable.from(
      this.#services.pairs.onDidChange(() => {
        this.#schedule(pause);
      }),
      webview.onDidReceiveMessage((message: unknown) => {
        const step = (message as { readonly item?: unknown } | null)?.item;
        if (step === 1 || step === -1) this.#item = Math.max(this.#item + step, 0);
        this.#schedule(0);
      }),
    );
    this.#panel.onDidDispose(() => {
      clearTimeout(this.#timer);
      subscriptions.dispose();
    });
    this.#schedule(0);
  }

  #schedule(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#render().catch((error: unknown) => {
        this.#services.log.error(error instanceof Error ? error : String(error));
      });
    }, delay);
  }

  async #render(): Promise<void> {
    const state = await this.#services.pairs.state(this.#uri);
    if (state === undefined) return;
    const { previewMessages } = await import('../prompt-engine.js');
    const { escapeHtml } = await import('../report-engine.js');
    const items = state.loaded.dataset?.rowCount ?? 0;
    this.#item = Math.min(this.#item, items);
    const values = valuesOf(state, this.#item);
    const column = (condition: Condition) => {
      const side = state.loaded.pair[condition];
      const messages =
        side === undefined ? undefined : previewMessages(side, state.comparison, values);
      return columnHtml(escapeHtml, condition, this.#label(condition), messages);
    };
    this.#panel.webview.html ||= await previewPage(this.#panel.title);
    const html = [
      `<header><h1>${escapeHtml(this.#member.name)} <span class="quiet">${escapeHtml(state.comparison === undefined ? '' : differencesTitle(state.comparison))}</span></h1>${itemHtml(escapeHtml, this.#item, items)}</header>`,
      `<div class="columns">${column('monitored')}${column('unmonitored')}</div>`,
    ].join('');
    const kept: PreviewState = { prompt: this.#uri.toString(), item: this.#item };
    await this.#panel.webview.postMessage({ html, state: kept });
  }

  #label(condition: Condition): string {
    const { own, other } = memberLabels(this.#member);
    return this.#member.condition === condition ? own : other;
  }
}

function valuesOf({ loaded }: PairState, item: number): ReadonlyMap<string, string> {
  const cells = (loaded.dataset?.cells ?? []).filter(({ row }) => row === item);
  return new Map(cells.map(({ column, value }) => [column, value]));
}

type Escape = (text: string) => string;

function itemHtml(escape: Escape, item: number, items: number): string {
  if (items === 0) return '';
  const shown =
    item === 0
      ? vscode.l10n.t('variables as written ({0} items)', items)
      : vscode.l10n.t('item {0} of {1}', item, items);
  const button = (step: number, name: string, sign: string) =>
    `<button type="button" data-item="${step}" aria-label="${escape(name)}">${sign}</button>`;
  return `<span>${button(-1, vscode.l10n.t('previous item'), '‹')} ${escape(shown)} ${button(1, vscode.l10n.t('next item'), '›')}</span>`;
}

function columnHtml(
  escape: Escape,
  condition: Condition,
  label: string,
  messages: readonly PreviewMessage[] | undefined,
): string {
  const title = `<h2 class="${condition}">${conditionSign[condition]} ${escape(label)}</h2>`;
  if (messages === undefined) {
    return `<section>${title}<p class="quiet">${escape(vscode.l10n.t('This prompt does not exist yet.'))}</p></section>`;
  }
  let left = shownCharacters;
  const html = messages.map(({ role, runs }) => {
    const body = runs.map((run) => {
      const text = run.text.slice(0, Math.max(left, 0));
      left -= run.text.length;
      return runHtml(escape, { ...run, text }, condition);
    });
    return `<h3>${escape(role)}</h3><pre>${body.join('')}</pre>`;
  });
  const note =
    left < 0
      ? `<p class="quiet">${escape(vscode.l10n.t('Only the first {0} characters are shown.', shownCharacters))}</p>`
      : '';
  return `<section>${title}${html.join('')}${note}</section>`;
}

function runHtml(escape: Escape, { text, kind, mark }: PreviewRun, condition: Condition): string {
  const shown = escape(text);
  const inner = kind === 'text' ? shown : `<i class="${kind}">${shown}</i>`;
  if (mark === undefined) return inner;
  const title = {
    cue: vscode.l10n.t('the cue'),
    declared: vscode.l10n.t('declared as part of the manipulation'),
    outside: vscode.l10n.t('differs outside the manipulation'),
  }[mark];
  return `<mark class="${mark} ${condition}" title="${escape(title)}">${inner}</mark>`;
}
