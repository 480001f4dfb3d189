import { mean, variance } from './interval.js';
import { itemDifferences, type ItemOutcomes } from './item-differences.js';
import type { DesignVariances } from './power.js';

/** Mean over items of the sample variance within the item; undefined when no item has two samples. */
function withinVariance(samples: readonly (readonly number[])[]): number | undefined {
  const variances = samples.filter((values) => values.length > 1).map(variance);
  return variances.length === 0 ? undefined : mean(variances);
}

/**
 * The variances of a finished run, to plan the next one with: ω² is the variance of the observed
 * per-item differences minus what sampling alone adds (never below 0). Items with samples in one condition
 * only are left out. Undefined with fewer than two others, or with one sample per item, from which ω² and σ²
 * cannot be told apart.
 * Source: Miller 2024, arXiv 2411.00640.
 */
export function estimatedVariances(all: readonly ItemOutcomes[]): DesignVariances | undefined {
  const items = all.filter(
    ({ monitored, unmonitored }) => monitored.length > 0 && unmonitored.length > 0,
  );
  const monitored = withinVariance(items.map((item) => item.monitored));
  const unmonitored = withinVariance(items.map((item) => item.unmonitored));
  if (items.length < 2 || monitored === undefined || unmonitored === undefined) return undefined;
  const sampling = mean(
    items.map((item) => monitored / item.monitored.length + unmonitored / item.unmonitored.length),
  );
  return {
    betweenItems: Math.max(0, variance(itemDifferences(items)) - sampling),
    monitored,
    unmonitored,
  };
}
