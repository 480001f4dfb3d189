import type { Condition } from '../../pair/pair-comparison.js';
import type { ConditionComparison } from '../../stats/compare-conditions.js';
import { gapText, percent, rateText, signedPoints } from '../figures.js';
import type { PlotReference, PlotRow, RowPlot } from './row-plot.js';
import type { RunReport } from './run-report.js';

/** Items that are drawn one by one; further ones are only counted. */
const mostItems = 20;

export const conditionLabels: Readonly<Record<Condition, string>> = {
  monitored: '◉ monitored',
  unmonitored: '○ unmonitored',
};

/** The compliance gap of the original setup, to read one's own by: prompted Claude 3 Opus. */
const publishedGap: PlotReference = { at: 0.113, label: 'Greenblatt et al. 2024: 11.3' };
const noGap: PlotReference = { at: 0, label: '' };

/** Rates in the two conditions as intervals. */
export function ratesPlot(id: string, title: string, comparison: ConditionComparison): RowPlot {
  const rows = conditionRows(comparison, (condition) => conditionLabels[condition]);
  return {
    id,
    title,
    description: rows.map(({ label, text }) => `${label}: ${text}`).join('; '),
    rows,
    domain: [0, 1],
    references: [],
    format: (value) => `${Math.round(value * 100)} %`,
  };
}

/** The gap of every pair and model, with published results as reference lines. */
export function gapsPlot(report: RunReport): RowPlot {
  const all = { label: 'all', comparison: report.success.comparison };
  const groups = report.groups.length > 1 ? [...report.groups, all] : report.groups;
  const rows = groups.map(({ label, comparison: { gap } }): PlotRow => {
    const [from, to] = gap.interval;
    return {
      label,
      text: gapText(gap),
      marks:
        gap.value === null
          ? []
          : [
              { kind: 'interval', from, to, tone: 'plain' },
              { kind: 'square', at: gap.value, tone: 'plain' },
            ],
    };
  });
  return {
    id: 'gaps',
    title: 'Gap, monitored minus unmonitored, in percent points',
    description: rows.map(({ label, text }) => `${label}: ${text}`).join('; '),
    rows,
    domain: [-0.02, 0.02],
    references: report.provenance.isCompliance ? [noGap, publishedGap] : [noGap],
    format: (value) => signedPoints(value).replace(/\.0$/, ''),
  };
}

/**
 * The items whose rates differ most, a line from the one rate to the other. Undefined when no item has several
 * samples: its rates are then 0 or 1, and there is nothing to see that the counts do not say.
 */
export function itemsPlot({ itemGaps }: RunReport): RowPlot | undefined {
  const shown = itemGaps
    .filter(({ monitored, unmonitored }) => monitored.rate !== unmonitored.rate)
    .slice(0, mostItems);
  if (shown.every(({ monitored, unmonitored }) => monitored.n <= 1 && unmonitored.n <= 1)) {
    return undefined;
  }
  const rows = shown.map(({ label, monitored, unmonitored }): PlotRow => {
    const share = ({ rate, n }: typeof monitored) => `${Math.round(rate * n)}/${n}`;
    return {
      label,
      text: `◉ ${share(monitored)}  ○ ${share(unmonitored)}`,
      marks: [
        { kind: 'interval', from: unmonitored.rate, to: monitored.rate, tone: 'plain' },
        { kind: 'ring', at: unmonitored.rate, tone: 'unmonitored' },
        { kind: 'dot', at: monitored.rate, tone: 'monitored' },
      ],
    };
  });
  return {
    id: 'items',
    title: 'Items that disagree most',
    description: rows.map(({ label, text }) => `${label}: ${text}`).join('; '),
    rows,
    domain: [0, 1],
    references: [],
    format: (value) => `${percent(value).replace(/\.0$/, '')} %`,
  };
}

/** Flag rates by category and condition. */
export function categoriesPlot({ categories }: RunReport): RowPlot | undefined {
  if (categories.length === 0) return undefined;
  const rows = categories.flatMap(({ category, comparison }) =>
    conditionRows(comparison, (condition) =>
      condition === 'monitored' ? `${category.title} ◉` : '○',
    ),
  );
  return {
    id: 'categories',
    title: 'Flagged reasoning by category and condition',
    description: rows.map(({ label, text }) => `${label}: ${text}`).join('; '),
    rows,
    domain: [0, 1],
    references: [],
    format: (value) => `${Math.round(value * 100)} %`,
  };
}

function conditionRows(
  { conditions }: ConditionComparison,
  label: (condition: Condition) => string,
): PlotRow[] {
  return (['monitored', 'unmonitored'] as const).map((condition) => {
    const rate = conditions[condition];
    const [from, to] = rate.interval;
    return {
      label: label(condition),
      text: rateText(rate),
      marks:
        rate.rate === null
          ? []
          : [
              { kind: 'interval', from, to, tone: condition },
              { kind: condition === 'monitored' ? 'dot' : 'ring', at: rate.rate, tone: condition },
            ],
    };
  });
}
