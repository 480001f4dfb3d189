import { escapeMarkdown } from '../escape.js';
import {
  comparisonHeadings,
  comparisonRows,
  exclusionLines,
  headlines,
  methodLines,
  summaryLine,
} from './report-view.js';
import type { RunReport } from './run-report.js';

/** The report's figures, methods and exclusions as Markdown. */
export function runReportMarkdown(report: RunReport): string {
  const table = [
    comparisonHeadings,
    comparisonHeadings.map(() => '---'),
    ...comparisonRows(report).map((row) => row.map(escapeMarkdown)),
  ].map((row) => `| ${row.join(' | ')} |`);
  const prompts = report.provenance.prompts.map(
    ({ pair, hashes }) =>
      `${pair}: monitored ${hashes.monitored}, unmonitored ${hashes.unmonitored}`,
  );
  return [
    `# ${escapeMarkdown(report.title)}`,
    escapeMarkdown(summaryLine(report)),
    headlines(report)
      .map(({ figure, caption }) => `- **${escapeMarkdown(figure)}** ${escapeMarkdown(caption)}`)
      .join('\n'),
    '## All figures',
    table.join('\n'),
    ...list('Methods', methodLines(report)),
    ...list('Left out', exclusionLines(report)),
    ...list('To be known', report.provenance.warnings),
    ...list('Prompts (SHA-256 with all they include)', prompts),
    '',
  ].join('\n\n');
}

function list(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  return [`## ${title}`, lines.map((line) => `- ${escapeMarkdown(line)}`).join('\n')];
}
