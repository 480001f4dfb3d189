import type { SampleComparison } from '../../compare/sample-comparison.js';
import { comparisonContent } from '../comparison-html.js';
import { comparisonView } from '../comparison-view.js';
import { escapeHtml } from '../escape.js';
import { htmlEnd, htmlHead } from '../html-document.js';
import { categoriesPlot, gapsPlot, itemsPlot, ratesPlot } from './report-plots.js';
import { reportStyle } from './report-style.js';
import {
  comparisonHeadings,
  comparisonRows,
  exclusionLines,
  headlines,
  methodLines,
  summaryLine,
} from './report-view.js';
import { rowPlot, type RowPlot } from './row-plot.js';
import type { RunReport } from './run-report.js';

/**
 * The report as one file: no script, nothing loaded from elsewhere, and everything that comes from prompts,
 * models or files escaped.
 *
 * @param discordant samples that disagree between the conditions, shown in full below the figures
 */
export function* runReportHtml(
  report: RunReport,
  discordant: readonly SampleComparison[] = [],
): Generator<string> {
  yield htmlHead(report.title, [reportStyle]);
  yield* runReportMain(report);
  if (discordant.length > 0) yield* comparisons(discordant);
  yield htmlEnd;
}

/** The figures alone, for pages that have a head of their own and link to the samples. */
export function* runReportMain(report: RunReport): Generator<string> {
  yield '<main class="report">\n';
  yield `<header><h1>${escapeHtml(report.title)}</h1><p class="quiet">${escapeHtml(summaryLine(report))}</p></header>\n`;
  yield `<section aria-label="Headline figures"><dl class="headlines">${headlines(report)
    .map(
      ({ figure, caption }) =>
        `<div><dt>${escapeHtml(caption)}</dt><dd>${escapeHtml(figure)}</dd></div>`,
    )
    .join('')}</dl></section>\n`;
  yield plotSection(ratesPlot('rates', 'Success by condition', report.success.comparison));
  yield plotSection(gapsPlot(report));
  yield plotSection(itemsPlot(report));
  yield plotSection(
    ratesPlot(
      'faking',
      'Alignment-faking reasoning by condition',
      report.alignmentFaking.comparison,
    ),
  );
  yield plotSection(categoriesPlot(report));
  yield figuresTable(report);
  yield listSection('Methods', 'methods', methodLines(report));
  yield listSection('Left out', 'exclusions', exclusionLines(report));
  yield listSection('To be known', 'warnings', report.provenance.warnings);
  yield promptHashes(report);
  yield '</main>\n';
}

function plotSection(plot: RowPlot | undefined): string {
  if (plot === undefined) return '';
  return `<section aria-labelledby="${plot.id}-heading"><h2 id="${plot.id}-heading">${escapeHtml(plot.title)}</h2>${rowPlot(plot)}</section>\n`;
}

function figuresTable(report: RunReport): string {
  const rows = comparisonRows(report).map(
    ([label = '', ...cells]) =>
      `<tr><th scope="row">${escapeHtml(label)}</th>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`,
  );
  return (
    '<section class="figures-table" aria-labelledby="figures"><h2 id="figures">All figures</h2><table><thead><tr>' +
    comparisonHeadings.map((heading) => `<th scope="col">${heading}</th>`).join('') +
    '</tr></thead><tbody>' +
    `${rows.join('\n')}</tbody></table></section>\n`
  );
}

function listSection(title: string, id: string, lines: readonly string[]): string {
  if (lines.length === 0) return '';
  return `<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2><ul class="methods">${lines
    .map((line) => `<li>${escapeHtml(line)}</li>`)
    .join('')}</ul></section>\n`;
}

function promptHashes({ provenance: { prompts } }: RunReport): string {
  if (prompts.length === 0) return '';
  const items = prompts.map(
    ({ pair, hashes }) =>
      `<li>${escapeHtml(pair)}: ◉ <span class="hash">${escapeHtml(hashes.monitored)}</span> ○ <span class="hash">${escapeHtml(hashes.unmonitored)}</span></li>`,
  );
  return `<section aria-labelledby="hashes"><h2 id="hashes">Prompts (SHA-256 with all they include)</h2><ul class="methods">${items.join('')}</ul></section>\n`;
}

function* comparisons(discordant: readonly SampleComparison[]): Generator<string> {
  yield `<section aria-labelledby="discordant"><h2 id="discordant">Samples that disagree (${discordant.length})</h2></section>\n`;
  for (const [index, comparison] of discordant.entries()) {
    const view = comparisonView(comparison);
    yield `<details><summary>${escapeHtml(view.title)}: ${escapeHtml(view.left.outcome)} / ${escapeHtml(view.right.outcome)}</summary>`;
    yield comparisonContent(comparison, `d${index}-`, view);
    yield '</details>\n';
  }
}
