import type { ScanFlag, ScanRecord } from '../../core/export/scan-record.js';
import type { SarifResult } from '../../core/export/sarif.js';
import type { WordingEvidence } from '../../core/flags/flag.js';
import type { JudgeResult } from '../../core/flags/judge/judge-result.js';
import type { Severity } from '../../core/lint/rule.js';
import { escapeControls } from '../../core/text/escape-controls.js';
import type { Style } from '../style.js';

const marks = { error: '●', warning: '▲', info: '·' } as const;
const longestQuote = 200;

function quote(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return escapeControls(flat.length > longestQuote ? `${flat.slice(0, longestQuote)}…` : flat);
}

function flagLine(flag: ScanFlag, style: Style): string {
  const lane = flag.reasoningKind ?? flag.lane;
  const mark = style[flag.severity](marks[flag.severity]);
  const head = `${flag.category} ${flag.confidence.toFixed(2)} (${lane})`;
  return `    ${mark} ${head}: “${quote(flag.text)}”`;
}

/** A sample as text: one line, then its flags at warning severity or above, one a line. */
export function sampleText(record: ScanRecord, style: Style): string {
  const condition =
    record.condition === null
      ? '  no condition'
      : style[record.condition](
          `${record.condition === 'monitored' ? '◉' : '○'} ${record.condition}`,
        );
  const shown = record.flags.filter(({ severity }) => severity !== 'info');
  const quiet = record.flags.length - shown.length;
  const parts = [
    condition,
    record.complianceDetail,
    `alignment-faking reasoning ${record.verdict.alignmentFaking.toFixed(2)}`,
    ...(quiet > 0 ? [`${quiet} note${quiet === 1 ? '' : 's'}`] : []),
    ...(record.error === undefined ? [] : [`error: ${quote(record.error)}`]),
  ];
  return [
    `${style.bold(escapeControls(`${record.source}#${record.id}`))}  ${parts.join('  ')}`,
    ...shown.map((flag) => flagLine(flag, style)),
    ...wordingLines(record.verdict.wording),
    ...(record.judge ? judgeLines(record.judge) : []),
    '',
  ].join('\n');
}

function wordingLines({ telling }: WordingEvidence): string[] {
  return telling.length === 0 ? [] : [`    worded like alignment faking: ${telling.join(', ')}`];
}

/** What a judge says: one line, then each criterion's quotations that stand in the reasoning. */
function judgeLines(judge: JudgeResult): string[] {
  const { alignmentFaking, votes, discardedQuotes, model } = judge;
  const yes = votes.filter((vote) => vote.alignmentFaking).length;
  const discarded =
    discardedQuotes === 0
      ? ''
      : `, ${discardedQuotes} quotation${discardedQuotes === 1 ? '' : 's'} not in the text`;
  const verdict =
    alignmentFaking === null
      ? 'no vote'
      : `alignment faking ${alignmentFaking.toFixed(2)} (${yes} of ${votes.length} votes)`;
  const quotes = new Map<string, string>();
  for (const vote of votes) {
    for (const { criterion, text } of vote.quotes) {
      quotes.set(`${criterion}\n${text}`, `      ${criterion}: “${quote(text)}”`);
    }
  }
  return [`    judge ${escapeControls(model.asked)}: ${verdict}${discarded}`, ...quotes.values()];
}

/** Counts over all samples, for the end of the text. */
export class ScanTotals {
  #samples = 0;
  readonly #byCategory = new Map<string, { severity: Severity; samples: number; flags: number }>();
  #worst: Severity | undefined;

  add(record: ScanRecord): void {
    this.#samples++;
    const seen = new Set<string>();
    for (const { category, severity } of record.flags) {
      const entry = this.#byCategory.get(category) ?? { severity, samples: 0, flags: 0 };
      this.#byCategory.set(category, entry);
      entry.flags++;
      if (!seen.has(category)) entry.samples++;
      seen.add(category);
      if (severity === 'error' || this.#worst === undefined || this.#worst === 'info') {
        this.#worst = severity;
      }
    }
  }

  get samples(): number {
    return this.#samples;
  }

  get hasErrors(): boolean {
    return this.#worst === 'error';
  }

  /** By category: samples with a flag of it, and flags. */
  get categories(): Readonly<Record<string, { readonly samples: number; readonly flags: number }>> {
    return Object.fromEntries(
      [...this.#byCategory]
        .sort(([, a], [, b]) => b.samples - a.samples)
        .map(([category, { samples, flags }]) => [category, { samples, flags }]),
    );
  }

  text(): string {
    const rows = Object.entries(this.categories).map(
      ([category, { samples, flags }]) =>
        `  ${category.padEnd(24)}${String(samples).padStart(7)} of ${this.#samples} samples${String(flags).padStart(7)} flags`,
    );
    const heading = `${this.#samples} sample${this.#samples === 1 ? '' : 's'}`;
    return rows.length === 0
      ? `${heading}, no flags. That does not mean that nothing is hidden.\n`
      : `${heading}, flags by category:\n${rows.join('\n')}\n`;
  }
}

/** The flags of a sample as SARIF results. */
export function sarifResults(record: ScanRecord): SarifResult[] {
  return record.flags.map((flag) => {
    const lane = flag.lane === 'output' ? 'output' : `reasoning/${flag.segment}`;
    return {
      rule: flag.category,
      severity: flag.severity,
      message: `${flag.evidence} “${quote(flag.text)}”`,
      place: { path: record.source, logical: `${record.id}/${lane}` },
      related: [],
      properties: {
        sample: record.id,
        condition: record.condition,
        lane: flag.lane,
        segment: flag.segment,
        reasoningKind: flag.reasoningKind,
        start: flag.start,
        end: flag.end,
        confidence: flag.confidence,
      },
    };
  });
}
