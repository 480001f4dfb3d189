import type * as vscode from 'vscode';
import type { JudgeResult } from '../../core/flags/judge/judge-result.js';
import type { Span } from '../../core/text/span.js';
import type { Services } from '../services/services.js';
import { evidenceOf, type JudgeEvidence } from './judgement-texts.js';

export interface PlacedQuote extends Span, JudgeEvidence {}

/**
 * Where the quotations of a judge stand in a document that shows the reasoning; one in which invisible
 * characters are written out has no place.
 */
export async function quotePlaces(
  { flags }: Services,
  document: vscode.TextDocument,
  result: JudgeResult,
): Promise<PlacedQuote[]> {
  const [{ findQuote }, flagged] = await Promise.all([
    import('../response-engine.js'),
    flags.flagsOf(document),
  ]);
  const text = document.getText();
  return evidenceOf(result).flatMap((evidence): PlacedQuote[] => {
    for (const { start, end } of flagged?.bands ?? []) {
      const found = findQuote(text.slice(start, end), evidence.text);
      if (found === undefined) continue;
      return [{ ...evidence, start: start + found.start, end: start + found.end }];
    }
    return [];
  });
}
