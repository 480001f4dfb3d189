import { commonEnd, commonStart } from '../../text/common-ends.js';
import type { Span } from '../../text/span.js';
import { alignLines } from './align-lines.js';
import type { WorkBudget } from './align-sequences.js';
import { alignSequences } from './align-sequences.js';
import { Interner, linesOf, wordsOf } from '../words/tokens.js';
import type { WordEdit } from './word-edits.js';
import { readableEdits } from './word-edits.js';

/** Two spans that differ; everything between two hunks is the same text, character by character. */
export interface Hunk {
  readonly a: Span;
  readonly b: Span;
  /** True when only whitespace differs. */
  readonly whitespace: boolean;
}

export interface TextDiff {
  readonly hunks: readonly Hunk[];
  /** True when the budget ran out somewhere and a whole stretch is given as one hunk. */
  readonly coarse: boolean;
}

/** The largest stretch, in UTF-16 units of both sides together, that is compared word by word. */
const wordwiseLimit = 60_000;

/** Steps of alignment that a comparison may spend: about ten milliseconds. */
export const defaultSteps = 1_500_000;

/**
 * The differences of two texts: lines first, words inside the lines that changed. Bounded by the
 * budget whatever the input; swapping the texts swaps the result.
 */
export function diffText(
  a: string,
  b: string,
  budget: WorkBudget = { steps: defaultSteps },
): TextDiff {
  if (a === b) return { hunks: [], coarse: false };
  // The greedy search prefers deletions; a fixed order of the two texts makes the result symmetric.
  const swap = b.length < a.length || (b.length === a.length && b < a);
  const diff = swap ? diffOrdered(b, a, budget) : diffOrdered(a, b, budget);
  if (!swap) return diff;
  const hunks = diff.hunks.map((hunk) => ({ ...hunk, a: hunk.b, b: hunk.a }));
  return { hunks, coarse: diff.coarse };
}

function diffOrdered(a: string, b: string, budget: WorkBudget): TextDiff {
  const [aSpan, bSpan] = differingCore(a, b);
  const aLines = linesOf(a, aSpan);
  const bLines = linesOf(b, bSpan);
  const { runs, coarse } = alignLines(a, aLines, b, bLines, budget);
  const result: { hunks: Hunk[]; coarse: boolean } = { hunks: [], coarse };
  let aLine = 0;
  let bLine = 0;
  const between = (aTo: number, bTo: number): void => {
    const gapA = { start: aLines[aLine]?.start ?? aSpan.end, end: aLines[aTo]?.start ?? aSpan.end };
    const gapB = { start: bLines[bLine]?.start ?? bSpan.end, end: bLines[bTo]?.start ?? bSpan.end };
    diffGap(a, gapA, b, gapB, budget, result);
  };
  for (const run of runs) {
    between(run.aStart, run.bStart);
    for (let i = 0; i < run.length; i++) {
      const left = aLines[run.aStart + i] as Span;
      const right = bLines[run.bStart + i] as Span;
      if (a.slice(left.start, left.end) !== b.slice(right.start, right.end)) {
        diffGap(a, left, b, right, budget, result);
      }
    }
    aLine = run.aStart + run.length;
    bLine = run.bStart + run.length;
  }
  between(aLines.length, bLines.length);
  return { hunks: joinTouching(result.hunks), coarse: result.coarse };
}

/** What is left when the common lines at both ends are taken off. */
function differingCore(a: string, b: string): [Span, Span] {
  const shorter = Math.min(a.length, b.length);
  let start = commonStart(a, b, shorter);
  let tail = commonEnd(a, b, shorter - start);
  start = start === 0 ? 0 : a.lastIndexOf('\n', start - 1) + 1;
  // The tail begins after a line end, or else belongs to a line that differs.
  const newline = a.indexOf('\n', a.length - tail);
  tail = newline < 0 ? 0 : a.length - newline - 1;
  tail = Math.min(tail, shorter - start);
  return [
    { start, end: a.length - tail },
    { start, end: b.length - tail },
  ];
}

