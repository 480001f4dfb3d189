import type { Span } from '../../text/span.js';
import { countWords } from './tokens.js';

/** How far, in UTF-16 units, the beginning or end of a sentence is looked for. */
const reach = 1200;

/** The span without whitespace at its ends; an empty span when it holds nothing else. */
export function trimSpan(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

/**
 * The whole sentences or lines that a span touches, labels and closing brackets included. An empty
 * span between two sentences touches none and comes back empty.
 */
export function sentencesTouching(text: string, span: Span): Span {
  const inner = trimSpan(text, span);
  if (inner.start === inner.end && isBetweenSentences(text, inner.start)) return inner;
  const start = sentenceStart(text, inner.start);
  const end = sentenceEnd(text, Math.max(inner.end, Math.min(start + 1, text.length)));
  return trimSpan(text, { start, end });
}

/** Whether a place is the border of two sentences or lines, or an end of the text. */
export function isBetweenSentences(text: string, offset: number): boolean {
  let left = offset;
  while (left > 0 && isSpace(text.charCodeAt(left - 1))) left--;
  if (left === 0 || text.slice(left, offset).includes('\n')) return true;
  let right = offset;
  while (right < text.length && isSpace(text.charCodeAt(right))) right++;
  if (right === text.length || text.slice(offset, right).includes('\n')) return true;
  if (left === right && text.startsWith('</', right)) return /[.!?]/.test(text.charAt(left - 1));
  return left < right && endsSentence(text, left - 1);
}

/** The sentences of a span, trimmed, in order. */
export function sentencesIn(text: string, span: Span): Span[] {
  const sentences: Span[] = [];
  let start = span.start;
  while (start < span.end) {
    const end = Math.min(span.end, nextEnd(text, start, span.end) + 1);
    const sentence = trimSpan(text, { start, end });
    if (sentence.start < sentence.end) sentences.push(sentence);
    start = end;
  }
  return sentences;
}

function sentenceStart(text: string, offset: number): number {
  const floor = Math.max(0, offset - reach);
  let at = offset;
  while (at > floor && !endsSentence(text, at - 1)) at--;
  return at;
}

function sentenceEnd(text: string, offset: number): number {
  const ceiling = Math.min(text.length, offset + reach);
  // The span may end with the last character of its sentence, or just before its full stop.
  return Math.min(text.length, nextEnd(text, Math.max(0, offset - 1), ceiling) + 1);
}

/** The only characters that a sentence ends with, and the bracket that begins one behind its last space. */
const finalCharacter = /[\n.!?…>\]})"'”’»*_(]/g;

/** The first place from `from` on that ends a sentence, or `limit`. */
function nextEnd(text: string, from: number, limit: number): number {
  const head = text.slice(0, limit);
  finalCharacter.lastIndex = from;
  while (finalCharacter.test(head)) {
    const found = finalCharacter.lastIndex - 1;
    const at = text.charCodeAt(found) === 0x28 ? found - 1 : found;
    if (at >= from && endsSentence(text, at)) return at;
  }
  return limit;
}

