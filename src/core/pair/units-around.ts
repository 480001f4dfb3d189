import type { Span } from '../text/span.js';
import type { CueReader } from './cue-polarity.js';
import { leanOf } from './cue-polarity.js';
import {
  clauseOf,
  enclosing,
  isBetweenSentences,
  sentencesTouching,
  tagAround,
  trimSpan,
} from './natural-unit.js';
import { isEmpty } from './raw-differences.js';

/** The natural units of the two sides of a difference; both sides are widened in the same way. */
export function unitsAround(
  a: string,
  aSpan: Span,
  b: string,
  bSpan: Span,
  read: CueReader,
): [Span, Span] {
  if (isWholeSentences(a, aSpan, b, bSpan)) return [trimSpan(a, aSpan), trimSpan(b, bSpan)];
  const tagA = elementAround(a, aSpan);
  const tagB = elementAround(b, bSpan);
  if (tagA !== undefined && tagB !== undefined) return [tagA, tagB];
  const ownA = sentencesTouching(a, aSpan);
  const ownB = sentencesTouching(b, bSpan);
  const sentenceA = withTail(a, ownA, aSpan, ownB.end - bSpan.end);
  const sentenceB = withTail(b, ownB, bSpan, ownA.end - aSpan.end);
  const clauseA = clauseOf(a, sentenceA, aSpan);
  const clauseB = clauseOf(b, sentenceB, bSpan);
  const areClauses = clauseA !== sentenceA && clauseB !== sentenceB;
  // A clause at the end of a sentence about observation only finishes the statement.
  if (areClauses && !speaksOutside(a, sentenceA, clauseA, read)) return [clauseA, clauseB];
  return [sentenceA, sentenceB];
}

/**
 * A unit that goes on as far as the other side's does: a difference that ends with a sentence here
 * may end within one there, the rest of which both sides share.
 * @param otherTail UTF-16 units of the other side's unit behind the difference
 */
function withTail(text: string, unit: Span, span: Span, otherTail: number): Span {
  if (span.end !== unit.end || isEmpty(span) || otherTail <= 1) return unit;
  return trimSpan(text, { start: unit.start, end: Math.min(text.length, span.end + otherTail) });
}

/** Whether what a sentence says beside one of its clauses is plainly about being observed. */
function speaksOutside(text: string, sentence: Span, clause: Span, read: CueReader): boolean {
  const rest = `${text.slice(sentence.start, clause.start)} ${text.slice(clause.end, sentence.end)}`;
  return Math.abs(leanOf(read(rest))) >= 1.5;
}

/** Whether one side has nothing and the other only complete sentences, lines or tags. */
function isWholeSentences(a: string, aSpan: Span, b: string, bSpan: Span): boolean {
  const [text, span, otherText, other] = isEmpty(trimSpan(b, bSpan))
    ? ([a, aSpan, b, bSpan] as const)
    : ([b, bSpan, a, aSpan] as const);
  const gap = trimSpan(otherText, other);
  if (!isEmpty(gap)) return false;
  const inner = trimSpan(text, span);
  if (isWholeElement(text, inner)) return true;
  return (
    isBetweenSentences(otherText, gap.start) &&
    isBetweenSentences(text, inner.start) &&
    isBetweenSentences(text, inner.end)
  );
}

function isWholeElement(text: string, span: Span): boolean {
  return /^<([A-Za-z][\w:.-]{0,80})[^<>]{0,200}(?:\/>|>[^<>]{0,400}<\/\1\s*>)$/i.test(
    text.slice(span.start, Math.min(span.end, span.start + 800)),
  );
}

function elementAround(text: string, span: Span): Span | undefined {
  return tagAround(text, span) ?? enclosing(text, span);
}
