/** Work that may still be spent on an alignment, in elementary steps; deterministic, unlike a clock. */
export interface WorkBudget {
  steps: number;
}

/** A run of equal elements: `a[aStart … aStart + length)` equals `b[bStart … bStart + length)`. */
export interface EqualRun {
  readonly aStart: number;
  readonly bStart: number;
  readonly length: number;
}

/** The equal runs of two sequences, in order, and whether the budget forced a coarser answer. */
export interface Alignment {
  readonly runs: readonly EqualRun[];
  readonly coarse: boolean;
}

interface Range {
  aStart: number;
  aEnd: number;
  bStart: number;
  bEnd: number;
}

/** Below this many cells a gap is aligned exactly at once; above it unique elements divide it first. */
const exactCells = 4096;

/**
 * Aligns two sequences of numbers: common ends first, then elements that occur once on each side
 * (patience alignment, Cohen 2008), then the exact greedy algorithm (Myers 1986, "An O(ND)
 * Difference Algorithm") in the gaps as long as the budget lasts. What it cannot afford stays unmatched.
 */
export function alignSequences(
  a: readonly number[],
  b: readonly number[],
  budget: WorkBudget,
): Alignment {
  const runs: EqualRun[] = [];
  let coarse = false;
  const pending: Range[] = [{ aStart: 0, aEnd: a.length, bStart: 0, bEnd: b.length }];
  while (pending.length > 0) {
    const range = pending.pop();
    if (range === undefined) break;
    trimCommonEnds(a, b, range, runs);
    const n = range.aEnd - range.aStart;
    const m = range.bEnd - range.bStart;
    if (n === 0 || m === 0) continue;
    if (budget.steps <= 0) {
      coarse = true;
      continue;
    }
    if (n * m > exactCells) {
      const anchors = uniqueAnchors(a, b, range);
      budget.steps -= n + m;
      if (anchors.length > 0) {
        pending.push(...gapsBetween(range, anchors));
        for (const [i, j] of anchors) runs.push({ aStart: i, bStart: j, length: 1 });
        continue;
      }
    }
    if (!greedy(a, b, range, budget, runs)) coarse = true;
  }
  return { runs: joinRuns(runs), coarse };
}

function trimCommonEnds(
  a: readonly number[],
  b: readonly number[],
  range: Range,
  runs: EqualRun[],
): void {
  const { aStart, bStart } = range;
  while (
    range.aStart < range.aEnd &&
    range.bStart < range.bEnd &&
    a[range.aStart] === b[range.bStart]
  ) {
    range.aStart++;
    range.bStart++;
  }
  if (range.aStart > aStart) runs.push({ aStart, bStart, length: range.aStart - aStart });
  const { aEnd } = range;
  while (
    range.aStart < range.aEnd &&
    range.bStart < range.bEnd &&
    a[range.aEnd - 1] === b[range.bEnd - 1]
  ) {
    range.aEnd--;
    range.bEnd--;
  }
  if (range.aEnd < aEnd) {
    runs.push({ aStart: range.aEnd, bStart: range.bEnd, length: aEnd - range.aEnd });
  }
}

/** Elements that occur exactly once on each side, reduced to the longest run in the same order. */
function uniqueAnchors(
  a: readonly number[],
  b: readonly number[],
  range: Range,
): readonly (readonly [number, number])[] {
  const seen = new Map<number, { a: number; b: number }>();
  for (let i = range.aStart; i < range.aEnd; i++) {
    const entry = seen.get(a[i] as number);
    if (entry === undefined) seen.set(a[i] as number, { a: i, b: -1 });
    else entry.a = -2;
  }
  for (let j = range.bStart; j < range.bEnd; j++) {
    const entry = seen.get(b[j] as number);
    if (entry !== undefined) entry.b = entry.b === -1 ? j : -2;
  }
  const candidates: (readonly [number, number])[] = [];
  for (const { a: i, b: j } of seen.values()) if (i >= 0 && j >= 0) candidates.push([i, j]);
  return longestIncreasing(candidates);
}

