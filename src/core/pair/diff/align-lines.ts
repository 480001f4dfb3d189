import type { Span } from '../../text/span.js';
import type { Alignment, EqualRun, WorkBudget } from './align-sequences.js';
import { alignSequences } from './align-sequences.js';
import { collapsed, Interner } from '../words/tokens.js';

/** Lines that are skipped on both sides together before the texts must agree again. */
const resyncReach = 8;

/** Equal characters that count as agreement; fewer could be chance. */
const resyncLength = 200;

/**
 * The equal lines of two texts. Nearly identical texts are walked along, skipping the few lines that
 * differ; from where that fails on, lines are numbered and aligned.
 */
export function alignLines(
  a: string,
  aLines: readonly Span[],
  b: string,
  bLines: readonly Span[],
  budget: WorkBudget,
): Alignment {
  const runs: EqualRun[] = [];
  let i = 0;
  let j = 0;
  for (;;) {
    const found = resync(a, aLines, i, b, bLines, j);
    if (found === undefined) break;
    runs.push(found);
    i = found.aStart + found.length;
    j = found.bStart + found.length;
  }
  const interner = new Interner();
  const rest = alignSequences(
    aLines.slice(i).map((line) => interner.number(collapsed(a, line))),
    bLines.slice(j).map((line) => interner.number(collapsed(b, line))),
    budget,
  );
  for (const run of rest.runs) {
    runs.push({ aStart: run.aStart + i, bStart: run.bStart + j, length: run.length });
  }
  return { runs, coarse: rest.coarse };
}

/** The next long run of equal lines that begins within reach, nearest first. */
function resync(
  a: string,
  aLines: readonly Span[],
  i: number,
  b: string,
  bLines: readonly Span[],
  j: number,
): EqualRun | undefined {
  for (let skipped = 0; skipped <= resyncReach; skipped++) {
    for (let down = 0; down <= skipped; down++) {
      const left = aLines[i + down];
      const right = bLines[j + skipped - down];
      if (left === undefined || right === undefined) continue;
      const equal = equalLength(a, left.start, b, right.start);
      if (equal < resyncLength) continue;
      const length = equalLines(aLines, i + down, bLines, j + skipped - down, equal);
      if (length > 0) return { aStart: i + down, bStart: j + skipped - down, length };
    }
  }
  return undefined;
}

function equalLength(a: string, aStart: number, b: string, bStart: number): number {
  const limit = Math.min(a.length - aStart, b.length - bStart);
  let length = 0;
  while (length < limit && a.charCodeAt(aStart + length) === b.charCodeAt(bStart + length)) {
    length++;
  }
  return length;
}

/** How many whole lines lie in the first `equal` characters from two lines on. */
function equalLines(
  aLines: readonly Span[],
  i: number,
  bLines: readonly Span[],
  j: number,
  equal: number,
): number {
  const aFrom = aLines[i]?.start ?? 0;
  const bFrom = bLines[j]?.start ?? 0;
  let count = 0;
  for (;;) {
    const left = aLines[i + count];
    const right = bLines[j + count];
    if (left === undefined || right === undefined) return count;
    if (left.end - aFrom > equal || left.end - aFrom !== right.end - bFrom) return count;
    count++;
  }
}