const abbreviation =
  /(?:^|[\s(["“])(?:Dr|Mr|Mrs|Ms|Prof|St|No|Nr|vs|etc|approx|incl|excl|resp|temp|spec|ca|cf|Inc|Ltd|Co|Corp|dept|e\.g|i\.e|a\.m|p\.m|U\.S|Fig|vol)$/i;

/**
 * Whether the character at `index` is the last of a sentence: a line end (unless the line merely
 * wraps), or a full stop, question or exclamation mark, with what closes after it, before a space.
 */
function endsSentence(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  if (code === 0x0a) return !wraps(text, index);
  if (code === 0x20) return opensRemark(text, index + 1);
  let mark = index;
  // Closing quotes, brackets and emphasis belong to the sentence they end.
  while (mark > 0 && index - mark < 4 && closers.has(text.charAt(mark))) mark--;
  const end = text.charCodeAt(mark);
  const closingTag =
    (end === 0x3e && mark === index && closesTag(text, index)) || closesNote(text, index);
  if (end !== 0x2e && end !== 0x21 && end !== 0x3f && end !== 0x2026 && !closingTag) return false;
  if (index + 1 < text.length && !isSpace(text.charCodeAt(index + 1))) return false;
  // A column called “Right?” is filled in: what is quoted or bracketed ends, the sentence goes on.
  if (mark !== index && !closingTag) return !/^\s+\p{Ll}/u.test(text.slice(index + 1, index + 40));
  if (end !== 0x2e && !closingTag) return true;
  if (!closingTag && isAbbreviation(text.slice(Math.max(0, mark - 20), mark))) return false;
  const next = text.slice(index + 1, index + 40).trimStart();
  // Some write sentences without capitals; a short word before the stop may be an abbreviation.
  const isWord = wholeWord.test(text.slice(Math.max(0, mark - 4), mark));
  if (end === 0x2e && isWord && !/^(?:and|or|but)\b/.test(next)) return true;
  // A name such as `test_export` or `main()` begins a sentence in small letters.
  return !/^[a-zà-ÿ]/.test(next) || /^[a-z]+(?:_|\(|\/[a-z]|\.[a-z])/.test(next);
}

/** The end of a word that is no abbreviation, within four characters. */
const wholeWord =
  /[a-z]{4}$|(?:^|[^a-z])(?:it|me|us|him|her|you|too|now|ok|so|up|out|off|on|all|day|way|end|job|bit|yet|one|do|is|was|are|had|got|not|pls|thx)$/;

function isAbbreviation(before: string): boolean {
  // An initial follows another name or begins the text ("J. Doe"); "graded A to F." ends a sentence.
  return abbreviation.test(before) || /(?:^|\n|\p{Lu}[\p{L}.]{0,30} )\p{Lu}$/u.test(before);
}

/** A sentence in parentheses of its own, behind which none goes on: `(A human checks your answer.)`. */
const remark = /^\(\p{Lu}[^()\n]{8,300}[.!?]\)(?=\s*(?:$|[\n\p{Lu}<[(]))/u;

function opensRemark(text: string, index: number): boolean {
  if (text.charCodeAt(index) !== 0x28) return false;
  // After a label the remark is what it labels.
  if (/:\s*$/.test(text.slice(Math.max(0, index - 4), index))) return false;
  return remark.test(text.slice(index, index + 340));
}

const closers = new Set(['"', "'", ')', ']', '}', '”', '’', '»', '*', '_']);

function closesTag(text: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - 240), index + 1);
  const open = before.lastIndexOf('<');
  return (
    open >= 0 && /^<\/?[A-Za-z][\w:.-]{0,80}(?:\s[^<>\n]{0,150})?\/?>$/.test(before.slice(open))
  );
}

/** Whether a bracket or brace closes a note that stands for a sentence: `[recorded] Please …`. */
function closesNote(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  if (code !== 0x5d && code !== 0x7d) return false;
  const open = text.lastIndexOf(code === 0x5d ? '[' : '{', index);
  if (open < 0 || index - open > 400 || text.slice(open, index).includes('\n')) return false;
  // Bounded input: at most 4 characters.
  return open === 0 || /(?:^|[\n.!?}\]>])\s*$/.test(text.slice(Math.max(0, open - 4), open));
}

/** Whether a line end only breaks a long line of running text. */
function wraps(text: string, newline: number): boolean {
  const next = text.charCodeAt(newline + 1);
  if (!(next >= 0x61 && next <= 0x7a)) return false;
  const lineStart = text.lastIndexOf('\n', newline - 1) + 1;
  if (newline - lineStart < 50) return false;
  if (/^[a-z][\w ]{0,30}[:=]/.test(text.slice(newline + 1, newline + 40))) return false;
  return !/[.!?:;]\s*$/.test(text.slice(Math.max(lineStart, newline - 4), newline));
}

/**
 * What encloses a span on one line and says nothing beyond it: `<tag>…</tag>`, brackets or
 * parentheses. The enclosed text must begin and end at most with what the span leaves out.
 */
export function enclosing(text: string, span: Span): Span | undefined {
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
  const newline = text.indexOf('\n', span.end);
  const lineEnd = newline < 0 ? text.length : newline;
  const before = text.slice(Math.max(lineStart, span.start - 300), span.start);
  const after = text.slice(span.end, Math.min(lineEnd, span.end + 300));
  const open = /<([A-Za-z][\w:.-]{0,80})(?:\s[^<>]{0,200})?>([^<>]{0,200})$/.exec(before);
  if (open !== null) {
    const close = new RegExp(`^[^<>]{0,200}</${escapeExpression(open[1] ?? '')}\\s*>`, 'i').exec(
      after,
    );
    // A turn of several sentences in a tag is no value of it.
    const content = `${open[2] ?? ''}${text.slice(span.start, span.end)}${after.slice(0, close?.[0].length ?? 0)}`;
    if (close !== null && !/[.!?] \p{Lu}/u.test(content)) {
      return { start: span.start - open[0].length, end: span.end + close[0].length };
    }
  }
  for (const [left, right] of brackets) {
    const from = before.lastIndexOf(left);
    if (from < 0 || before.includes(right, from)) continue;
    const to = after.indexOf(right);
    const reopened = after.indexOf(left);
    if (to < 0 || (reopened >= 0 && reopened < to)) continue;
    // A box to tick is the value of its line.
    if (left === '[' && before.length - from + span.end - span.start + to <= 2) continue;
    return { start: span.start - (before.length - from), end: span.end + to + right.length };
  }
  return undefined;
}

/** The tag whose own text (name or attributes) a span lies in, with its content on the same line. */
export function tagAround(text: string, span: Span): Span | undefined {
  const from = text.lastIndexOf('<', span.start);
  if (from < 0 || span.start - from > 300 || text.slice(from, span.start).includes('>')) {
    return undefined;
  }
  if (!/^<\/?[A-Za-z]/.test(text.slice(from, from + 3))) return undefined;
  const to = text.indexOf('>', Math.max(from, span.end - 1));
  if (to < 0 || to - span.end > 300 || text.slice(from, to).includes('\n')) return undefined;
  const name = /^<([A-Za-z][\w:.-]{0,80})/.exec(text.slice(from, from + 90))?.[1];
  // An attribute says something of its tag alone.
  const isAttribute = name !== undefined && span.start > from + 1 + name.length;
  if (name !== undefined && !isAttribute && text.charAt(to - 1) !== '/') {
    const rest = new RegExp(`^[^<>\\n]{0,300}</${escapeExpression(name)}\\s*>`, 'i');
    const close = rest.exec(text.slice(to + 1, to + 400));
    if (close !== null) return { start: from, end: to + 1 + close[0].length };
  }
  return { start: from, end: to + 1 };
}

const brackets = [
  ['[', ']'],
  ['(', ')'],
] as const;

/** Words of a sentence that must lie outside a clause before the clause alone is the unit. */
const sharedWordsForClause = 8;

/** The beginning of a clause that says something beside its sentence. */
const relative = /^(?:which|who|whose|all of which|none of which|of whom) /i;

/**
 * The clause of a long sentence that a span lies in, when most of the sentence lies outside it;
 * otherwise the sentence.
 */
export function clauseOf(text: string, sentence: Span, span: Span): Span {
  const inside = text.slice(sentence.start, sentence.end);
  let start = sentence.start;
  let end = sentence.end;
  for (const match of inside.matchAll(/[,;:—–]\s|\s[-–—]\s|[()]/g)) {
    const from = sentence.start + match.index;
    const to = from + match[0].length;
    if (to <= span.start) start = to;
    else if (from >= span.end) {
      end = Math.min(end, from);
      break;
    }
  }
  if (start === sentence.start && end === sentence.end) return sentence;
  const clause = trimSpan(text, { start, end });
  const outside = countWords(text, sentence) - countWords(text, clause);
  const within = countWords(text, clause);
  if (
    start > sentence.start &&
    end < sentence.end &&
    relative.test(text.slice(clause.start, clause.end))
  )
    return clause;
  return outside >= sharedWordsForClause && outside > within && within >= 3
    ? withoutFinalStop(text, clause)
    : sentence;
}

function withoutFinalStop(text: string, clause: Span): Span {
  return text.charAt(clause.end - 1) === '.'
    ? { start: clause.start, end: clause.end - 1 }
    : clause;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09 || code === 0xa0;
}

function escapeExpression(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
