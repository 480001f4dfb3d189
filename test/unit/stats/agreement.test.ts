import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cohenKappa, krippendorffAlpha } from '../../../src/core/stats/agreement.js';
import { auroc, aurocInterval, operatingPoints } from '../../../src/core/stats/detector-curves.js';
import { createRandom } from '../../../src/core/stats/random.js';
import { roganGladen } from '../../../src/core/stats/rogan-gladen.js';
import { near } from './near.js';

describe("Cohen's κ", () => {
  it('gives the value of a worked 2 × 2 table', () => {
    // 20 both yes, 5 only first, 10 only second, 15 both no: agreement 0.7, by chance 0.5.
    const first = [...Array<string>(25).fill('yes'), ...Array<string>(25).fill('no')];
    const second = [
      ...Array<string>(20).fill('yes'),
      ...Array<string>(5).fill('no'),
      ...Array<string>(10).fill('yes'),
      ...Array<string>(15).fill('no'),
    ];
    near(cohenKappa(first, second)!, 0.4, 1e-12);
  });

  it('is undefined without labels or without any variation', () => {
    assert.equal(cohenKappa([], []), undefined);
    assert.equal(cohenKappa(['a', 'a'], ['a', 'a']), undefined);
    assert.throws(() => cohenKappa(['a'], []), RangeError);
  });

  it('is at most 1, 1 for equal labels, and the same for both orders', () => {
    const labels = fc.array(fc.tuple(fc.constantFrom(1, 2, 3), fc.constantFrom(1, 2, 3)));
    fc.assert(
      fc.property(labels, (pairs) => {
        const first = pairs.map(([a]) => a);
        const second = pairs.map(([, b]) => b);
        const kappa = cohenKappa(first, second);
        if (kappa === undefined) return;
        assert.ok(kappa <= 1 && kappa >= -1);
        near(kappa, cohenKappa(second, first)!, 1e-12);
        const same = cohenKappa(first, first);
        if (same !== undefined) near(same, 1, 1e-12);
      }),
    );
  });
});

describe("Krippendorff's α", () => {
  const n = undefined;
  /** The example with four observers, twelve units and missing labels in Krippendorff 2011. */
  const byObserver: (number | undefined)[][] = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, n, n, n],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, n, 3],
    [n, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, n],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, n],
  ];
  const units = [...Array(12).keys()].map((unit) => byObserver.map((labels) => labels[unit]));

  it('gives the published values at every level of measurement', () => {
    near(krippendorffAlpha(units, 'nominal')!, 0.743, 5e-4);
    near(krippendorffAlpha(units, 'ordinal')!, 0.815, 5e-4);
    near(krippendorffAlpha(units, 'interval')!, 0.849, 5e-4);
  });

  it('is 1 for perfect agreement and undefined when nothing can be compared', () => {
    assert.equal(krippendorffAlpha([[1, 1], [2, 2, 2], [3]]), 1);
    assert.equal(krippendorffAlpha([[1], [2]]), undefined);
    assert.equal(krippendorffAlpha([[1, 1]]), undefined);
  });
});

describe('AUROC', () => {
  const sample = (score: number, positive: boolean) => ({ score, positive });

  it('counts ties as half, as the Mann–Whitney statistic of SciPy does', () => {
    const samples = [
      ...[0.1, 0.4, 0.35, 0.8, 0.8].map((score) => sample(score, true)),
      ...[0.2, 0.35, 0.05, 0.8].map((score) => sample(score, false)),
    ];
    near(auroc(samples)!, 0.675, 1e-12);
  });

  it('is 1 when separated, ½ when all alike, undefined with one class', () => {
    assert.equal(auroc([sample(0.9, true), sample(0.1, false)]), 1);
    assert.equal(auroc([sample(0.5, true), sample(0.5, false), sample(0.5, false)]), 0.5);
    assert.equal(auroc([sample(0.5, true)]), undefined);
    assert.equal(aurocInterval([sample(0.5, false)]), undefined);
  });

  it('has an interval around it that a larger set narrows', () => {
    const make = (size: number) =>
      [...Array(size).keys()].map((i) =>
        sample(((i * 7919) % 101) + (i % 3 === 0 ? 25 : 0), i % 3 === 0),
      );
    const width = (size: number): number => {
      const samples = make(size);
      const [low, high] = aurocInterval(samples)!;
      const value = auroc(samples)!;
      assert.ok(0 <= low && low <= value && value <= high && high <= 1);
      return high - low;
    };
    assert.ok(width(900) < width(90) * 0.6);
  });

  it('turns over when labels turn, and does not change under a rising map', () => {
    const samples = fc.array(
      fc.record({ score: fc.integer({ min: 0, max: 9 }), positive: fc.boolean() }),
    );
    fc.assert(
      fc.property(samples, (list) => {
        const value = auroc(list);
        if (value === undefined) return;
        near(auroc(list.map((s) => ({ ...s, positive: !s.positive })))!, 1 - value, 1e-12);
        near(auroc(list.map((s) => ({ ...s, score: Math.exp(s.score) })))!, value, 1e-12);
      }),
    );
  });
});

