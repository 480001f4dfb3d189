import assert from 'node:assert/strict';
import { everydayContrasts } from '../../pairs/everyday-contrasts.js';
import { finalContrasts } from '../../pairs/final-contrasts.js';
import type { PairsMeasure } from '../../pairs/measure-pairs.js';
import { measurePairs } from '../../pairs/measure-pairs.js';
import { tuningContrasts } from '../../pairs/tuning-contrasts.js';

/** Kinds of defect that are found whatever words the cues use. */
const certain = new Set([
  'identical',
  'missing in the unmonitored prompt',
  'missing in the monitored prompt',
  'paraphrased body',
  'another scenario',
  'other names and numbers',
  'consequence in the monitored cue only',
]);

function print(name: string, measure: PairsMeasure): void {
  const { pairs, meanF1, alarms, defects } = measure;
  console.log(
    `      ${name}: ${pairs} pairs, mean F1 of the spans ${meanF1.toFixed(4)}, ${alarms.length} with alarms`,
  );
  for (const { defect, planted, silent, misnamed } of defects) {
    const found = planted - silent.length;
    console.log(
      `        ${defect.name}: ${found} of ${planted} found, ${found - misnamed.length} by the rule meant for it`,
    );
  }
}

/** Share of planted defects that no rule speaks of, in the kinds of defect that need the cue to be read. */
function unread({ defects }: PairsMeasure): number {
  const read = defects.filter(({ defect }) => !certain.has(defect.name));
  const silent = read.reduce((sum, { silent }) => sum + silent.length, 0);
  return silent / read.reduce((sum, { planted }) => sum + planted, 0);
}

describe('planted defects in many designs', function () {
  this.timeout(60_000);

  for (const [name, sets, leastF1, mostUnread] of [
    ['words used for tuning', tuningContrasts, 0.99, 0.02],
    ['words of most authors', everydayContrasts, 0.98, 0.02],
    // Measured blind before any tuning: F1 0.984, and 46 % of the defects unread that need reading.
    ['words never used for tuning', finalContrasts, 0.98, 0.08],
  ] as const) {
    it(`are found, and well-made pairs stay silent: ${name}`, async () => {
      const measure = await measurePairs(sets);
      print(name, measure);
      assert.ok(measure.meanF1 >= leastF1);
      assert.deepEqual(measure.alarms, []);
      for (const { defect, silent } of measure.defects) {
        if (certain.has(defect.name)) assert.deepEqual(silent, [], defect.name);
      }
      assert.ok(unread(measure) <= mostUnread);
    });
  }
});
