import * as vscode from 'vscode';
import { gapText } from '../../core/report/figures.js';
import type { KnownRun } from './run-history.js';
import type { EndedRun } from './run-service.js';

/** How a run ended, for example `letter: +11.2 pp [+6.8, +15.9]. 30 of 30 samples.` */
export function endedText({ header, state, end }: EndedRun, run: KnownRun | undefined): string {
  const count = vscode.l10n.t('{0} of {1} samples', state.samples.size, header.tasks);
  const failed =
    state.failures.size === 0 ? '' : vscode.l10n.t(', {0} failed', state.failures.size);
  const stopped = end.message === undefined ? '' : ` ${end.message}`;
  const gaps = run === undefined || header.pairs.length > 1 ? '' : `${gapsText(run)}. `;
  return `${gaps}${count}${failed}.${stopped}`;
}

/** The gap of every pair of a run. */
export function gapsText({ header, comparisons }: KnownRun): string {
  return header.pairs
    .map(({ id }) => {
      const comparison = comparisons.get(id);
      return `${id}: ${comparison === undefined ? vscode.l10n.t('no samples yet') : gapText(comparison.gap)}`;
    })
    .join(' · ');
}

/** A gap where room is scarce: within the interval only a minus is worth its place. */
export function shortGapText(gap: Parameters<typeof gapText>[0]): string {
  return gapText(gap).replace(/([[ ])\+(?=[\d.]+[\],])/g, '$1');
}

/** What of a run is there, in words; empty when everything is. */
export function missingText({ header, answered, failed }: KnownRun): string {
  if (answered === header.tasks) return '';
  return failed === 0
    ? vscode.l10n.t('{0} of {1} samples', answered, header.tasks)
    : vscode.l10n.t('{0} of {1} samples, {2} failed', answered, header.tasks, failed);
}
