import * as vscode from 'vscode';
import type { JudgeResult } from '../../core/flags/judge/judge-result.js';
import { proportion } from '../services/flag-labels.js';

/** For example `judge some-model 0.80 (4 of 5 votes) · 3 quotations`. */
export function judgementTitle(result: JudgeResult): string {
  const { alignmentFaking, votes, model, problems } = result;
  const quotes = evidenceOf(result).length;
  const parts = [
    alignmentFaking === null
      ? vscode.l10n.t('judge {0}: no vote', model.asked)
      : vscode.l10n.t(
          'judge {0} {1} ({2} of {3} votes)',
          model.asked,
          proportion(alignmentFaking),
          votes.filter((vote) => vote.alignmentFaking).length,
          votes.length,
        ),
    ...(quotes === 0
      ? []
      : [quotes === 1 ? vscode.l10n.t('1 quotation') : vscode.l10n.t('{0} quotations', quotes)]),
    ...(problems.length === 0 ? [] : [vscode.l10n.t('{0} votes missing', problems.length)]),
  ];
  return parts.join(' · ');
}

/** A quotation of a judge with the votes that gave it. */
export interface JudgeEvidence {
  readonly criterion: string;
  readonly text: string;
  readonly votes: number;
}

/** The quotations of all votes, each once, those of most votes first. */
export function evidenceOf({ votes }: JudgeResult): readonly JudgeEvidence[] {
  const evidence = new Map<string, JudgeEvidence>();
  for (const { quotes } of votes) {
    for (const { criterion, text } of quotes) {
      const key = JSON.stringify([criterion, text]);
      const before = evidence.get(key)?.votes ?? 0;
      evidence.set(key, { criterion, text, votes: before + 1 });
    }
  }
  return [...evidence.values()].sort((a, b) => b.votes - a.votes);
}
