import * as vscode from 'vscode';
import type { PairState } from '../services/pair-service.js';
import type { Services } from '../services/services.js';
import { differencesTitle } from './code-lenses.js';

/** Milliseconds without a change after which the state is shown: nobody looks at it while typing. */
const pause = 300;

/** The state of the active prompt's pair among the language status items. */
export function registerPairStatus({ pairs, prompts, log }: Services): vscode.Disposable {
  let item: vscode.LanguageStatusItem | undefined;
  let asked = 0;

  const update = async () => {
    const own = ++asked;
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined || !prompts.matches(document)) return;
    const state = await pairs.state(document.uri).catch(() => undefined);
    if (own !== asked || state === undefined) return;
    item ??= vscode.languages.createLanguageStatusItem('gyges.pair', prompts.selector);
    item.selector = prompts.selector;
    item.name = vscode.l10n.t('Gyges');
    describe(item, state);
  };
  const updateSafely = () => {
    update().catch((error: unknown) => {
      log.error(error instanceof Error ? error : String(error));
    });
  };

  let timer: ReturnType<typeof setTimeout> | undefined;
  updateSafely();
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(updateSafely),
    pairs.onDidChange(() => {
      clearTimeout(timer);
      timer = setTimeout(updateSafely, pause);
    }),
    new vscode.Disposable(() => {
      clearTimeout(timer);
      item?.dispose();
    }),
  );
}

function describe(item: vscode.LanguageStatusItem, { findings, comparison }: PairState): void {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  item.text =
    errors + warnings === 0
      ? vscode.l10n.t('Pair: nothing found')
      : vscode.l10n.t('Pair: {0} errors, {1} warnings', errors, warnings);
  item.severity =
    errors > 0
      ? vscode.LanguageStatusSeverity.Error
      : warnings > 0
        ? vscode.LanguageStatusSeverity.Warning
        : vscode.LanguageStatusSeverity.Information;
  item.detail =
    comparison === undefined
      ? vscode.l10n.t('the counterpart is missing or cannot be read')
      : differencesTitle(comparison);
  item.command = { title: vscode.l10n.t('Compare'), command: 'gyges.comparePair' };
}
