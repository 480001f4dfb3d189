import type { Span } from '../../text/span.js';
import type { EqualRun } from './align-sequences.js';
import { isFunctionWord } from '../words/tokens.js';

/** Word ranges that differ, `[start, end)` on each side. */
export interface WordEdit {
  aStart: number;
  aEnd: number;
  bStart: number;
  bEnd: number;
}

/**
 * The edits between equal runs, joined across runs that would only scatter a sentence: runs of a
 * few function words, and runs no longer than what changed on both sides of them.
 */
export function readableEdits(
  a: string,
  aWords: readonly Span[],
  b: string,
  bWords: readonly Span[],
  runs: readonly EqualRun[],
): WordEdit[] {
  const edits: WordEdit[] = [];
  let aAt = 0;
  let bAt = 0;
  for (const run of [...runs, { aStart: aWords.length, bStart: bWords.length, length: 0 }]) {
    if (run.aStart > aAt || run.bStart > bAt) {
      edits.push({ aStart: aAt, aEnd: run.aStart, bStart: bAt, bEnd: run.bStart });
    }
    aAt = run.aStart + run.length;
    bAt = run.bStart + run.length;
  }
  for (const edit of edits) slideToSentence(a, aWords, b, bWords, edit, edits);
  for (let changed = true; changed;) {
    changed = false;
    for (let i = edits.length - 2; i >= 0; i--) {
      const left = edits[i] as WordEdit;
      const right = edits[i + 1] as WordEdit;
      if (!joins(a, aWords, left, right)) continue;
      left.aEnd = right.aEnd;
      left.bEnd = right.bEnd;
      edits.splice(i + 1, 1);
      changed = true;
    }
  }
  return edits;
}

/**
 * An insertion between equal words can stand at several places ("This is logged. |This is …"); of
 * these the one that is a whole sentence or line is meant.
 */
function slideToSentence(
  a: string,
  aWords: readonly Span[],
  b: string,
  bWords: readonly Span[],
  edit: WordEdit,
  edits: readonly WordEdit[],
): void {
  const inA = edit.bStart === edit.bEnd;
  if (!inA && edit.aStart !== edit.aEnd) return;
  const text = inA ? a : b;
  const words = inA ? aWords : bWords;
  const start = inA ? edit.aStart : edit.bStart;
  const end = inA ? edit.aEnd : edit.bEnd;
  const index = edits.indexOf(edit);
  const before = edits[index - 1];
  const after = edits[index + 1];
  const floor = before === undefined ? 0 : (inA ? before.aEnd : before.bEnd) + 1;
  const ceiling = (inA ? after?.aStart : after?.bStart) ?? words.length + 1;
  const word = (i: number): string => {
    const span = words[i];
    return span === undefined ? '' : text.slice(span.start, span.end);
  };
  let best = 0;
  let bestScore = boundaryScore(text, words, start) + boundaryScore(text, words, end);
  const consider = (shift: number): void => {
    const score =
      boundaryScore(text, words, start + shift) + boundaryScore(text, words, end + shift);
    if (score <= bestScore) return;
    best = shift;
    bestScore = score;
  };
  for (let shift = -1; start + shift >= floor && shift > -slideLimit; shift--) {
    if (word(start + shift) !== word(end + shift)) break;
    consider(shift);
  }
  for (let shift = 1; end + shift < ceiling && shift < slideLimit; shift++) {
    if (word(start + shift - 1) !== word(end + shift - 1)) break;
    consider(shift);
  }
  edit.aStart += best;
  edit.aEnd += best;
  edit.bStart += best;
  edit.bEnd += best;
}

/** Words that an insertion is moved at most. */
const slideLimit = 40;

/** How good a place before word `index` is to begin or end an insertion: line, sentence, clause, word. */
function boundaryScore(text: string, words: readonly Span[], index: number): number {
  const left = words[index - 1];
  const right = words[index];
  if (left === undefined || right === undefined) return 3;
  if (text.slice(left.end, right.start).includes('\n')) return 3;
  const last = text.charAt(left.end - 1);
  if (right.start === left.end) return 0;
  if ('.!?'.includes(last)) return 2;
  return ',;:)]>'.includes(last) ? 1 : 0;
}

function crossesLine(a: string, aWords: readonly Span[], left: WordEdit, right: WordEdit): boolean {
  const from = aWords[left.aEnd]?.start ?? 0;
  const to = aWords[right.aStart - 1]?.end ?? from;
  return a.slice(from, to).includes('\n');
}

function joins(a: string, aWords: readonly Span[], left: WordEdit, right: WordEdit): boolean {
  const gap = aWords.slice(left.aEnd, right.aStart).map((word) => a.slice(word.start, word.end));
  const content = gap.filter((word) => !isFunctionWord(word)).length;
  const crossesSentence = gap.some((word) => /^[.!?]$/.test(word));
  const size = (edit: WordEdit): number =>
    Math.max(edit.aEnd - edit.aStart, edit.bEnd - edit.bStart);
  if (crossesSentence || crossesLine(a, aWords, left, right)) return false;
  if (content === 0 && gap.length <= 3) return true;
  return content <= 2 && gap.length <= size(left) && gap.length <= size(right);
}
