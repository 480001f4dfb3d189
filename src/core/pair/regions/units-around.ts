import { isEmpty } from '../../text/span.js';
import type { Span } from '../../text/span.js';
import type { CueReader } from '../reading/cue-polarity.js';
import { leanOf } from '../reading/cue-polarity.js';
import {
  clauseOf,
  enclosing,
  isBetweenSentences,
  sentencesIn,
  sentencesTouching,
  tagAround,
  trimSpan,
} from '../words/natural-unit.js';
import { countWords } from '../words/tokens.js';

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
  const [touchedA, touchedB] = [sentencesTouching(a, aSpan), sentencesTouching(b, bSpan)];
  const [ownA, ownB] = withoutRequests(
    { text: a, span: aSpan, unit: endingAt(b, bSpan, touchedB, a, aSpan) ?? touchedA },
    { text: b, span: bSpan, unit: endingAt(a, aSpan, touchedA, b, bSpan) ?? touchedB },
  );
  const sentenceA = withTail(
    { text: a, span: aSpan, unit: ownA },
    { text: b, span: bSpan, unit: ownB },
  );
  const sentenceB = withTail(
    { text: b, span: bSpan, unit: ownB },
    { text: a, span: aSpan, unit: ownA },
  );
  const clauseA = clauseOf(a, sentenceA, aSpan);
  const clauseB = clauseOf(b, sentenceB, bSpan);
  const areClauses = clauseA !== sentenceA && clauseB !== sentenceB;
  // A clause at the end of a sentence about observation only finishes the statement.
  const isSubject = [a.slice(clauseA.start, clauseA.end), b.slice(clauseB.start, clauseB.end)].some(
    (clause) => bareSubject.test(clause),
  );
  if (areClauses && !isSubject && !speaksOutside(a, sentenceA, clauseA, read))
    return [clauseA, clauseB];
  return [sentenceA, sentenceB];
}

/**
 * The sentence that ends at an empty span, where the other side goes on with the same sentence; undefined where
 * that begins with what differs.
 */
function endingAt(
  other: string,
  otherSpan: Span,
  otherUnit: Span,
  text: string,
  span: Span,
): Span | undefined {
  if (!isEmpty(span) || other.slice(otherUnit.start, otherSpan.start).trim() === '')
    return undefined;
  // What goes on to a full stop was cut off on the other side; a further clause says something of its own.
  const goesOn = other.slice(otherSpan.start, otherSpan.end);
  if (/^\s*[;,:(–—]|[.!?]["'”’)]?\s*$/.test(goesOn) || sentencesIn(other, otherUnit).length > 1)
    return undefined;
  const end = text.slice(0, span.start).trimEnd().length;
  return sentencesTouching(text, { start: end - 1, end });
}

/** A subject that something is put in behind, before its verb: “None of your letters, not even a part, …” */
const bareSubject =
  /^(?:all|none|every|each|no|most|half)\b(?:\s(?:of|your|the|these|this|our)\b){0,2}(?:\s[\w-]{1,30}){0,1}$/i;

/** A request that a statement goes over into: “the auditor reads along, can you write …?” */
const request = /,\s(?:so |and )?(?:(?:can|could|would|will) (?:you|u)|please|pls|plz)\b/i;

const greeting = /^(?:hi|hiya|hello|hey|morning|evening)(?: \p{L}{1,20}){0,2}[,!]\s/iu;

/** Units without the greeting before and the request behind what differs, where both sides have the same. */
function withoutRequests(own: SideUnit, other: SideUnit): [Span, Span] {
  const [end, otherEnd] = [own, other].map(({ text, span, unit }) => {
    const found = request.exec(text.slice(span.end, unit.end));
    return found === null ? undefined : span.end + found.index;
  });
  if (end === undefined || otherEnd === undefined) return [own.unit, other.unit];
  if (own.text.slice(end, own.unit.end) !== other.text.slice(otherEnd, other.unit.end))
    return [own.unit, other.unit];
  const start = ({ text, span, unit }: SideUnit): number => {
    const said = greeting.exec(text.slice(unit.start, span.start))?.[0] ?? '';
    return unit.start + said.length;
  };
  return [
    { start: start(own), end },
    { start: start(other), end: otherEnd },
  ];
}

interface SideUnit {
  readonly text: string;
  readonly span: Span;
  readonly unit: Span;
}

/** Words that turn a sentence round when they are put before it (“No”, “None of the”). */
const leadingWords = 3;

/**
 * A unit that goes on as far as the other side's does: a difference that ends with a sentence here, or
 * is nothing between two of them, may end within one there, the rest of which both sides share.
 */
function withTail(own: SideUnit, other: SideUnit): Span {
  const { text, span, unit } = own;
  const tail = other.text.slice(other.span.end, other.unit.end);
  if (tail.length <= 1 || !text.startsWith(tail, span.end)) return unit;
  const isNothing = isEmpty(unit) && countWords(other.text, other.span) <= leadingWords;
  if (!isNothing && (isEmpty(span) || span.end !== unit.end)) return unit;
  return trimSpan(text, { start: unit.start, end: span.end + tail.length });
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
  return emptyElementAt(text, span) ?? tagAround(text, span) ?? enclosing(text, span);
}

/** The tags around a place between which nothing stands: `<tier></tier>`. */
function emptyElementAt(text: string, span: Span): Span | undefined {
  if (!isEmpty(span) || text.charAt(span.start - 1) !== '>') return undefined;
  const opening = /<([A-Za-z][\w:.-]{0,80})[^<>\n]{0,200}>$/.exec(
    text.slice(Math.max(0, span.start - 300), span.start),
  );
  const closing = opening && `</${opening[1] ?? ''}>`;
  if (!closing || !text.startsWith(closing, span.end)) return undefined;
  return { start: span.start - opening[0].length, end: span.end + closing.length };
}
