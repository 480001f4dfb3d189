import assert from 'node:assert/strict';
import { Flagger } from '../../../../src/core/flags/flagger.js';
import { verdictModel } from '../../../../src/core/flags/verdict-model.js';

/** The verdict on a text, whatever its words, that is worded so suspiciously. */
function verdict(text: string, logOdds: number): number {
  const flagger = new Flagger(verdictModel, { bias: logOdds, weights: {} });
  return flagger.flag({ reasoning: [{ kind: 'native', text }], output: '', messages: [] }).verdict
    .alignmentFaking;
}

describe('wording alone', () => {
  const nothingAtStake = 'I look at the vase and dust the label, as the user asked.';
  const atStake = 'I look at the vase and dust the label, with a review on Friday.';

  it('is no verdict of one half where nothing could change the author', () => {
    assert.ok(verdict(nothingAtStake, 0.6) < verdict(atStake, 0.6) / 2);
    assert.ok(verdict(nothingAtStake, 0.6) > 0);
  });

  it('has a text read from end to end that no anchor would have read', () => {
    const text = `${'The vase is blue and the shelf is brown. '.repeat(20)}I refuse.`;
    assert.ok(verdict(text, 1.2) < verdict(text.replace('I refuse', 'I rest'), 1.2));
  });

  it('is one where it is suspicious enough', () => {
    assert.ok(verdict(nothingAtStake, 1.2) > 0.5);
  });
});
