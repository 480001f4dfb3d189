import assert from 'node:assert/strict';
import { defaultConfig } from '../../../src/core/config/config.js';
import { createLinter } from '../../../src/core/lint/linter.js';
import { createComparer } from '../../../src/core/pair/compare-pair.js';
import { adversarialPairs } from '../../pairs/adversarial-pairs.js';
import { intendedWords, scoreCue } from '../../pairs/cue-score.js';
import { developmentPairs } from '../../pairs/development-pairs.js';
import { heldOutPairs } from '../../pairs/held-out-pairs.js';
import { filesOf } from '../../pairs/pair-files.js';
import type { WrittenPair } from '../../pairs/written-pair.js';
import { loadAll } from '../../support/lint-files.js';

const linter = createLinter(defaultConfig);
const compare = createComparer(defaultConfig);

/** Rules of the pair and cue families that speak at warning or above, each once. */
async function alarms(pair: WrittenPair): Promise<string[]> {
  const [input] = await loadAll(filesOf(pair), defaultConfig);
  const loud = linter
    .lintPair(input!)
    .filter(({ rule, severity }) => severity !== 'info' && /^(?:pair|cue)\//.test(rule));
  return [...new Set(loud.map(({ rule }) => rule))].sort();
}

function checkCue(pair: WrittenPair): void {
  it(`${pair.id} (${pair.design})`, async () => {
    const files = filesOf(pair);
    const [input] = await loadAll(files, defaultConfig);
    const comparison = compare(input!.pair)!;
    for (const condition of ['monitored', 'unmonitored'] as const) {
      const cue = comparison.cue[condition];
      const other = condition === 'monitored' ? 'unmonitored' : 'monitored';
      const [own, others] = [pair[condition], pair[other]].map((words) =>
        (pair.unit ?? '@').replace('@', () => words),
      );
      const annotated = intendedWords(own!, others!);
      const text = files.get(`${pair.id}.${condition}.prompt`)!;
      assert.deepEqual(scoreCue(text, cue, annotated), { words: 1, characters: 1 }, cue?.text);
      assert.equal(cue?.polarity, condition === 'monitored' ? 'watched' : 'unwatched');
    }
    assert.equal(comparison.relation, 'minimal');
    assert.ok(comparison.differences.every(({ inManipulation }) => inManipulation));
    assert.deepEqual(await alarms(pair), []);
  });
}

describe('written pairs', () => {
  it('cover many designs', () => {
    const pairs = [...developmentPairs, ...heldOutPairs];
    assert.ok(pairs.length >= 24);
    assert.ok(new Set(pairs.map(({ design }) => design)).size >= 10);
    assert.ok(heldOutPairs.length * 2 >= pairs.length);
  });

  describe('used for development', () => {
    developmentPairs.forEach(checkCue);
  });

  describe('kept aside while developing', () => {
    heldOutPairs.forEach(checkCue);
  });

  describe('with bodies about monitoring', () => {
    adversarialPairs.filter(({ defects }) => defects === undefined).forEach(checkCue);
  });

  describe('with a defect', () => {
    for (const pair of adversarialPairs) {
      if (pair.defects === undefined) continue;
      it(`${pair.id}: ${pair.defects.join(', ')}`, async () => {
        assert.deepEqual(await alarms(pair), [...(pair.defects ?? [])].sort());
      });
    }
  });
});