function diffGap(
  a: string,
  aGap: Span,
  b: string,
  bGap: Span,
  budget: WorkBudget,
  result: { hunks: Hunk[]; coarse: boolean },
): void {
  const aText = a.slice(aGap.start, aGap.end);
  const bText = b.slice(bGap.start, bGap.end);
  if (aText === bText) return;
  if (aText.trim() === '' || bText.trim() === '') {
    const whitespace = aText.trim() === bText.trim();
    result.hunks.push({ a: aGap, b: bGap, whitespace });
    return;
  }
  if (aText.length + bText.length > wordwiseLimit) {
    result.coarse = true;
    result.hunks.push({ a: aGap, b: bGap, whitespace: false });
    return;
  }
  const aWords = wordsOf(a, aGap);
  const bWords = wordsOf(b, bGap);
  const interner = new Interner();
  const alignment = alignSequences(
    aWords.map((word) => interner.number(a.slice(word.start, word.end))),
    bWords.map((word) => interner.number(b.slice(word.start, word.end))),
    budget,
  );
  if (alignment.coarse) result.coarse = true;
  const edits = readableEdits(a, aWords, b, bWords, alignment.runs);
  pushHunks(a, aGap, aWords, b, bGap, bWords, edits, result.hunks);
}

/**
 * Hunks for what lies between words that are matched: the edits, with the whitespace that has to
 * change along with them, and whitespace that differs by itself.
 */
function pushHunks(
  a: string,
  aGap: Span,
  aWords: readonly Span[],
  b: string,
  bGap: Span,
  bWords: readonly Span[],
  edits: readonly WordEdit[],
  hunks: Hunk[],
): void {
  let aFrom = aGap.start;
  let bFrom = bGap.start;
  const upTo = (aTo: number, bTo: number, wordsBetween: boolean): void => {
    if (a.slice(aFrom, aTo) === b.slice(bFrom, bTo)) return;
    const left = { start: aFrom, end: aTo };
    const right = { start: bFrom, end: bTo };
    if (wordsBetween) hunks.push(trimCommonSpace(a, left, b, right));
    else hunks.push({ a: left, b: right, whitespace: true });
  };
  let aAt = 0;
  let bAt = 0;
  for (let e = 0; e <= edits.length; e++) {
    const edit = edits[e] ?? {
      aStart: aWords.length,
      aEnd: aWords.length,
      bStart: bWords.length,
      bEnd: bWords.length,
    };
    for (let inEdit = e > 0; aAt < edit.aStart; aAt++, bAt++, inEdit = false) {
      const left = aWords[aAt] as Span;
      const right = bWords[bAt] as Span;
      upTo(left.start, right.start, inEdit);
      aFrom = left.end;
      bFrom = right.end;
    }
    aAt = edit.aEnd;
    bAt = edit.bEnd;
  }
  const last = edits.at(-1);
  const endsInEdit = last?.aEnd === aWords.length && last.bEnd === bWords.length;
  upTo(aGap.end, bGap.end, endsInEdit);
}

/** Takes off the whitespace that both sides begin or end with, as far as it is the same. */
function trimCommonSpace(a: string, aSpan: Span, b: string, bSpan: Span): Hunk {
  let { start: aStart, end: aEnd } = aSpan;
  let { start: bStart, end: bEnd } = bSpan;
  const space = (text: string, index: number): boolean => /\s/.test(text.charAt(index));
  while (aStart < aEnd && bStart < bEnd && a[aStart] === b[bStart] && space(a, aStart)) {
    aStart++;
    bStart++;
  }
  while (aEnd > aStart && bEnd > bStart && a[aEnd - 1] === b[bEnd - 1] && space(a, aEnd - 1)) {
    aEnd--;
    bEnd--;
  }
  return { a: { start: aStart, end: aEnd }, b: { start: bStart, end: bEnd }, whitespace: false };
}

/** Hunks that touch on both sides are one. */
function joinTouching(hunks: readonly Hunk[]): Hunk[] {
  const joined: Hunk[] = [];
  for (const hunk of hunks) {
    const last = joined.at(-1);
    if (last?.a.end === hunk.a.start && last.b.end === hunk.b.start) {
      joined[joined.length - 1] = {
        a: { start: last.a.start, end: hunk.a.end },
        b: { start: last.b.start, end: hunk.b.end },
        whitespace: last.whitespace && hunk.whitespace,
      };
    } else joined.push(hunk);
  }
  return joined;
}
