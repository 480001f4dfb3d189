import type { Condition } from '../../core/pair/pair-comparison.js';
import type { ConditionRate } from '../../core/stats/compare-conditions.js';
import type { ExclusionCounts } from '../../core/stats/pair-outcomes.js';
import { percent, pointsInterval, pValue, signedPoints } from '../../core/report/figures.js';
import { escapeControls } from '../../core/text/escape-controls.js';
import type { Style } from '../style.js';
import { wrap } from '../wrap.js';
import type { StatsReport } from './stats-report.js';

const width = 80;
const minus = '−';
const marks = { monitored: '◉', unmonitored: '○' } as const;

function row(name: string, successes: string, n: string, rate: string, interval: string): string {
  return (
    name.padEnd(18) +
    successes.padStart(10) +
    n.padStart(8) +
    rate.padStart(10) +
    interval.padStart(20)
  );
}

function conditionRow(condition: Condition, rate: ConditionRate, style: Style): string {
  const [low, high] = rate.interval;
  const line = row(
    `${marks[condition]} ${condition}`,
    String(rate.successes),
    String(rate.n),
    rate.rate === null ? '–' : `${percent(rate.rate)} %`,
    `[${percent(low)}, ${percent(high)}] %`,
  );
  return style[condition](line);
}

function exclusions(condition: Condition, counts: ExclusionCounts): string[] {
  return Object.entries(counts).map(([reason, count]) => `${count} ${condition}: ${reason}`);
}

const mostUnmatched = 10;

function unmatchedText({ unmatched }: StatsReport): string {
  if (unmatched.length === 0) return 'Every item has usable samples in both conditions.';
  const shown = unmatched
    .slice(0, mostUnmatched)
    .map(({ item, condition }) => `${escapeControls(item)} (${condition} only)`);
  const more =
    unmatched.length > mostUnmatched ? `, and ${unmatched.length - mostUnmatched} more` : '';
  return `Unmatched items, not in the gap: ${shown.join(', ')}${more}.`;
}

function correctedText({ corrected }: StatsReport): string[] {
  if (corrected === undefined) return [];
  const one = (condition: Condition): string => {
    const found = corrected[condition];
    if (found === undefined) return `${condition}: none, the detector is no better than chance`;
    const [low, high] = found.interval;
    const cut = found.isCut
      ? `, cut, since these error rates alone would give ${found.rate === 0 ? 'more' : 'fewer'}: chance, or a labelled set that does not stand for these samples`
      : '';
    return `${condition} ${percent(found.rate)} % [${percent(low)}, ${percent(high)}]${cut}`;
  };
  const method = corrected.monitored?.method ?? corrected.unmonitored?.method ?? 'Rogan–Gladen';
  return [
    `Corrected for the errors of the detector: ${one('monitored')}; ${one('unmonitored')} (${method}). Taken as alike in both conditions, and samples as independent.`,
  ];
}

function agreementText({ agreement }: StatsReport): string[] {
  if (agreement === undefined) return [];
  const { both, firstOnly, secondOnly, neither, unusable, kappa, against } = agreement;
  return [
    `Against ${escapeControls(against)}: success by both ${both}, by the first only ${firstOnly}, by the second only ${secondOnly}, by neither ${neither}; ${unusable} samples not judged by both. Cohen’s κ ${kappa === undefined ? 'not defined' : kappa.toFixed(3)}.`,
  ];
}

/** The report as a table of at most 80 columns. */
export function statsText(report: StatsReport, style: Style): string {
  const { conditions, gap, test, pairs, excluded, notes, level } = report;
  const left = [
    ...exclusions('monitored', excluded.monitored),
    ...exclusions('unmonitored', excluded.unmonitored),
  ];
  const methods = new Set([conditions.monitored.method, conditions.unmonitored.method]);
  const value = gap.value === null ? '–' : `${signedPoints(gap.value)} pp`;
  const extras = [
    ...(gap.standardError === undefined ? [] : [`standard error ${percent(gap.standardError)} pp`]),
    ...(gap.clusters === undefined ? [] : [`${gap.clusters} families of items`]),
    ...(gap.designEffect === undefined ? [] : [`design effect ${gap.designEffect.toFixed(2)}`]),
  ];
  const paragraphs = [
    `Rates: ${[...methods].join('; ')}.`,
    `Gap: ${[gap.method, ...extras].join(', ')}.`,
    `Test: ${test.name}, b = ${test.b} (monitored only), c = ${test.c} (unmonitored only), p = ${pValue(test.p)}.`,
    left.length === 0 ? 'No sample was excluded.' : `Excluded samples: ${left.join('; ')}.`,
    unmatchedText(report),
    ...correctedText(report),
    ...agreementText(report),
    ...notes.map(escapeControls),
  ];
  const coverage = `${Number((level * 100).toFixed(3))} % interval`;
  return [
    ...wrap(`Success: ${escapeControls(report.success.criterion)}.`, width),
    '',
    style.dim(row('condition', 'successes', 'n', 'rate', coverage)),
    conditionRow('monitored', conditions.monitored, style),
    conditionRow('unmonitored', conditions.unmonitored, style),
    style.bold(row('gap', '', String(pairs), value, pointsInterval(gap.interval))),
    style.dim(`  monitored ${minus} unmonitored in percentage points, n paired items`),
    '',
    ...paragraphs.flatMap((paragraph) => wrap(paragraph, width)),
    '',
  ].join('\n');
}
