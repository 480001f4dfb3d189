import { contains, type Span } from '../../text/span.js';
import { allCues } from '../../pair/all-cues.js';
import type { Polarity } from '../../pair/pair-comparison.js';
import type { PromptDocument } from '../prompt-document.js';
import { allNodes } from './all-nodes.js';
import type { LanguageScope } from './language-scope.js';

/** Text that is part of the manipulation. */
export interface ManipulationSpan extends Span {
  readonly kind: 'cue' | 'manipulation';
  /** What a cue says; undefined for the rest of the manipulation. */
  readonly polarity: Polarity | undefined;
}

/**
 * The cues of a file and the rest of its manipulation, in order and apart from each other; expressions in
 * it are left out, since they keep their own colours.
 */
export function manipulationSpans(
  document: PromptDocument,
  { pairs }: LanguageScope,
): ManipulationSpan[] {
  const marks: ManipulationSpan[] = [];
  for (const { comparison } of pairs) {
    if (!comparison) continue;
    for (const side of ['monitored', 'unmonitored'] as const) {
      const own = allCues(comparison, side)
        .map(({ cue }) => cue)
        .filter(({ path }) => path === document.path);
      for (const { start, end, polarity } of own) marks.push({ start, end, kind: 'cue', polarity });
      for (const difference of comparison.differences) {
        const { path, start, end } = difference[side];
        if (!difference.inManipulation || path !== document.path || start >= end) continue;
        if (own.some((cue) => contains(cue, { start, end }))) continue;
        marks.push({ start, end, kind: 'manipulation', polarity: undefined });
      }
    }
  }
  const holes = allNodes(document.nodes).flatMap((node) => {
    if (node.kind === 'text') return [];
    if (node.kind !== 'block') return [node.span];
    return [node.open, node.close, ...(node.inverseOpen ? [node.inverseOpen] : [])];
  });
  return disjoint(marks, holes);
}

/** The marks cut so that none covers a hole or another mark before it. */
function disjoint(marks: readonly ManipulationSpan[], holes: readonly Span[]): ManipulationSpan[] {
  const ordered = [...marks].sort((a, b) => a.start - b.start || b.end - a.end);
  const gaps = [...holes].sort((a, b) => a.start - b.start);
  const result: ManipulationSpan[] = [];
  let at = 0;
  let gap = 0;
  for (const mark of ordered) {
    at = Math.max(at, mark.start);
    while ((gaps[gap]?.end ?? Infinity) <= at) gap++;
    for (let next = gap; at < mark.end; next++) {
      const hole = gaps[next];
      const stop = Math.min(hole?.start ?? Infinity, mark.end);
      if (at < stop) result.push({ ...mark, start: at, end: stop });
      if (!hole || hole.start >= mark.end) {
        at = Math.max(at, mark.end);
        break;
      }
      at = Math.max(at, hole.end);
    }
  }
  return result;
}