/** The longest subsequence with increasing second parts; the first parts increase already. */
function longestIncreasing(
  pairs: readonly (readonly [number, number])[],
): readonly (readonly [number, number])[] {
  const tails: number[] = [];
  const previous: number[] = [];
  pairs.forEach(([, j], index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const tail = pairs[tails[middle] as number] as readonly [number, number];
      if (tail[1] < j) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (tails[low - 1] as number) : -1;
    tails[low] = index;
  });
  const result: (readonly [number, number])[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] as number) {
    result.push(pairs[at] as readonly [number, number]);
  }
  return result.reverse();
}

function gapsBetween(range: Range, anchors: readonly (readonly [number, number])[]): Range[] {
  const gaps: Range[] = [];
  let aStart = range.aStart;
  let bStart = range.bStart;
  for (const [i, j] of anchors) {
    if (i > aStart && j > bStart) gaps.push({ aStart, aEnd: i, bStart, bEnd: j });
    aStart = i + 1;
    bStart = j + 1;
  }
  if (aStart < range.aEnd && bStart < range.bEnd) {
    gaps.push({ aStart, aEnd: range.aEnd, bStart, bEnd: range.bEnd });
  }
  return gaps;
}

/** Myers' forward greedy search with the trace kept; false when the budget ran out before the end. */
function greedy(
  a: readonly number[],
  b: readonly number[],
  range: Range,
  budget: WorkBudget,
  runs: EqualRun[],
): boolean {
  const n = range.aEnd - range.aStart;
  const m = range.bEnd - range.bStart;
  const offset = n + m + 1;
  const furthest = new Int32Array(2 * offset + 1);
  const trace: Int32Array[] = [];
  for (let d = 0; d <= n + m; d++) {
    budget.steps -= 2 * d + 1;
    if (budget.steps < 0) return false;
    trace.push(furthest.slice(offset - d - 1, offset + d + 2));
    for (let k = -d; k <= d; k += 2) {
      const down =
        k === -d ||
        (k !== d && (furthest[offset + k - 1] as number) < (furthest[offset + k + 1] as number));
      let x = down
        ? (furthest[offset + k + 1] as number)
        : (furthest[offset + k - 1] as number) + 1;
      let y = x - k;
      while (x < n && y < m && a[range.aStart + x] === b[range.bStart + y]) {
        x++;
        y++;
        budget.steps--;
      }
      furthest[offset + k] = x;
      if (x >= n && y >= m) {
        backtrack(trace, range, d, runs);
        return true;
      }
    }
  }
  return true;
}

function backtrack(
  trace: readonly Int32Array[],
  range: Range,
  cost: number,
  runs: EqualRun[],
): void {
  let x = range.aEnd - range.aStart;
  let y = range.bEnd - range.bStart;
  for (let d = cost; d >= 0; d--) {
    const row = trace[d] as Int32Array;
    const at = (k: number): number => row[k + d + 1] as number;
    const k = x - y;
    const down = k === -d || (k !== d && at(k - 1) < at(k + 1));
    const fromK = down ? k + 1 : k - 1;
    const fromX = d === 0 ? 0 : at(fromK);
    const fromY = d === 0 ? 0 : fromX - fromK;
    const startX = d === 0 ? 0 : down ? fromX : fromX + 1;
    if (x > startX) {
      const length = x - startX;
      runs.push({
        aStart: range.aStart + startX,
        bStart: range.bStart + y - length,
        length,
      });
    }
    x = fromX;
    y = fromY;
  }
}

function joinRuns(runs: EqualRun[]): readonly EqualRun[] {
  runs.sort((left, right) => left.aStart - right.aStart);
  const joined: EqualRun[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (
      last !== undefined &&
      last.aStart + last.length === run.aStart &&
      last.bStart + last.length === run.bStart
    ) {
      joined[joined.length - 1] = { ...last, length: last.length + run.length };
    } else joined.push(run);
  }
  return joined;
}
