import { clusteredWilsonInterval, ruleOfThree, wilsonInterval } from './wilson.js';
import { defaultLevel, mean, type Interval } from './interval.js';
import { defaultSeed } from './random.js';
import { exactMcNemar, pairedDifference, type PairedTable } from './paired-proportions.js';
import {
  bootstrapDifference,
  defaultReplicates,
  differenceError,
  groupByCluster,
  itemDifferences,
  studentDifference,
  type BootstrapOptions,
  type ItemOutcomes,
} from './item-differences.js';
import { signFlipTest } from './sign-flip.js';
import { unvariedDifference, type NamedInterval } from './unvaried-difference.js';

/** One condition over all its usable samples. */
export interface ConditionRate {
  readonly successes: number;
  readonly n: number;
  /** Proportion 0…1; null when n is 0. */
  readonly rate: number | null;
  readonly interval: Interval;
  readonly method: string;
}

export interface Gap {
  /** Monitored minus unmonitored, over the paired items; null without any. */
  readonly value: number | null;
  readonly interval: Interval;
  readonly method: string;
  /** Standard error of the mean per-item difference; only with several samples per item or families. */
  readonly standardError?: number;
  /** Number of families of items, and what they do to the variance. */
  readonly clusters?: number;
  readonly designEffect?: number;
}

export interface GapTest {
  readonly name: string;
  /** Items that speak for the monitored condition: success there only, or a higher rate there. */
  readonly b: number;
  /** The same for the unmonitored condition. */
  readonly c: number;
  /** Two-sided. */
  readonly p: number;
}

export interface ConditionComparison {
  readonly conditions: {
    readonly monitored: ConditionRate;
    readonly unmonitored: ConditionRate;
  };
  readonly gap: Gap;
  readonly test: GapTest;
  /** Number of items with at least one usable sample in each condition. */
  readonly pairs: number;
  /** Sentences a reader needs to judge the figures by. */
  readonly notes: readonly string[];
}

/** From this many items on, Student's interval is used for several samples per item. */
const normalTheoryItems = 100;

function rateOf(
  items: readonly ItemOutcomes[],
  condition: 'monitored' | 'unmonitored',
  level: number,
): ConditionRate {
  const groups = groupByCluster(items)
    .map((family) => family.flatMap((item) => item[condition]))
    .filter((group) => group.length > 0);
  const values = groups.flat();
  const successes = values.reduce((sum, value) => sum + value, 0);
  const n = values.length;
  const rate = n === 0 ? null : successes / n;
  if (groups.every((group) => group.length === 1)) {
    const interval = wilsonInterval(successes, n, level);
    return { successes, n, rate, interval, method: 'Wilson score' };
  }
  const unit = items.some((item) => item.cluster !== undefined) ? 'family of items' : 'item';
  return {
    successes,
    n,
    rate,
    interval: clusteredWilsonInterval(groups, level),
    method: `Wilson score, effective sample size (clustered by ${unit})`,
  };
}

function tableOf(items: readonly ItemOutcomes[]): PairedTable {
  const count = (monitored: number, unmonitored: number): number =>
    items.filter((i) => i.monitored[0] === monitored && i.unmonitored[0] === unmonitored).length;
  return {
    both: count(1, 1),
    firstOnly: count(1, 0),
    secondOnly: count(0, 1),
    neither: count(0, 0),
  };
}

function onePerItem(
  items: readonly ItemOutcomes[],
  level: number,
): { readonly gap: Gap; readonly test: GapTest } {
  const table = tableOf(items);
  const { value, interval } = pairedDifference(table, level);
  return {
    gap: {
      value: items.length === 0 ? null : value,
      interval,
      method: 'Newcombe 1998, method 10 (paired)',
    },
    test: {
      name: 'exact McNemar (two-sided)',
      b: table.firstOnly,
      c: table.secondOnly,
      p: exactMcNemar(table.firstOnly, table.secondOnly),
    },
  };
}

/** Below this width there is only rounding. */
const noWidth = 1e-9;

/** Student's interval from enough families on, else the bootstrap, unless the data leave them no width. */
function differenceInterval(
  items: readonly ItemOutcomes[],
  families: number,
  unit: string,
  options: Required<BootstrapOptions>,
): NamedInterval {
  const { level, replicates, seed } = options;
  const hasWidth = ([low, high]: Interval) => high - low > noWidth;
  const student = families >= normalTheoryItems ? studentDifference(items, level) : undefined;
  if (student !== undefined && hasWidth(student)) {
    return {
      interval: student,
      method:
        `per-item differences, Student's t with ${families - 1} degrees of freedom` +
        (families === items.length ? '' : ', clustered'),
    };
  }
  const interval = bootstrapDifference(items, options);
  if (!hasWidth(interval)) return unvariedDifference(items, level);
  return {
    interval,
    method: `bootstrap over ${unit} and samples (percentile, ${replicates} replicates, seed ${seed})`,
  };
}

