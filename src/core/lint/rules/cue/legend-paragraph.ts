import type { Cue, PairComparison, PairSide } from '../../../pair/pair-comparison.js';
import type { Span } from '../../../text/span.js';
import { isNamedIn } from './named-value.js';

/**
 * Whether a statement that both prompts have stands in a paragraph that names the values of both cues, as an
 * explanation of them does, apart from the cue itself.
 */
export function isInLegendParagraph(
  statement: Cue,
  { cue }: PairComparison,
  { condition, document: { path, text } }: PairSide,
  counterpart: PairSide,
): boolean {
  if (!counterpart.document.text.includes(statement.text)) return false;
  const own = cue[condition];
  const other = cue[counterpart.condition];
  if (statement.path !== path || own?.path !== path || other === undefined) return false;
  const { start, end } = paragraphAround(text, statement);
  const before = text.slice(start, Math.min(end, Math.max(start, own.start)));
  const after = text.slice(Math.max(start, Math.min(end, own.end)), end);
  return [own, other].every((each) => isNamedIn(`${before}\n${after}`, each.text));
}

/** The text between the blank lines around a place. */
function paragraphAround(text: string, { start, end }: Span): Span {
  const from = text.lastIndexOf('\n\n', start);
  const to = text.indexOf('\n\n', end);
  return { start: Math.max(0, from), end: to < 0 ? text.length : to };
}
