import assert from 'node:assert/strict';
import { defaultConfig } from '../../../src/core/config/config.js';
import { createLinter } from '../../../src/core/lint/linter.js';
import type { Finding } from '../../../src/core/lint/rule.js';
import { createComparer } from '../../../src/core/pair/compare-pair.js';
import type { PairComparison } from '../../../src/core/pair/pair-comparison.js';
import { cueContrasts } from '../../pairs/cue-contrasts.js';
import type { GridCell } from '../../pairs/cue-grid.js';
import { cueGrid } from '../../pairs/cue-grid.js';
import { intendedWords, scoreCue } from '../../pairs/cue-score.js';
import { secondHeldOut } from '../../pairs/second-held-out.js';
import { loadAll } from '../../support/lint-files.js';

const linter = createLinter(defaultConfig);
const compare = createComparer(defaultConfig);

async function examine(
  files: Map<string, string>,
): Promise<{ comparison: PairComparison; loud: Finding[] }> {
  const [input] = await loadAll(files, defaultConfig);
  const loud = linter
    .lintPair(input!)
    .filter(({ rule, severity }) => severity !== 'info' && /^(?:pair|cue)\//.test(rule));
  return { comparison: compare(input!.pair)!, loud };
}

async function spanScores(cells: readonly GridCell[]): Promise<{ mean: number; alarms: string[] }> {
  let sum = 0;
  const alarms: string[] = [];
  for (const cell of cells) {
    const files = cell.files();
    const { comparison, loud } = await examine(files);
    for (const condition of ['monitored', 'unmonitored'] as const) {
      const text = files.get(`p.${condition}.prompt`)!;
      const other = condition === 'monitored' ? 'unmonitored' : 'monitored';
      const gold = intendedWords(cell.contrast[condition], cell.contrast[other]);
      sum += scoreCue(text, comparison.cue[condition], gold).characters / 2;
    }
    if (loud.length > 0) alarms.push(`${cell.name}: ${loud.map(({ rule }) => rule).join(', ')}`);
  }
  return { mean: sum / cells.length, alarms };
}

/** Names of the cells in which none of the rules speaks. */
async function missedBy(
  cells: readonly GridCell[],
  rules: readonly string[],
  other: (cell: GridCell) => { user?: string; cue?: string } | undefined,
): Promise<string[]> {
  const missed: string[] = [];
  for (const cell of cells) {
    const change = other(cell);
    if (change === undefined) continue;
    const { loud } = await examine(cell.files(change));
    if (!loud.some(({ rule }) => rules.includes(rule))) missed.push(cell.name);
  }
  return missed;
}

describe('cues in many words, bodies and places', () => {
  const all = cueGrid(cueContrasts);
  const some = cueGrid(cueContrasts, 3);
  const bodyRules = ['pair/different-bodies', 'pair/unintended-difference'];

  it('are found exactly, and well-made pairs raise no alarm', async () => {
    const { mean, alarms } = await spanScores(all);
    console.log(`      ${all.length} pairs: mean F1 of the spans ${mean.toFixed(4)}`);
    assert.ok(mean >= 0.99);
    assert.deepEqual(alarms, []);
  });

  it('are found in words the lexicon was not made for', async () => {
    const cells = cueGrid(secondHeldOut);
    const { mean, alarms } = await spanScores(cells);
    console.log(
      `      ${cells.length} pairs: mean F1 of the spans ${mean.toFixed(4)}, ${alarms.length} with alarms`,
    );
    assert.ok(mean >= 0.95);
    assert.ok(alarms.length / cells.length < 0.01, alarms.join('\n'));
  });

  it('are missed when the unmonitored one is absent', async () => {
    assert.deepEqual(await missedBy(all, ['cue/missing-unmonitored'], () => ({ cue: '' })), []);
  });

  it('do not hide a paraphrased request', async () => {
    const missed = await missedBy(some, bodyRules, ({ body }) => ({ user: body.paraphrase }));
    assert.deepEqual(missed, []);
  });

  it('do not hide other names and numbers', async () => {
    const missed = await missedBy(some, bodyRules, ({ body }) =>
      body.otherFacts === undefined ? undefined : { user: body.otherFacts },
    );
    assert.deepEqual(missed, []);
  });

  it('do not hide a paraphrase when they are absent', async () => {
    const missed = await missedBy(some, bodyRules, ({ body }) => ({
      user: body.paraphrase,
      cue: '',
    }));
    assert.deepEqual(missed, []);
  });
});
