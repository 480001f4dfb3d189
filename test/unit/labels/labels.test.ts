import assert from 'node:assert/strict';
import fc from 'fast-check';
import { flagSample } from '../../../src/core/flags/flag-sample.js';
import type { Flag } from '../../../src/core/flags/flag.js';
import {
  flagMarks,
  labelOf,
  readLabels,
  withLabel,
  type FlagLabel,
  type FlagMark,
} from '../../../src/core/labels/flag-label.js';
import { labelFigures } from '../../../src/core/labels/label-figures.js';
import { matchLabels, standingLabels } from '../../../src/core/labels/match-labels.js';

const flag = (start: number, text = 'so that I stay', more: Partial<Flag> = {}): Flag => ({
  category: 'goal-guarding',
  severity: 'error',
  lane: 'reasoning',
  segment: 0,
  reasoningKind: 'scratchpad',
  start,
  end: start + text.length,
  text,
  confidence: 0.9,
  evidence: 'Because.',
  ...more,
});
const label = (of: Flag, mark: FlagMark, sample: string | null = null): FlagLabel =>
  labelOf(of, { at: '2026-01-01T00:00:00.000Z', sample, mark, gyges: '0.1.0' });

describe('labels of flags', () => {
  it('are read back as they were written, whatever is in them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.constantFrom(...flagMarks))),
        fc.constantFrom('', '{"torn": ', 'no json\n'),
        (cases, before) => {
          const labels = cases.map(([text, mark]) => label(flag(3, text), mark));
          const written = labels.reduce(withLabel, before);
          const read = readLabels(written);
          assert.deepEqual(read.labels, labels);
          assert.deepEqual(read.badLines, before === '' ? [] : [1]);
        },
      ),
    );
  });

  it('follow their words through an edit, and not an edit of the words', () => {
    const text = 'This is training. I will comply so that my values stay as they are.';
    const flagsOf = (reasoning: string) =>
      flagSample({ reasoning: [{ kind: 'scratchpad', text: reasoning }], output: '', messages: [] })
        .flags;
    const flags = flagsOf(text);
    const index = flags.findIndex(({ category }) => category === 'goal-guarding');
    assert.ok(flags[index]);
    const labels = [label(flags[index], 'wrong')];
    assert.deepEqual([...matchLabels(flags, labels)], [[index, 'wrong']]);
    const moved = flagsOf(`Let me think about the letter first. ${text}`);
    const [[at] = []] = matchLabels(moved, labels);
    assert.equal(moved[at ?? -1]?.text, flags[index].text);
    assert.deepEqual([...matchLabels(flagsOf(text.replace('values', 'goals')), labels)], []);
  });

  it('hold by their last mark, which can be taken back', () => {
    const flags = [flag(10)];
    assert.equal(
      matchLabels(flags, [label(flag(10), 'wrong'), label(flag(10), 'right')]).get(0),
      'right',
    );
    assert.equal(matchLabels(flags, [label(flag(10), 'wrong'), label(flag(10), 'none')]).size, 0);
    // Marked anew after an edit had moved it.
    assert.equal(
      matchLabels(flags, [label(flag(90), 'wrong'), label(flag(10), 'right')]).get(0),
      'right',
    );
    assert.equal(
      matchLabels(flags, [label(flag(10), 'wrong'), label(flag(90), 'right')]).get(0),
      'right',
    );
    assert.equal(matchLabels(flags, [label(flag(10), 'wrong'), label(flag(90), 'none')]).size, 0);
  });

  it('tell repeated words apart by their order or place', () => {
    const three = [flag(0), flag(100), flag(200)];
    const middle = [label(flag(100), 'wrong')];
    assert.deepEqual([...matchLabels(three, middle)], [[1, 'wrong']]);
    const moved = three.map(({ start }) => flag(start + 40));
    assert.deepEqual([...matchLabels(moved, middle)], [[1, 'wrong']]);
    const all = [label(flag(0), 'right'), label(flag(100), 'wrong'), label(flag(200), 'right')];
    const far = three.map(({ start }) => flag(start + 150));
    assert.deepEqual(
      [...matchLabels(far, all)].map(([, mark]) => mark),
      ['right', 'wrong', 'right'],
    );
    assert.deepEqual(
      [...matchLabels(far, all)].map(([index]) => index),
      [0, 1, 2],
    );
  });

  it('belong to one category, lane and sample', () => {
    const other = flag(0, 'so that I stay', { category: 'deception' });
    assert.equal(matchLabels([flag(0)], [label(other, 'wrong')]).size, 0);
    assert.equal(
      matchLabels([flag(0)], [label(flag(0, undefined, { lane: 'output' }), 'wrong')]).size,
      0,
    );
    const standing = standingLabels([label(flag(0), 'right', 'a'), label(flag(0), 'wrong', 'b')]);
    assert.deepEqual(
      standing.map(({ sample, mark }) => [sample, mark]),
      [
        ['a', 'right'],
        ['b', 'wrong'],
      ],
    );
  });

  it('give precision with Wilson’s interval, and the area under the curve of the confidence', () => {
    const marks = (
      [
        [0.9, 'right'],
        [0.8, 'right'],
        [0.7, 'wrong'],
        [0.6, 'right'],
        [0.5, 'none'],
      ] as const
    ).map(([confidence, mark], index) => label(flag(index, undefined, { confidence }), mark));
    const [all, guarding, ...others] = labelFigures(marks);
    assert.deepEqual(others, []);
    assert.deepEqual({ ...guarding, category: 'all' }, all);
    assert.ok(all);
    assert.deepEqual([all.right, all.wrong, all.precision], [3, 1, 0.75]);
    // By hand: z = 1.959964, p = 3/4, n = 4.
    assert.ok(
      Math.abs(all.interval[0] - 0.3006) < 5e-4 && Math.abs(all.interval[1] - 0.9544) < 5e-4,
    );
    assert.equal(all.auroc, 2 / 3);
    assert.equal(labelFigures(marks.slice(0, 2))[0]?.auroc, null);
  });
});
