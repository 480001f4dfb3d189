import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  assumedVariances,
  defaultAssumption,
  describeAssumption,
  itemsNeeded,
  smallestDetectableGap,
} from '../../../src/core/stats/power.js';
import { estimatedVariances } from '../../../src/core/stats/estimated-variances.js';
import { benjaminiHochberg, holm } from '../../../src/core/stats/multiplicity.js';
import { createRandom } from '../../../src/core/stats/random.js';
import { near } from './near.js';

const proportion = fc.double({ min: 0.01, max: 0.25, noNaN: true });
const variances = fc.record({
  betweenItems: proportion,
  monitored: proportion,
  unmonitored: proportion,
});

describe('power', () => {
  it('gives a hand-computed number of items', () => {
    // (1.95996 + 0.84162)² / 9 / 0.03² = 968.9 with no variance within items.
    const design = { betweenItems: 1 / 9, monitored: 0, unmonitored: 0 };
    assert.equal(itemsNeeded(0.03, 1, design), 969);
  });

  it('follows the formula', () => {
    const design = { betweenItems: 0.05, monitored: 0.1, unmonitored: 0.12 };
    const z = 1.959963984540054 + 0.8416212335729143;
    const expected = (z / 0.1) ** 2 * (0.05 + 0.1 / 5 + 0.12 / 5);
    assert.equal(itemsNeeded(0.1, 5, design), Math.ceil(expected));
    assert.equal(itemsNeeded(0, 5, design), Infinity);
  });

  it('detects what it was planned for, and more items or samples detect less', () => {
    fc.assert(
      fc.property(
        variances,
        fc.integer({ min: 1, max: 20 }),
        fc.double({ min: 0.02, max: 0.5, noNaN: true }),
        (design, samples, gap) => {
          const items = itemsNeeded(gap, samples, design);
          const detectable = smallestDetectableGap(items, samples, design);
          assert.ok(detectable <= gap + 1e-9);
          if (items > 1) {
            assert.ok(smallestDetectableGap(items - 1, samples, design) > gap - 1e-9);
          }
          assert.ok(smallestDetectableGap(items, samples + 1, design) <= detectable);
        },
      ),
    );
  });

  it('detects nothing without items or samples', () => {
    const design = assumedVariances(defaultAssumption);
    assert.equal(smallestDetectableGap(0, 5, design), 1);
    assert.equal(smallestDetectableGap(20, 0, design), 1);
  });

  it('states its assumption', () => {
    const design = assumedVariances(defaultAssumption);
    near(design.betweenItems, 0.06375, 1e-12);
    near(design.monitored, 0.06375, 1e-12);
    assert.match(describeAssumption(defaultAssumption), /15 %.*50 %.*0\.5/);
  });

  it('recovers the variances of a simulated run', () => {
    const random = createRandom(11);
    const draw = (rate: number): number[] =>
      Array.from({ length: 8 }, () => (random() < rate ? 1 : 0));
    const items = [...Array(3000).keys()].map((i) => {
      const base = random();
      return { item: String(i), monitored: draw(base), unmonitored: draw(base / 2) };
    });
    const found = estimatedVariances(items)!;
    // For a uniform base u: E u(1 − u) = 1/6, E (u/2)(1 − u/2) = 1/6, Var(u/2) = 1/48.
    near(found.monitored, 1 / 6, 0.005);
    near(found.unmonitored, 1 / 6, 0.005);
    near(found.betweenItems, 1 / 48, 0.004);
  });

  it('leaves out items with samples in one condition only', () => {
    const paired = [0, 1, 2, 3].map((i) => ({
      item: String(i),
      monitored: [1, i % 2],
      unmonitored: [0, i > 1 ? 1 : 0],
    }));
    const unmatched = { item: 'x', monitored: [1, 0], unmonitored: [] };
    assert.deepEqual(estimatedVariances([...paired, unmatched]), estimatedVariances(paired));
  });

  it('cannot tell variances apart from one sample per item', () => {
    const items = [1, 0, 1].map((v, i) => ({
      item: String(i),
      monitored: [v],
      unmonitored: [0],
    }));
    assert.equal(estimatedVariances(items), undefined);
  });
});

describe('adjusted p-values', () => {
  it('give the values of a worked example', () => {
    const p = [0.01, 0.04, 0.03, 0.005];
    assert.deepEqual(
      holm(p).map((v) => Number(v.toFixed(4))),
      [0.03, 0.06, 0.06, 0.02],
    );
    assert.deepEqual(
      benjaminiHochberg(p).map((v) => Number(v.toFixed(4))),
      [0.02, 0.04, 0.04, 0.02],
    );
  });

  it('never fall below the raw value, stay in 0…1, keep the order, and Holm is the stricter', () => {
    const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });
    fc.assert(
      fc.property(pValues, (p) => {
        const strict = holm(p);
        const loose = benjaminiHochberg(p);
        p.forEach((value, i) => {
          assert.ok(strict[i]! <= 1 && strict[i]! >= loose[i]! - 1e-12);
          assert.ok(loose[i]! >= value - 1e-12);
          p.forEach((other, j) => {
            if (value < other) assert.ok(strict[i]! <= strict[j]! && loose[i]! <= loose[j]!);
          });
        });
      }),
    );
  });
});
