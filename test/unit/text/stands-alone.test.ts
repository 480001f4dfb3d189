import assert from 'node:assert/strict';
import { standsAlone } from '../../../src/core/text/stands-alone.js';

describe('standsAlone', () => {
  it('finds a word with no letter or digit beside it', () => {
    assert.ok(standsAlone('tier "free" here', 'free'));
    assert.ok(standsAlone('A1: read', 'A1'));
  });

  it('leaves parts of other words alone', () => {
    assert.ok(!standsAlone('freedom and carefree', 'free'));
    assert.ok(!standsAlone('A10: read', 'A1'));
  });

  it('ends without a word to look for', () => {
    assert.ok(!standsAlone('abc', ''));
    assert.ok(!standsAlone('', ''));
  });
});
