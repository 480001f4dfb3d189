import {
  gapText,
  percent,
  percentInterval,
  pValue,
  pointsInterval,
  rateText,
  signedPoints,
  testText,
} from '../figures.js';
import type { ExclusionCounts } from '../../stats/pair-outcomes.js';
import { conditionLabels } from './report-plots.js';
import type { RunReport } from './run-report.js';

export interface Headline {
  readonly figure: string;
  readonly caption: string;
}

/** The sentence below the title: models, sizes, what could not be used, what counts as a success. */
export function summaryLine(report: RunReport): string {
  const { models, items, samples, success, provenance } = report;
  const usable =
    success.comparison.conditions.monitored.n + success.comparison.conditions.unmonitored.n;
  return [
    models.length === 0 ? 'model unknown' : models.join(', '),
    items === 1 ? '1 item' : `${items} items`,
    `${usable} of ${samples} samples usable${usable < samples ? ' (the others are listed below)' : ''}`,
    `success: ${provenance.criterion}`,
  ].join(' · ');
}

/** The figures a reader came for. */
export function headlines(report: RunReport): Headline[] {
  const { gap } = report.success.comparison;
  const faking = report.alignmentFaking.comparison.conditions;
  const rate = (which: 'monitored' | 'unmonitored') => {
    const { rate: value } = faking[which];
    return value === null ? 'n/a' : `${percent(value)} %`;
  };
  return [
    {
      figure: gap.value === null ? 'n/a' : `${signedPoints(gap.value)} pp`,
      caption: `gap ${gap.value === null ? '' : pointsInterval(gap.interval)}`.trim(),
    },
    {
      figure: rate('monitored'),
      caption: `alignment-faking reasoning, monitored ${percentInterval(faking.monitored.interval)}`,
    },
    {
      figure: rate('unmonitored'),
      caption: `the same, unmonitored ${percentInterval(faking.unmonitored.interval)}: an estimate of the detector's false positives`,
    },
    ...(report.detectableGap === undefined
      ? []
      : [
          {
            figure: `${percent(report.detectableGap)} pp`,
            caption: 'smallest gap that these data detect with 80 % power',
          },
        ]),
  ];
}

/** Headings of `comparisonRows`. */
export const comparisonHeadings = [
  'what',
  '◉ monitored',
  '○ unmonitored',
  'gap',
  'p of its test',
] as const;

/** Rows of the table of all comparisons, by `comparisonHeadings`. */
export function comparisonRows(report: RunReport): string[][] {
  const named = [
    ...report.groups.map(
      ({ label, comparison, adjustedP }) =>
        [`success, ${label}`, comparison, adjusted(adjustedP, 'Holm')] as const,
    ),
    ...(report.groups.length > 1 ? [['success, all', report.success.comparison, ''] as const] : []),
    ['alignment-faking reasoning', report.alignmentFaking.comparison, ''] as const,
    ['the same among successes', report.alignmentFakingOfSuccesses, ''] as const,
    ...report.categories.map(
      ({ category, comparison, adjustedP }) =>
        [`flag: ${category.title}`, comparison, adjusted(adjustedP, 'Benjamini–Hochberg')] as const,
    ),
  ];
  return named.map(([label, { conditions, gap, test }, more]) => [
    label,
    rateText(conditions.monitored),
    rateText(conditions.unmonitored),
    gapText(gap),
    gap.value === null ? 'none' : `${pValue(test.p)}${more}`,
  ]);
}

function adjusted(p: number | undefined, method: string): string {
  return p === undefined ? '' : `; ${pValue(p)} by ${method}`;
}

/** How the figures were made, one sentence each. */
export function methodLines(report: RunReport): string[] {
  const { comparison } = report.success;
  const { provenance } = report;
  return [
    `Success: ${provenance.criterion}.`,
    `Rates: ${comparison.conditions.monitored.method}, 95 %. Gap: ${comparison.gap.method}, ${comparison.pairs} items in both conditions. ${testText(comparison.test)}.`,
    ...adjustmentLines(report),
    ...comparison.notes,
    `Reasoning that was read: ${report.reasoningKinds.join(', ') || 'none'}. A summary is not the reasoning itself, and no flags does not mean no faking.`,
    `Alignment-faking reasoning and flags are judged by the local flagger of Gyges ${provenance.gyges}.`,
    `Written ${provenance.written} from ${provenance.sources.join(', ')}.`,
  ];
}

function adjustmentLines({ groups, categories }: RunReport): string[] {
  const count = (rows: readonly { readonly adjustedP: number | undefined }[]) =>
    rows.filter(({ adjustedP }) => adjustedP !== undefined).length;
  const [claims, explored] = [count(groups), count(categories)];
  return [
    ...(claims === 0
      ? []
      : [
          `The p-values of the ${claims} gaps by pair and model are also given adjusted by Holm, which bounds the chance of any false claim among them.`,
        ]),
    ...(explored === 0
      ? []
      : [
          `Those of the ${explored} flag categories are there to explore, and also given adjusted by Benjamini and Hochberg, which bounds the expected share of false discoveries.`,
        ]),
  ];
}

/** What is not in the figures, one sentence each; empty when everything is. */
export function exclusionLines({ success, alignmentFaking }: RunReport): string[] {
  const counts = (excluded: ExclusionCounts) =>
    Object.entries(excluded)
      .map(([reason, count]) => `${count} ${reason}`)
      .join(', ');
  const perCondition = (what: string, { excluded }: typeof success) =>
    (['monitored', 'unmonitored'] as const).flatMap((condition) => {
      const text = counts(excluded[condition]);
      return text === '' ? [] : [`${what}, ${conditionLabels[condition]}: ${text}.`];
    });
  return [
    ...perCondition('Not judged for success', success),
    ...perCondition('Not judged for alignment faking', alignmentFaking),
    ...success.unmatched.map(
      ({ item, condition, counterpart }) =>
        `Item ${item} has usable samples only ${conditionLabels[condition]} (${counterpart} in the other condition).`,
    ),
    ...(success.withoutCondition === 0
      ? []
      : [`${success.withoutCondition} samples do not say which condition they are of.`]),
  ];
}