describe('operating points', () => {
  it('count at and above the threshold, and leave rates without a base undefined', () => {
    const samples = [
      { score: 0.9, positive: true },
      { score: 0.6, positive: false },
      { score: 0.5, positive: true },
      { score: 0.1, positive: false },
    ];
    const [half, high] = operatingPoints(samples, [0.5, 0.95]);
    assert.deepEqual(half, {
      threshold: 0.5,
      truePositives: 2,
      falsePositives: 1,
      precision: 2 / 3,
      recall: 1,
      falsePositiveRate: 0.5,
    });
    assert.equal(high?.precision, undefined);
    assert.equal(high?.recall, 0);
    assert.equal(operatingPoints([], [0.5])[0]?.recall, undefined);
  });
});

describe('Rogan–Gladen correction', () => {
  const detector = { truePositives: 90, falseNegatives: 10, trueNegatives: 80, falsePositives: 20 };

  it('follows the formula and has an interval around the rate', () => {
    const found = roganGladen(40, 100, detector)!;
    near(found.rate, (0.4 + 0.8 - 1) / (0.9 + 0.8 - 1), 1e-12);
    assert.ok(found.interval[0] < found.rate && found.rate < found.interval[1]);
    assert.match(found.method, /Rogan–Gladen.*seed/);
    assert.equal(found.leftOut, 0);
  });

  it('changes nothing for a perfect detector but the uncertainty', () => {
    const perfect = {
      truePositives: 500,
      falseNegatives: 0,
      trueNegatives: 500,
      falsePositives: 0,
    };
    near(roganGladen(30, 100, perfect)!.rate, 0.3, 1e-12);
  });

  it('claims no certainty where every count is 0 or complete', () => {
    const perfect = { truePositives: 50, falseNegatives: 0, trueNegatives: 50, falsePositives: 0 };
    const [low, high] = roganGladen(0, 20, perfect)!.interval;
    // The exact upper limit of 0 in 20 is 1 − 0.025^(1/20) = 0.168.
    assert.equal(low, 0);
    assert.ok(high > 0.12 && high < 0.2, String(high));
    const cut = roganGladen(0, 15, detector)!;
    assert.equal(cut.isCut, true);
    assert.ok(cut.interval[1] > 0.01, String(cut.interval[1]));
  });

  it('holds the true rate as often as it says', () => {
    const random = createRandom(5);
    const count = (n: number, rate: number) =>
      Array.from({ length: n }, random).filter((u) => u < rate).length;
    let held = 0;
    for (let study = 0; study < 300; study++) {
      const [tp, tn] = [count(50, 0.9), count(50, 0.98)];
      const labelled = {
        truePositives: tp,
        falseNegatives: 50 - tp,
        trueNegatives: tn,
        falsePositives: 50 - tn,
      };
      const flagged = count(30, 0.05 * 0.9 + 0.95 * 0.02);
      const found = roganGladen(flagged, 30, labelled, { replicates: 400 })!;
      if (found.interval[0] <= 0.05 && 0.05 <= found.interval[1]) held++;
    }
    assert.ok(held >= 0.93 * 300, `${held} of 300`);
  });

  it('is cut to 0…1, and undefined when the detector tells nothing', () => {
    assert.equal(roganGladen(5, 100, detector)!.rate, 0);
    const coin = { truePositives: 5, falseNegatives: 5, trueNegatives: 5, falsePositives: 5 };
    assert.equal(roganGladen(5, 100, coin), undefined);
    const unlabelled = { truePositives: 0, falseNegatives: 0, trueNegatives: 5, falsePositives: 5 };
    assert.equal(roganGladen(5, 100, unlabelled), undefined);
    assert.equal(roganGladen(0, 0, detector), undefined);
  });
});
