import type { Span } from '../../text/span.js';
import { countWords } from '../words/tokens.js';

/** What an added clause begins with. */
const clauseStart = /^\s{0,3}(?:[,;:(–—-]\s?)(?:and |but |as |since |because |so |which |where )?/;

/** Words of a clause that may say something by itself. */
const clauseWords = 4;

/** The words of a clause that was added to a sentence, without what joins it; undefined for anything else. */
export function addedClause(text: string, span: Span): Span | undefined {
  const words = text.slice(span.start, span.end);
  const lead = clauseStart.exec(words)?.[0];
  if (lead === undefined) return undefined;
  const end = span.end - (/[)\]\s.,;–—-]{0,5}$/.exec(words.slice(-5))?.[0].length ?? 0);
  const clause = { start: span.start + lead.length, end };
  return end > clause.start && countWords(text, clause) >= clauseWords ? clause : undefined;
}
