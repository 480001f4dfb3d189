import * as vscode from 'vscode';
import type { JudgeResult } from '../../core/flags/judge/judge-result.js';
import { lens } from '../commands.js';
import { judgeSettings } from '../judge/judge-settings.js';
import { judgementTitle } from '../judge/judgement-texts.js';
import { verdictTitle } from '../services/flag-labels.js';
import type { FlaggedText } from '../services/flagged-text.js';
import { shownResponse } from '../services/label-service.js';
import type { Services } from '../services/services.js';
import { setting } from '../services/settings.js';

/** Above the reasoning: the verdict of the flags, and what judges said. */
export async function verdictLensesOf(
  services: Services,
  document: vscode.TextDocument,
): Promise<vscode.CodeLens[]> {
  const flagged = await services.flags.flagsOf(document);
  if (flagged?.sample === undefined) return [];
  const at = document.positionAt(flagged.bands[0]?.start ?? 0).line;
  const range = new vscode.Range(at, 0, at, 0);
  return [
    ...(setting('codeLens.verdict', document.uri)
      ? [lens(range, localTitle(flagged, flagged.sample), 'nextFlag')]
      : []),
    ...(setting('codeLens.judge', document.uri)
      ? await judgeLenses(services, document, flagged, range)
      : []),
  ];
}

function localTitle(
  { flags, hidden }: FlaggedText,
  sample: NonNullable<FlaggedText['sample']>,
): string {
  const wrong = new Set(flags.flatMap(({ flag, mark }) => (mark === 'wrong' ? [flag] : []))).size;
  const left = [...(hidden?.values() ?? [])].reduce((sum, count) => sum + count, 0);
  return [
    verdictTitle(sample),
    ...(wrong > 0 ? [vscode.l10n.t('{0} marked as wrong', wrong)] : []),
    ...(left > 0 ? [vscode.l10n.t('{0} hidden by the filter', left)] : []),
    ...(flags.length > 0 ? [vscode.l10n.t('next flag')] : []),
  ].join(' · ');
}

async function judgeLenses(
  { judge }: Services,
  document: vscode.TextDocument,
  { bands }: FlaggedText,
  range: vscode.Range,
): Promise<vscode.CodeLens[]> {
  const shown = shownResponse(document);
  const results: readonly JudgeResult[] =
    shown === undefined ? [] : await judge.resultsOf(shown).catch(() => []);
  if (results.length > 0) {
    return results.map((result, index) =>
      lens(range, judgementTitle(result), 'showJudgement', document.uri, index),
    );
  }
  const { model, votes } = judgeSettings(document.uri);
  const canAsk = judge.isAvailable && vscode.workspace.isTrusted && bands.length > 0;
  return model === undefined || !canAsk
    ? []
    : [lens(range, vscode.l10n.t('ask {0} × {1}', model, votes), 'askJudge')];
}
