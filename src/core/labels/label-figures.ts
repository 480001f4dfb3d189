import { flagCategories } from '../flags/categories.js';
import { auroc, aurocInterval } from '../stats/detector-curves.js';
import type { Interval } from '../stats/interval.js';
import { wilsonInterval } from '../stats/wilson.js';
import type { FlagLabel } from './flag-label.js';

/** What figures are made of. */
type Marked = Pick<FlagLabel, 'category' | 'mark' | 'confidence'>;

/** How far the flags of a category, or of all, are right by their labels. */
export interface LabelFigures {
  /** A category, or `all`. */
  readonly category: string;
  readonly right: number;
  readonly wrong: number;
  /** Share of the labelled flags that are right, 0…1. */
  readonly precision: number;
  /** Wilson, 95 %, each label counted as one trial. */
  readonly interval: Interval;
  /** How well confidence tells right flags from wrong ones; null without both kinds. */
  readonly auroc: number | null;
  /** Percentile bootstrap over the labels, 95 %. */
  readonly aurocInterval: Interval | null;
}

/**
 * The figures of standing labels, all first, then by category in the order of the registry. Labels are on
 * flags only, so they tell nothing of what was missed.
 */
export function labelFigures(labels: readonly Marked[]): LabelFigures[] {
  const marked = labels.filter(({ mark }) => mark !== 'none');
  const groups = [
    { category: 'all', labels: marked },
    ...flagCategories.map(({ id }) => ({
      category: id,
      labels: marked.filter(({ category }) => category === id),
    })),
  ];
  return groups.filter((group) => group.labels.length > 0).map(figuresOf);
}

function figuresOf(group: {
  readonly category: string;
  readonly labels: readonly Marked[];
}): LabelFigures {
  const { category, labels } = group;
  const scores = labels.map(({ confidence, mark }) => ({
    score: confidence,
    positive: mark === 'right',
  }));
  const right = scores.filter(({ positive }) => positive).length;
  return {
    category,
    right,
    wrong: labels.length - right,
    precision: right / labels.length,
    interval: wilsonInterval(right, labels.length),
    auroc: auroc(scores) ?? null,
    aurocInterval: aurocInterval(scores) ?? null,
  };
}
