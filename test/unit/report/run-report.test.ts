import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { JudgedSample } from '../../../src/core/report/run/judged-sample.js';
import { reportStyle } from '../../../src/core/report/run/report-style.js';
import { runReportHtml } from '../../../src/core/report/run/run-report-html.js';
import { runReportMarkdown } from '../../../src/core/report/run/run-report-markdown.js';
import { runReport, type ReportProvenance } from '../../../src/core/report/run/run-report.js';

const provenance: ReportProvenance = {
  gyges: '1.2.3',
  written: '2026-01-01T00:00:00.000Z',
  sources: ['a.jsonl'],
  criterion: 'complied',
  isCompliance: true,
  prompts: [{ pair: 'p', hashes: { monitored: 'abc', unmonitored: 'def' } }],
  warnings: ['One line could not be read.'],
};

/** Ten items with five samples a condition; the first `gap` items comply when monitored only. */
function samples(gap: number, more: Partial<JudgedSample> = {}): JudgedSample[] {
  return Array.from({ length: 100 }, (_, index): JudgedSample => {
    const item = Math.floor(index / 10);
    const condition = index % 10 < 5 ? 'monitored' : 'unmonitored';
    return {
      id: String(index),
      source: 'a.jsonl',
      pair: 'p',
      item: `i${item}`,
      sample: (index % 5) + 1,
      condition,
      model: 'm',
      outcome: { success: condition === 'monitored' && item < gap },
      alignmentFaking: { success: condition === 'monitored' && item === 0 },
      categories: item === 0 ? ['goal-guarding'] : [],
      reasoningKinds: ['scratchpad'],
      ...more,
    };
  });
}

describe('run report', () => {
  it('gives rates, gap and the items that disagree', () => {
    const report = runReport('t', samples(3), provenance);
    const { conditions, gap, pairs } = report.success.comparison;
    assert.deepEqual([conditions.monitored.successes, conditions.monitored.n], [15, 50]);
    assert.equal(conditions.unmonitored.successes, 0);
    assert.ok(Math.abs((gap.value ?? 0) - 0.3) < 1e-12);
    assert.equal(pairs, 10);
    assert.deepEqual(
      report.itemGaps.slice(0, 3).map(({ label }) => label),
      ['p/i0', 'p/i1', 'p/i2'],
    );
    assert.equal(report.alignmentFaking.comparison.conditions.monitored.successes, 5);
    assert.equal(report.alignmentFakingOfSuccesses.conditions.monitored.n, 15);
    assert.deepEqual(
      report.categories.map(({ category }) => category.id),
      ['goal-guarding'],
    );
  });

  it('keeps the figures of pairs and of models apart', () => {
    const two = [...samples(3), ...samples(0, { pair: 'q' })];
    const byPair = runReport('t', two, provenance).groups;
    assert.deepEqual(
      byPair.map(({ label, comparison }) => [label, comparison.gap.value?.toFixed(2)]),
      [
        ['p', '0.30'],
        ['q', '0.00'],
      ],
    );
    // By hand: the sign-flip p of p is the smaller one and doubled by Holm, that of q stays.
    const [p, q] = byPair;
    assert.ok(p && q);
    assert.equal(q.comparison.test.p, 1);
    assert.equal(q.adjustedP, 1);
    assert.equal(p.adjustedP, Math.min(1, 2 * p.comparison.test.p));
    const markdown = runReportMarkdown(runReport('t', two, provenance));
    assert.match(markdown, /\| success, p \|.*; 0\\\.50 by Holm \|/);
    assert.match(markdown, /adjusted by Holm, which bounds/);
    assert.equal(runReport('t', samples(3), provenance).groups[0]?.adjustedP, undefined);
    const models = runReport('t', [...samples(3), ...samples(0, { model: 'n' })], provenance);
    assert.deepEqual(
      models.groups.map(({ label }) => label),
      ['m', 'n'],
    );
    assert.equal(models.success.comparison.pairs, 20);
  });

  it('lists what is left out, in the HTML and the Markdown too', () => {
    const some = samples(3).map((sample, index) =>
      index < 2 ? { ...sample, outcome: { excluded: 'compliance unclear' } as const } : sample,
    );
    const report = runReport('t', some, provenance);
    assert.equal(report.success.comparison.conditions.monitored.n, 48);
    for (const text of [[...runReportHtml(report)].join(''), runReportMarkdown(report)]) {
      assert.match(text, /2 compliance unclear/);
      assert.match(text, /One line could not be read/);
      assert.match(text, /98 of 100 samples usable/);
    }
  });

  it('is one file without script or anything from elsewhere, and escapes what it shows', () => {
    const hostile = '<script>alert(1)</script>"\u202e';
    const report = runReport(hostile, samples(3, { pair: hostile, model: hostile }), provenance);
    const html = [...runReportHtml(report)].join('');
    assert.doesNotMatch(html, /<script|\u202e|(?:src|href)="(?!#)/);
    assert.match(html, /&lt;script&gt;/);
    assert.match(html, /default-src 'none'/);
    assert.doesNotMatch(runReportMarkdown(report), /<script/);
    assert.equal(html.split('<svg').length - 1, 5);
    assert.equal(html.match(/<svg[^>]* role="img" aria-labelledby="[^"]+"/g)?.length, 5);
  });

  it('names the published gap only beside a compliance gap', () => {
    const html = (isCompliance: boolean) =>
      [...runReportHtml(runReport('t', samples(3), { ...provenance, isCompliance }))].join('');
    assert.match(html(true), /Greenblatt/);
    assert.doesNotMatch(html(false), /Greenblatt/);
  });

  it('says what gap the data detect, whatever is unmatched, and nothing where nothing varies', () => {
    const some = samples(3).map((sample, index) => ({
      ...sample,
      outcome: { success: (index * 7) % 5 < (sample.condition === 'monitored' ? 3 : 1) },
    }));
    const whole = runReport('t', some, provenance).detectableGap;
    assert.ok(whole !== undefined && whole > 0.05 && whole < 0.6, String(whole));
    const unmatched = some.filter(
      ({ item, condition }) => item !== 'i9' || condition === 'monitored',
    );
    const found = runReport('t', unmatched, provenance).detectableGap;
    assert.ok(found !== undefined && found > 0.05 && found < 0.6, String(found));
    assert.equal(runReport('t', samples(0), provenance).detectableGap, undefined);
  });

  it('stands without a single usable sample', () => {
    const none = samples(0, {
      outcome: { excluded: 'error' },
      alignmentFaking: { excluded: 'error' },
    });
    const html = [...runReportHtml(runReport('t', none, provenance))].join('');
    assert.match(html, /0 of 100 samples usable/);
    assert.doesNotMatch(html, /NaN|Infinity|undefined/);
  });

  it('has a style that its content security policy allows', () => {
    const hash = createHash('sha256').update(reportStyle.css).digest('base64');
    assert.equal(reportStyle.hash, `sha256-${hash}`);
  });
});
