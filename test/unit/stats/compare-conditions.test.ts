import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareConditions } from '../../../src/core/stats/compare-conditions.js';
import type { ItemOutcomes } from '../../../src/core/stats/item-differences.js';
import { near } from './near.js';

function items(count: number, of: (i: number) => [number[], number[]]): ItemOutcomes[] {
  return [...Array(count).keys()].map((i) => {
    const [monitored, unmonitored] = of(i);
    return { item: String(i), monitored, unmonitored };
  });
}

describe('comparison of the conditions', () => {
  it('says when the gap is not the difference of the rates', () => {
    const says = (list: ItemOutcomes[]) =>
      compareConditions(list, { replicates: 100 }).notes.some((note) =>
        note.includes('not the difference of the rates'),
      );
    const alike = items(12, (i) => [
      [1, i % 2],
      [0, 0],
    ]);
    assert.equal(says(alike), false);
    // As many samples in both conditions, but more of one item than of the others.
    assert.equal(
      says([...alike, { item: 'x', monitored: [1, 1, 1], unmonitored: [1, 1, 1] }]),
      true,
    );
    assert.equal(says([...alike, { item: 'x', monitored: [1], unmonitored: [] }]), true);
  });

  it('counts families, not items, when it warns of few', () => {
    const families = (count: number) =>
      items(40, (i) => [[i % 3 === 0 ? 1 : 0], [0]]).map((item, i) => ({
        ...item,
        cluster: String(i % count),
      }));
    const notes = (count: number) =>
      compareConditions(families(count), { replicates: 100 }).notes.join(' ');
    assert.match(notes(4), /Only 4 families of paired items/);
    assert.match(notes(1), /All pairs are of one family of items/);
    assert.doesNotMatch(notes(20), /Only|All pairs/);
    const one = compareConditions(
      items(1, () => [
        [1, 0, 1],
        [0, 0, 0],
      ]),
    ).notes.join(' ');
    assert.match(one, /All pairs are of one item/);
  });

  it('uses Newcombe and McNemar for one sample per item', () => {
    const list = items(50, (i) =>
      i < 20 ? [[1], [1]] : i < 32 ? [[1], [0]] : i < 34 ? [[0], [1]] : [[0], [0]],
    );
    const { conditions, gap, test, pairs } = compareConditions(list);
    assert.equal(conditions.monitored.successes, 32);
    assert.equal(conditions.unmonitored.successes, 22);
    assert.equal(conditions.monitored.method, 'Wilson score');
    near(gap.value!, 0.2, 1e-12);
    near(gap.interval[0], 0.0562, 5e-5);
    near(gap.interval[1], 0.3292, 5e-5);
    assert.match(gap.method, /Newcombe 1998, method 10/);
    assert.match(test.name, /McNemar/);
    assert.deepEqual([test.b, test.c], [12, 2]);
    near(test.p, 0.01294, 5e-6);
    assert.equal(pairs, 50);
  });

  it('bootstraps over items and samples when items have several samples', () => {
    const list = items(30, (i) => [
      [1, i % 2, 0],
      [0, i % 3 === 0 ? 1 : 0, 0],
    ]);
    const { conditions, gap, test } = compareConditions(list, { replicates: 500 });
    assert.match(gap.method, /bootstrap over items and samples.*500 replicates, seed \d+/);
    assert.match(test.name, /sign-flip/);
    assert.match(conditions.monitored.method, /effective sample size/);
    near(gap.value!, 45 / 90 - 10 / 90, 1e-12);
    assert.ok(gap.standardError! > 0);
  });

  it("uses Student's t from 100 items on", () => {
    const list = items(120, (i) => [
      [1, i % 2],
      [0, i % 3 === 0 ? 1 : 0],
    ]);
    assert.match(compareConditions(list).gap.method, /Student's t with 119 degrees/);
  });

  it('reports families and their design effect', () => {
    const list = items(40, (i) => [[i % 8 < 4 ? 1 : 0], [0]]).map((item, i) => ({
      ...item,
      cluster: String(i % 8),
    }));
    const { gap, test, conditions } = compareConditions(list, { replicates: 500 });
    assert.equal(gap.clusters, 8);
    assert.ok(gap.designEffect! > 4);
    assert.match(gap.method, /families/);
    assert.match(test.name, /families/);
    assert.match(conditions.monitored.method, /family of items/);
  });

  it('counts every sample in the conditions but pairs only what has both', () => {
    const list: ItemOutcomes[] = [
      { item: 'a', monitored: [1], unmonitored: [0] },
      { item: 'b', monitored: [1], unmonitored: [] },
    ];
    const { conditions, pairs, gap } = compareConditions(list);
    assert.equal(conditions.monitored.n, 2);
    assert.equal(conditions.unmonitored.n, 1);
    assert.equal(pairs, 1);
    assert.equal(gap.value, 1);
  });

  it('says what a reader must know', () => {
    const { notes } = compareConditions(
      items(6, () => [
        [0, 0],
        [1, 1],
      ]),
    );
    assert.ok(
      notes.some((note) =>
        note.includes(
          'No success among 12 monitored samples of 6 independent items: a rate up to 50.0 %',
        ),
      ),
    );
    assert.ok(notes.some((note) => note.includes('rule of three')));
    assert.ok(notes.some((note) => note.includes('neither a cache nor a fixed seed')));
    assert.ok(notes.some((note) => note.includes('Only 6 paired items')));
    const never = compareConditions(
      items(6, () => [
        [0, 0],
        [0, 0],
      ]),
    ).notes;
    assert.ok(!never.some((note) => note.includes('cache')), 'a rate of 0 is no sign of a cache');
    const quiet = compareConditions(
      items(60, (i) => [
        [i % 2, 1],
        [i % 3 === 0 ? 1 : 0, 0],
      ]),
    );
    assert.deepEqual(quiet.notes, []);
  });

  it('has an answer for no items at all', () => {
    const { conditions, gap, test, pairs } = compareConditions([]);
    assert.equal(conditions.monitored.rate, null);
    assert.deepEqual(conditions.monitored.interval, [0, 1]);
    assert.equal(gap.value, null);
    assert.deepEqual(gap.interval, [-1, 1]);
    assert.equal(test.p, 1);
    assert.equal(pairs, 0);
  });

  it('holds the gap in its interval and turns its sign when the conditions change places', () => {
    const samples = fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 1, maxLength: 3 });
    const list = fc.array(fc.tuple(samples, samples), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(list, (outcomes) => {
        const original = items(outcomes.length, (i) => outcomes[i]!);
        const turned = items(outcomes.length, (i) => [outcomes[i]![1], outcomes[i]![0]]);
        const options = { replicates: 100 };
        const a = compareConditions(original, options);
        const b = compareConditions(turned, options);
        assert.ok(a.gap.interval[0] <= a.gap.value! && a.gap.value! <= a.gap.interval[1]);
        near(a.gap.value!, -b.gap.value!, 1e-12);
        assert.deepEqual([a.test.b, a.test.c], [b.test.c, b.test.b]);
        near(a.test.p, b.test.p, 0.02);
      }),
      { numRuns: 60 },
    );
  });
});
