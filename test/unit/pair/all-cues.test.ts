import assert from 'node:assert/strict';
import { allCues } from '../../../src/core/pair/all-cues.js';
import type { Cue, PairComparison } from '../../../src/core/pair/pair-comparison.js';

function cue(text: string): Cue {
  return {
    path: 'p.prompt',
    start: 0,
    end: text.length,
    text,
    unit: text,
    message: 0,
    kinds: ['other'],
    polarity: 'silent',
    lean: 0,
  };
}

describe('all cues of a prompt', () => {
  it('have as counterpart what stands in their own place only', () => {
    const comparison: PairComparison = {
      relation: 'minimal',
      differences: [],
      cue: { monitored: cue('read'), unmonitored: cue('unread') },
      furtherCues: [
        { monitored: cue('seen'), unmonitored: undefined },
        { monitored: undefined, unmonitored: cue('alone') },
      ],
      statements: { monitored: [], unmonitored: [] },
      hasLegend: false,
      coarse: false,
    };
    const told = (side: 'monitored' | 'unmonitored'): unknown[] =>
      allCues(comparison, side).map(({ cue: own, counterpart }) => [own.text, counterpart?.text]);
    assert.deepEqual(told('monitored'), [
      ['read', 'unread'],
      ['seen', undefined],
    ]);
    assert.deepEqual(told('unmonitored'), [
      ['unread', 'read'],
      ['alone', undefined],
    ]);
  });
});
