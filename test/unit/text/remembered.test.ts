import { strict as assert } from 'node:assert';
import { remembered, rememberedFor } from '../../../src/core/text/remembered.js';

describe('remembered', () => {
  it('computes once for a text, whatever string holds it', () => {
    const seen: string[] = [];
    const length = remembered((text) => seen.push(text) && text.length);
    const long = 'a cue, and what follows it';
    assert.deepEqual([length('a cue'), length(long.slice(0, 5)), length(long)], [5, 5, 26]);
    assert.deepEqual(seen, ['a cue', long]);
  });

  it('keeps a bounded number of texts and none that is long', () => {
    let calls = 0;
    const count = remembered(() => ++calls);
    for (let i = 0; i < 5000; i++) count(`text ${i}`);
    count('text 1');
    assert.equal(calls, 5001);
    const long = 'x'.repeat(601);
    count(long);
    count(long);
    assert.equal(calls, 5003);
  });

  it('keeps what it returns for each object apart', () => {
    const join = rememberedFor((text, key: { readonly name: string }) => text + key.name);
    const [first, second] = [{ name: '1' }, { name: '2' }];
    assert.deepEqual([join('a', first), join('a', second), join('a', first)], ['a1', 'a2', 'a1']);
  });
});
