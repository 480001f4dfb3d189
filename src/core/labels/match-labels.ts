import type { Flag } from '../flags/flag.js';
import type { FlagLabel, FlagMark } from './flag-label.js';

type Anchor = Pick<FlagLabel, 'category' | 'lane' | 'quote' | 'start'>;

/** Of the labels on the same words at the same place the last one each, in the order in which they were made. */
export function standingLabels(labels: readonly FlagLabel[]): FlagLabel[] {
  const last = new Map<string, FlagLabel>();
  for (const label of labels) {
    const key = JSON.stringify([label.sample, wordsOf(label), label.segment, label.start]);
    last.delete(key);
    last.set(key, label);
  }
  return [...last.values()];
}

/**
 * The mark of each flag of one sample, by its index. A label belongs to a flag of the same category on the
 * same words, wherever an edit has moved them; where the words stand there several times, to the one in the
 * same order, or else the nearest. A flag whose own words were edited has no mark any more.
 *
 * @param labels of that sample
 */
export function matchLabels(
  flags: readonly Flag[],
  labels: readonly FlagLabel[],
): ReadonlyMap<number, Exclude<FlagMark, 'none'>> {
  const marks = new Map<number, Exclude<FlagMark, 'none'>>();
  const flagsByWords = groupBy(
    flags.map((flag, index) => ({ index, start: placeOf(flag), words: wordsOf(anchorOf(flag)) })),
  );
  const labelsByWords = groupBy(
    standingLabels(labels).map((label) => ({
      label,
      start: placeOf(label),
      words: wordsOf(label),
    })),
  );
  for (const [words, candidates] of flagsByWords) {
    // Older labels of the same words belong to places that an edit has left.
    const newest = (labelsByWords.get(words) ?? []).slice(-candidates.length);
    const ordered = newest.sort((a, b) => a.start - b.start);
    const free = candidates.sort((a, b) => a.start - b.start);
    for (const [order, { label, start }] of ordered.entries()) {
      const nearest =
        ordered.length === candidates.length
          ? candidates[order]
          : free.reduce<(typeof free)[number] | undefined>(
              (best, flag) =>
                !marks.has(flag.index) &&
                (best === undefined || Math.abs(flag.start - start) < Math.abs(best.start - start))
                  ? flag
                  : best,
              undefined,
            );
      if (nearest !== undefined && label.mark !== 'none') marks.set(nearest.index, label.mark);
    }
  }
  return marks;
}

function groupBy<T extends { readonly words: string }>(items: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(item.words, [...(groups.get(item.words) ?? []), item]);
  return groups;
}

function anchorOf({ category, lane, text, start }: Flag): Anchor {
  return { category, lane, quote: text, start };
}

function wordsOf({ category, lane, quote }: Pick<Anchor, 'category' | 'lane' | 'quote'>): string {
  return JSON.stringify([category, lane, quote]);
}

/** Segments come one after the other; no text is longer than this. */
function placeOf({ segment, start }: Pick<Flag, 'segment' | 'start'>): number {
  return segment * 2 ** 32 + start;
}
