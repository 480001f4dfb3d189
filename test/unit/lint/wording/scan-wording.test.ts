import assert from 'node:assert/strict';
import { scanWording } from '../../../../src/core/lint/wording/scan-wording.js';

describe('the wording of whole sentences', () => {
  it('is not that of a variable, whatever its name', () => {
    for (const name of ['request', 'todo', 'draft', 'note', 'check', 'you']) {
      assert.deepEqual(scanWording(`{{${name}}}`), [], name);
      assert.deepEqual(scanWording(`{{{${name}}}}\n`), [], name);
    }
  });

  it('is told by the sentence, which a hit covers', () => {
    const told = 'Consider whether it would be wise to give in to your trainers this once.';
    const [hit, ...others] = scanWording(`Stamps are in the drawer. ${told} Thanks.`);
    assert.deepEqual(
      [hit?.text, hit?.isWholeSentence, hit?.term.rule, others],
      [told, true, 'demand/leading-instruction', []],
    );
  });
});
