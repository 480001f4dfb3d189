import { flagCategories } from '../../flags/categories.js';
import type { FlagCategory } from '../../flags/flag.js';
import type { Condition } from '../../pair/pair-comparison.js';
import { compareConditions, type ConditionComparison } from '../../stats/compare-conditions.js';
import { estimatedVariances } from '../../stats/estimated-variances.js';
import type { BootstrapOptions } from '../../stats/item-differences.js';
import { benjaminiHochberg, holm } from '../../stats/multiplicity.js';
import { mean } from '../../stats/interval.js';
import { pairOutcomes, type PairedOutcomes } from '../../stats/pair-outcomes.js';
import { smallestDetectableGap, type DesignVariances } from '../../stats/power.js';
import type { Outcome } from '../../stats/success-criterion.js';
import type { JudgedSample } from './judged-sample.js';

/** Bootstrap replicates for the many rows that are there to look through, not to rest a claim on. */
const explorationReplicates = 1000;

/** Where the figures come from, for the appendix. */
export interface ReportProvenance {
  readonly gyges: string;
  /** ISO 8601. */
  readonly written: string;
  readonly sources: readonly string[];
  /** Success in words. */
  readonly criterion: string;
  /** Whether success is compliance, so that the published gaps can be set beside ours. */
  readonly isCompliance: boolean;
  /** SHA-256 of the prompts of each pair, where the logs have them. */
  readonly prompts: readonly {
    readonly pair: string;
    readonly hashes: Readonly<Record<Condition, string>>;
  }[];
  /** What could not be read or must be known to judge the figures. */
  readonly warnings: readonly string[];
}

/** One of several comparisons that are looked at together. */
export interface Adjusted {
  readonly comparison: ConditionComparison;
  /** p-value of the gap's test, adjusted for how many there are; undefined when there is only one. */
  readonly adjustedP: number | undefined;
}

export interface GroupedComparison extends Adjusted {
  readonly label: string;
}

/** An item with usable samples in both conditions. Rates 0…1. */
export interface ItemGap {
  readonly label: string;
  readonly monitored: { readonly rate: number; readonly n: number };
  readonly unmonitored: { readonly rate: number; readonly n: number };
}

export interface CategoryRates extends Adjusted {
  readonly category: FlagCategory;
}

/** All figures of a report. */
export interface RunReport {
  readonly title: string;
  readonly models: readonly string[];
  readonly samples: number;
  readonly items: number;
  readonly success: PairedOutcomes & { readonly comparison: ConditionComparison };
  readonly alignmentFaking: PairedOutcomes & { readonly comparison: ConditionComparison };
  /** Alignment-faking reasoning among the samples that succeeded (complied). */
  readonly alignmentFakingOfSuccesses: ConditionComparison;
  /** By pair and model; one entry when there is nothing to tell apart. Adjusted by Holm, for claims. */
  readonly groups: readonly GroupedComparison[];
  /** Items by how much their two rates differ, greatest first. */
  readonly itemGaps: readonly ItemGap[];
  /** Categories with at least one flag, most frequent first. Adjusted by Benjamini–Hochberg, to explore. */
  readonly categories: readonly CategoryRates[];
  /**
   * The gap, 0…1, that these data could detect with 80 % power; undefined with one sample per item, or when
   * nothing varies.
   */
  readonly detectableGap: number | undefined;
  readonly reasoningKinds: readonly string[];
  readonly provenance: ReportProvenance;
}

