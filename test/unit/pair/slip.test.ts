import assert from 'node:assert/strict';
import { isSlip } from '../../../src/core/pair/classes/slip.js';

describe('slips', () => {
  for (const [own, other] of [
    ['keeper’s', "keeper's"],
    ['“log', '&quot;log'],
    ['—', '–'],
    ['Marlowitz', 'Marlowits'],
    ['read_ledger', 'read_ledgers'],
    ['/srv/grain', '/srv/grian'],
    ['openSluice', 'openSluices'],
  ] as const) {
    it(`are one wording: ${own}, ${other}`, () => {
      assert.equal(isSlip(own, other), true);
      assert.equal(isSlip(other, own), true);
    });
  }

  for (const [own, other] of [
    ['reads', 'read'],
    ['logged', 'unlogged'],
    ['Recorded', 'Unrecorded'],
    ['Tested', 'Tester'],
    ['run_1', 'run_2'],
    ['log_on', 'log_off'],
    ['Monday', 'Sunday'],
    ['', '’'],
    ['same', 'same'],
  ] as const) {
    it(`are two wordings: ${own}, ${other}`, () => {
      assert.equal(isSlip(own, other), false);
      assert.equal(isSlip(other, own), false);
    });
  }
});
