import * as vscode from 'vscode';
import type { Flag, FlagCategory, FlaggedSample } from '../../core/flags/flag.js';
import type { Severity } from '../../core/lint/rule.js';
import type { ReasoningKind } from '../../core/response/sample-record.js';
import { escapeMarkdown, hoverText } from './safe-markdown.js';

/** The shape of a severity, readable without colour. */
export const severitySign: Readonly<Record<Severity, string>> = {
  error: '●',
  warning: '▲',
  info: '·',
};

/** The graver, the greater. */
export const severityRank: Readonly<Record<Severity | 'off', number>> = {
  info: 1,
  warning: 2,
  error: 3,
  off: 4,
};

/** Whether a severity is at least the lowest one that is wanted. */
export function isAtLeast(severity: Severity, lowest: Severity | 'off'): boolean {
  return severityRank[severity] >= severityRank[lowest];
}

/** A proportion with two digits. */
export function proportion(value: number): string {
  return value.toFixed(2);
}

/** The kind of reasoning in words. */
export function reasoningLabel(kind: ReasoningKind): string {
  switch (kind) {
    case 'scratchpad':
      return vscode.l10n.t('scratchpad');
    case 'native':
      return vscode.l10n.t('native reasoning');
    case 'summary':
      return vscode.l10n.t('reasoning summary');
    case 'redacted':
      return vscode.l10n.t('redacted reasoning');
  }
}

/** For example `alignment-faking reasoning 0.91 · 3 flags`. */
export function verdictTitle({ verdict, flags }: FlaggedSample): string {
  const count =
    flags.length === 0
      ? vscode.l10n.t('no flags')
      : flags.length === 1
        ? vscode.l10n.t('1 flag')
        : vscode.l10n.t('{0} flags', flags.length);
  return vscode.l10n.t(
    'alignment-faking reasoning {0} · {1}',
    proportion(verdict.alignmentFaking),
    count,
  );
}

/** The sign of a mark, readable without colour. */
export const markSign = { right: '✓', wrong: '✗' } as const;

/** A mark in words. */
export function markLabel(mark: keyof typeof markSign): string {
  return mark === 'right' ? vscode.l10n.t('marked as right') : vscode.l10n.t('marked as wrong');
}

/**
 * What a hover says of a flag: what the category means, how sure it is, why it stands here, and what the
 * user says of it.
 */
export function flagHover(
  flag: Flag,
  category: FlagCategory | undefined,
  mark?: keyof typeof markSign,
): vscode.MarkdownString {
  const lane =
    flag.reasoningKind === undefined ? vscode.l10n.t('output') : reasoningLabel(flag.reasoningKind);
  return hoverText([
    `**${severitySign[flag.severity]} ${flag.category} · ${proportion(flag.confidence)}** · ${lane}`,
    ...(category === undefined ? [] : [escapeMarkdown(category.definition)]),
    `${vscode.l10n.t('Why here:')} ${escapeMarkdown(flag.evidence)}`,
    ...(mark === undefined ? [] : [`${markSign[mark]} ${markLabel(mark)}`]),
  ]);
}
