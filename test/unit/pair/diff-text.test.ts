import assert from 'node:assert/strict';
import fc from 'fast-check';
import { diffText } from '../../../src/core/pair/diff/diff-text.js';
import type { Hunk } from '../../../src/core/pair/diff/diff-text.js';

function apply(a: string, b: string, hunks: readonly Hunk[]): string {
  let result = '';
  let at = 0;
  for (const hunk of hunks) {
    result += a.slice(at, hunk.a.start) + b.slice(hunk.b.start, hunk.b.end);
    at = hunk.a.end;
  }
  return result + a.slice(at);
}

function show(a: string, b: string): [string, string][] {
  return diffText(a, b).hunks.map((hunk) => [
    a.slice(hunk.a.start, hunk.a.end),
    b.slice(hunk.b.start, hunk.b.end),
  ]);
}

const word = fc.constantFrom(
  'the',
  'log',
  'is',
  'kept',
  'a',
  'copy',
  'office',
  'no',
  'one',
  'reads',
  '14',
  'Lima',
  'ü',
  '😀',
);
const glue = fc.constantFrom(' ', ' ', ' ', '  ', '. ', ', ', '\n', '\n\n', '\t', '');
const prose = fc
  .array(fc.tuple(word, glue), { maxLength: 40 })
  .map((parts) => parts.flat().join(''));
const text = fc.oneof(prose, fc.string({ unit: 'grapheme', maxLength: 60 }));

/** A text and a variant of it with a few pieces replaced. */
const variants = fc
  .tuple(prose, fc.array(fc.tuple(fc.nat(), fc.nat(12), prose), { maxLength: 3 }))
  .map(([base, edits]): [string, string] => {
    let variant = base;
    for (const [at, length, insert] of edits) {
      const start = base.length === 0 ? 0 : at % (variant.length + 1);
      variant = variant.slice(0, start) + insert + variant.slice(start + length);
    }
    return [base, variant];
  });
const pairs = fc.oneof(variants, fc.tuple(text, text));

describe('diffText', () => {
  it('finds the words that differ', () => {
    assert.deepEqual(show('The log is kept for 30 days.', 'The log is kept for 90 days.'), [
      ['30', '90'],
    ]);
  });

  it('keeps two separate changes apart', () => {
    assert.deepEqual(
      show(
        'Anna orders tea in the old harbour, and she pays with a note of ten euros.',
        'Berta orders tea in the old harbour, and she pays with a note of six euros.',
      ),
      [
        ['Anna', 'Berta'],
        ['ten', 'six'],
      ],
    );
  });

  it('joins changes that only function words separate', () => {
    assert.deepEqual(show('Sold to the baker today.', 'Given to the smith today.'), [
      ['Sold to the baker', 'Given to the smith'],
    ]);
  });

  it('gives an inserted sentence as that sentence, though its beginning is repeated', () => {
    assert.deepEqual(
      show('Hello. This chat is logged. This is a shop.', 'Hello. This is a shop.'),
      [['This chat is logged. ', '']],
    );
  });

  it('gives an inserted line as that line', () => {
    assert.deepEqual(show('one\ntwo\nthree\n', 'one\nthree\n'), [['two\n', '']]);
  });

  it('tells whitespace from words', () => {
    const a = 'one  two\nthree';
    const b = 'one two\nthree ';
    assert.deepEqual(
      diffText(a, b).hunks.map((hunk) => hunk.whitespace),
      [true, true],
    );
  });

  it('treats a template expression as one word', () => {
    assert.deepEqual(show('Ask {{user name}} now', 'Ask {{person}} now'), [
      ['{{user name}}', '{{person}}'],
    ]);
  });

  it('has no hunk for identical texts', () => {
    fc.assert(fc.property(text, (a) => diffText(a, a).hunks.length === 0));
  });

  it('turns one text into the other when applied', () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        assert.equal(apply(a, b, diffText(a, b).hunks), b);
      }),
      { numRuns: 3000 },
    );
  });

  it('gives ordered hunks inside the texts', () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        let last = { a: 0, b: 0 };
        for (const hunk of diffText(a, b).hunks) {
          assert.ok(last.a <= hunk.a.start && hunk.a.start <= hunk.a.end && hunk.a.end <= a.length);
          assert.ok(last.b <= hunk.b.start && hunk.b.start <= hunk.b.end && hunk.b.end <= b.length);
          assert.ok(hunk.a.start < hunk.a.end || hunk.b.start < hunk.b.end);
          last = { a: hunk.a.end, b: hunk.b.end };
        }
      }),
    );
  });

  it('is swapped when the texts are swapped', () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        const swapped = diffText(b, a).hunks.map((hunk) => ({ ...hunk, a: hunk.b, b: hunk.a }));
        assert.deepEqual(swapped, diffText(a, b).hunks);
      }),
    );
  });

  it('marks as whitespace exactly what is the same without whitespace', () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        for (const hunk of diffText(a, b).hunks) {
          if (!hunk.whitespace) continue;
          assert.equal(a.slice(hunk.a.start, hunk.a.end).trim(), '');
          assert.equal(b.slice(hunk.b.start, hunk.b.end).trim(), '');
        }
      }),
    );
  });

  it('ends within bounds on large texts that share nothing or everything but order', () => {
    const random = (seed: number) => (): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed;
    };
    const unrelated = (seed: number, size: number): string => {
      const next = random(seed);
      let result = '';
      while (result.length < size) result += `w${String(next() % 700)} `;
      return result;
    };
    const cases: [string, string][] = [
      [unrelated(1, 200_000), unrelated(2, 200_000)],
      [unrelated(1, 25_000), unrelated(2, 25_000)],
      ['a '.repeat(100_000), 'b '.repeat(100_000)],
      ['a b '.repeat(50_000), 'b a '.repeat(50_001)],
      ['a\n'.repeat(100_000), 'b\na\n'.repeat(50_000)],
      ['x'.repeat(1_000_000), 'y'.repeat(1_000_000)],
      ['<'.repeat(200_000), '>'.repeat(200_000)],
    ];
    for (const [a, b] of cases) {
      const before = performance.now();
      const { hunks } = diffText(a, b);
      const took = performance.now() - before;
      assert.equal(apply(a, b, hunks), b);
      assert.ok(took < 600, `${String(took)} ms`);
    }
  });
});