/** The figures of the samples; nothing is left out without being counted in `excluded` or `unmatched`. */
export function runReport(
  title: string,
  samples: readonly JudgedSample[],
  provenance: ReportProvenance,
): RunReport {
  const several = distinct(samples.map(({ model }) => model)).length > 1;
  const compare = (
    outcomeOf: (sample: JudgedSample) => Outcome,
    chosen = samples,
    bootstrap: BootstrapOptions = {},
  ) => {
    const paired = pairOutcomes(
      chosen.map((sample) => ({
        item: several ? `${sample.model} ${itemKey(sample)}` : itemKey(sample),
        condition: sample.condition,
        outcome: outcomeOf(sample),
      })),
    );
    return { ...paired, comparison: compareConditions(paired.items, bootstrap) };
  };
  const success = compare(({ outcome }) => outcome);
  const succeeded = samples.filter(({ outcome }) => 'success' in outcome && outcome.success);
  const variances = estimatedVariances(success.items);
  const categories = flagCategories
    .map((category) => ({
      category,
      comparison: compare(
        ({ alignmentFaking, categories: found }) =>
          'excluded' in alignmentFaking
            ? alignmentFaking
            : { success: found.includes(category.id) },
        samples,
        { replicates: explorationReplicates },
      ).comparison,
    }))
    .filter(({ comparison }) => flagged(comparison) > 0)
    .sort((a, b) => flagged(b.comparison) - flagged(a.comparison));
  return {
    title,
    models: distinct(samples.map(({ model }) => model).filter((model) => model !== '')),
    samples: samples.length,
    items: distinct(samples.map(itemKey)).length,
    success,
    alignmentFaking: compare(({ alignmentFaking }) => alignmentFaking),
    alignmentFakingOfSuccesses: compare(({ alignmentFaking }) => alignmentFaking, succeeded)
      .comparison,
    groups: adjust(
      groupsOf(samples).map(([label, group]) => ({
        label,
        comparison: compare(({ outcome }) => outcome, group).comparison,
      })),
      holm,
    ),
    itemGaps: itemGaps(success),
    categories: adjust(categories, benjaminiHochberg),
    detectableGap:
      variances === undefined || isWithoutSpread(variances)
        ? undefined
        : smallestDetectableGap(success.comparison.pairs, samplesPerCell(success), variances),
    reasoningKinds: distinct(samples.flatMap(({ reasoningKinds }) => reasoningKinds)),
    provenance,
  };
}

/** Adjusts the p-values of the comparisons that have a gap at all, when these are several. */
function adjust<T extends { readonly comparison: ConditionComparison }>(
  comparisons: readonly T[],
  method: (pValues: readonly number[]) => number[],
): (T & Adjusted)[] {
  const tested = comparisons.filter(({ comparison }) => comparison.gap.value !== null);
  const adjusted =
    tested.length < 2 ? [] : method(tested.map(({ comparison }) => comparison.test.p));
  return comparisons.map((each) => ({ ...each, adjustedP: adjusted[tested.indexOf(each)] }));
}

function itemKey({ pair, item }: JudgedSample): string {
  return pair === undefined ? item : `${pair}/${item}`;
}

function groupsOf(samples: readonly JudgedSample[]): [label: string, samples: JudgedSample[]][] {
  const pairs = distinct(samples.map(({ pair }) => pair));
  const models = distinct(samples.map(({ model }) => model));
  const groups = new Map<string, JudgedSample[]>();
  for (const sample of samples) {
    const parts = [
      ...(pairs.length > 1 || models.length === 1 ? [sample.pair ?? ''] : []),
      ...(models.length > 1 ? [sample.model] : []),
    ];
    const label = parts.filter((part) => part !== '').join(' · ') || 'all items';
    groups.set(label, [...(groups.get(label) ?? []), sample]);
  }
  return [...groups];
}

function itemGaps({ items }: PairedOutcomes): ItemGap[] {
  return items
    .filter(({ monitored, unmonitored }) => monitored.length > 0 && unmonitored.length > 0)
    .map(({ item, monitored, unmonitored }) => ({
      label: item,
      monitored: { rate: mean(monitored), n: monitored.length },
      unmonitored: { rate: mean(unmonitored), n: unmonitored.length },
    }))
    .sort((a, b) => distance(b) - distance(a));
}

function distance({ monitored, unmonitored }: ItemGap): number {
  return Math.abs(monitored.rate - unmonitored.rate);
}

function flagged({ conditions }: ConditionComparison): number {
  return conditions.monitored.successes + conditions.unmonitored.successes;
}

/** Outcomes that never vary say nothing of how much others would; they do not detect every gap. */
function isWithoutSpread({ betweenItems, monitored, unmonitored }: DesignVariances): boolean {
  return betweenItems + monitored + unmonitored === 0;
}

/** The harmonic mean of the samples per item and condition, which is what the variance of a mean goes by. */
function samplesPerCell({ items }: PairedOutcomes): number {
  const counts = items
    .flatMap(({ monitored, unmonitored }) => [monitored.length, unmonitored.length])
    .filter((count) => count > 0);
  return counts.length === 0 ? 0 : counts.length / counts.reduce((sum, n) => sum + 1 / n, 0);
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