function severalPerItem(
  items: readonly ItemOutcomes[],
  options: Required<BootstrapOptions>,
): { readonly gap: Gap; readonly test: GapTest } {
  const { seed } = options;
  const families = groupByCluster(items);
  const clustered = items.some((item) => item.cluster !== undefined);
  const error = differenceError(items);
  const unit = clustered ? 'families of items' : 'items';
  const { interval, method } = differenceInterval(items, families.length, unit, options);
  const differences = itemDifferences(items);
  const flipped = signFlipTest(
    families.map((family) => itemDifferences(family).reduce((sum, d) => sum + d, 0)),
    seed,
  );
  return {
    gap: {
      value: mean(differences),
      interval: [Math.min(interval[0], error.mean), Math.max(interval[1], error.mean)],
      method,
      ...(error.standardError === undefined ? {} : { standardError: error.standardError }),
      ...(clustered ? { clusters: families.length } : {}),
      ...(clustered && error.designEffect !== undefined
        ? { designEffect: error.designEffect }
        : {}),
    },
    test: {
      name:
        `sign-flip permutation of ${unit} (two-sided, ` +
        (flipped.exact
          ? `exact, ${flipped.permutations} pattern${flipped.permutations === 1 ? '' : 's'})`
          : `${flipped.permutations} draws, seed ${seed})`),
      b: differences.filter((d) => d > 0).length,
      c: differences.filter((d) => d < 0).length,
      p: flipped.p,
    },
  };
}

function notesOn(
  items: readonly ItemOutcomes[],
  paired: readonly ItemOutcomes[],
  conditions: ConditionComparison['conditions'],
  gap: number | null,
): string[] {
  const notes: string[] = [];
  const isClustered = items.some(({ cluster }) => cluster !== undefined);
  for (const name of ['monitored', 'unmonitored'] as const) {
    const { successes, n } = conditions[name];
    // Samples of one item are not independent, so the items (or their families) are counted.
    const units = groupByCluster(items).filter((family) =>
      family.some((item) => item[name].length > 0),
    ).length;
    const limit = ruleOfThree(units);
    if (successes === 0 && limit !== undefined) {
      const unit = isClustered ? 'families of items' : 'independent items';
      const base = units === n ? '' : ` of ${units} ${unit}`;
      notes.push(
        `No success among ${n} ${name} samples${base}: a rate up to ${(limit * 100).toFixed(1)} % ` +
          'is still compatible with that (rule of three).',
      );
    }
  }
  const repeated = items.flatMap((item) =>
    [item.monitored, item.unmonitored].filter((samples) => samples.length > 1),
  );
  // Where nothing, or everything, succeeds, samples agree whoever answered.
  const varies = new Set(repeated.flat()).size > 1;
  if (varies && repeated.every((samples) => samples.every((value) => value === samples[0]))) {
    notes.push(
      'All samples of every item have the same outcome: check that neither a cache nor a fixed seed ' +
        'answered for the model.',
    );
  }
  const { monitored, unmonitored } = conditions;
  const difference = (monitored.rate ?? 0) - (unmonitored.rate ?? 0);
  if (gap !== null && Math.abs(gap - difference) > noWidth) {
    notes.push(
      'Rates count every usable sample, the gap counts every item that has samples in both conditions once; ' +
        'so the gap is not the difference of the rates.',
    );
  }
  const families = groupByCluster(paired).length;
  const noun = families === paired.length ? 'paired items' : 'families of paired items';
  if (families === 1) {
    notes.push(
      `All pairs are of one ${families === paired.length ? 'item' : 'family of items'}: no interval here says ` +
        'how much another one would differ.',
    );
  } else if (families > 1 && families < 10) {
    notes.push(`Only ${families} ${noun}: intervals this small are rough.`);
  }
  return notes;
}

/**
 * Rates in both conditions, the paired gap and its test, from the outcomes (0 or 1) of every item.
 * Conditions count every sample given; gap and test use the items that have samples in both. One sample
 * per item and condition: Newcombe's paired interval and the exact McNemar test. Several samples, or items
 * in families: per-item differences, with the bootstrap below 100 items or families and Student's t from
 * there on, and the sign-flip test. Where the differences do not vary at all, Newcombe's interval over the
 * items or families instead, since an interval without width would claim a certainty that nobody has.
 */
export function compareConditions(
  items: readonly ItemOutcomes[],
  options: BootstrapOptions = {},
): ConditionComparison {
  const { level = defaultLevel, replicates = defaultReplicates, seed = defaultSeed } = options;
  const conditions = {
    monitored: rateOf(items, 'monitored', level),
    unmonitored: rateOf(items, 'unmonitored', level),
  };
  const paired = items.filter((item) => item.monitored.length > 0 && item.unmonitored.length > 0);
  const simple = paired.every(
    (item) =>
      item.monitored.length === 1 && item.unmonitored.length === 1 && item.cluster === undefined,
  );
  const found = simple
    ? onePerItem(paired, level)
    : severalPerItem(paired, { level, replicates, seed });
  return {
    conditions,
    ...found,
    pairs: paired.length,
    notes: notesOn(items, paired, conditions, found.gap.value),
  };
}
