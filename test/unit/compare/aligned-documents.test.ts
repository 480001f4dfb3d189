import assert from 'node:assert/strict';
import fc from 'fast-check';
import { alignedDocuments } from '../../../src/core/compare/aligned-documents.js';
import { compareSamples } from '../../../src/core/compare/compare-samples.js';
import { visibleText } from '../../../src/core/compare/visible-text.js';
import { comparedSample } from '../../support/compared-sample.js';

const acting =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|[\ud800-\udfff]/;

describe('visibleText', () => {
  it('shows what would act on an editor or terminal', () => {
    assert.equal(
      visibleText('a\u001b[31mb\u0007\u009bc\u202ed\u2066\r\ne\rf\tg\u0085\u2028\ud800').text,
      'a⟨U+001B⟩[31mb⟨U+0007⟩⟨U+009B⟩c⟨U+202E⟩d⟨U+2066⟩\ne⟨U+000D⟩f\tg⟨U+0085⟩⟨U+2028⟩⟨U+D800⟩',
    );
    assert.equal(visibleText('é🌱👩‍🌾 نص').text, 'é🌱👩‍🌾 نص');
  });

  it('maps every offset, so that what stood at a span still stands there', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('\r\n', '\u001b', '\u202e', '\ufeff', '🌱', '\n', '\ud800'),
    );
    fc.assert(
      fc.property(fc.array(piece), fc.array(piece), (before, after) => {
        const a = before.join('');
        const b = after.join('');
        const shown = visibleText(`${a}|${b}`);
        assert.ok(!acting.test(shown.text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, '')));
        assert.equal(shown.text[shown.offset(a.length)], '|');
        assert.equal(shown.offset(0), 0);
        assert.equal(shown.offset(a.length + 1 + b.length), shown.text.length);
        assert.equal(shown.text.slice(0, shown.offset(a.length)), visibleText(a).text);
      }),
    );
  });
});

describe('alignedDocuments', () => {
  const left = comparedSample(
    {
      reasoning: [{ kind: 'scratchpad', text: 'One.\r\nTwo \u202eis flagged.\r\nThree.' }],
      output: 'Out.',
    },
    [
      { category: 'deception', text: 'is flagged' },
      { category: 'deception', text: 'Out.', lane: 'output' },
    ],
  );
  const right = comparedSample({
    reasoning: [
      { kind: 'native', text: 'N.' },
      { kind: 'scratchpad', text: 'One.' },
    ],
    output: 'Out\nand more.\n',
  });
  const documents = alignedDocuments(compareSamples(left, right));

  it('has the same headings on both sides, and one sentence a line below them', () => {
    assert.deepEqual(documents.left.text.split('\n'), [
      '──── native reasoning ────',
      '',
      '──── scratchpad ────',
      'One.',
      'Two ⟨U+202E⟩is flagged.',
      'Three.',
      '',
      '──── output ────',
      'Out.',
      '',
    ]);
    assert.deepEqual(documents.right.text.split('\n'), [
      '──── native reasoning ────',
      'N.',
      '',
      '──── scratchpad ────',
      'One.',
      '',
      '──── output ────',
      'Out',
      'and more.',
      '',
    ]);
  });

  it('places flags and texts', () => {
    const { text, flags, sections } = documents.left;
    assert.deepEqual(
      flags.map(({ start, end }) => text.slice(start, end)),
      ['is flagged', 'Out.'],
    );
    const content = sections[1]?.content;
    assert.ok(content);
    assert.equal(text.slice(content.start, content.end), 'One.\nTwo ⟨U+202E⟩is flagged.\nThree.');
    assert.equal(sections[0]?.content, undefined);
    assert.equal(
      documents.left.place({ lane: 'reasoning', segment: 4 }, { start: 0, end: 1 }),
      undefined,
    );
    const placed = documents.right.place({ lane: 'reasoning', segment: 1 }, { start: 0, end: 3 });
    assert.equal(documents.right.text.slice(placed?.start, placed?.end), 'One');
  });

  it('writes sentences that are equal as lines that are equal', () => {
    const documents = alignedDocuments(
      compareSamples(
        comparedSample({
          reasoning: [
            { kind: 'scratchpad', text: 'On the free tier. I object to it. Only here. I decline.' },
          ],
          output: 'First.\n\n  - an item\n\nLast.',
        }),
        comparedSample({
          reasoning: [{ kind: 'scratchpad', text: 'On the paid tier. I object to it. I decline.' }],
          output: 'First.\n\n  - an item\n\nLast.',
        }),
      ),
    );
    const output = ['──── output ────', 'First.', '', '  - an item', '', 'Last.', ''];
    assert.deepEqual(documents.left.text.split('\n'), [
      '──── scratchpad ────',
      'On the free tier.',
      'I object to it.',
      'Only here.',
      'I decline.',
      '',
      ...output,
    ]);
    assert.deepEqual(documents.right.text.split('\n'), [
      '──── scratchpad ────',
      'On the paid tier.',
      'I object to it.',
      'I decline.',
      '',
      ...output,
    ]);
  });

  it('breaks up lines that an editor could not wrap, at white space, and keeps all words', () => {
    const text = `${'moss 🌱 '.repeat(20_000)}${'x'.repeat(20_000)}🌱${'y'.repeat(9000)}`;
    const { left } = alignedDocuments(
      compareSamples(
        comparedSample({ output: text }, [{ category: 'deception', text: 'x🌱y', lane: 'output' }]),
        comparedSample({ output: 'fern' }),
      ),
    );
    assert.ok(left.text.split('\n').every((line) => line.length <= 4001));
    // Throws for half of a surrogate pair.
    for (const line of left.text.split('\n')) encodeURIComponent(line);
    assert.equal(left.text.replace(/\s/g, ''), `──── output ────${text}`.replace(/\s/g, ''));
    assert.deepEqual(
      left.flags.map(({ start, end }) => left.text.slice(start, end).replace('\n', '')),
      ['x🌱y'],
    );
  });

  it('keeps every sentence and every word of every span, whatever the texts', () => {
    const piece = fc.oneof(
      fc.constantFrom('One.', 'Two!', ' ', '\n', '\n\n', '\r\n', '- item', '\u202e', '<b>'),
      fc.string({ maxLength: 8 }),
    );
    const words = (shown: string): string => shown.replace(/\s+/g, '');
    const headed = (native: string, output: string): string =>
      `──── native reasoning ────${native}──── output ────${output}`;
    const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, text, fc.nat(200), fc.nat(40), (a, b, from, length) => {
        const { left, right } = alignedDocuments(
          compareSamples(
            comparedSample({ reasoning: [{ kind: 'native', text: a }], output: b }),
            comparedSample({ reasoning: [{ kind: 'native', text: b }], output: a }),
          ),
        );
        assert.equal(words(left.text), words(headed(visibleText(a).text, visibleText(b).text)));
        assert.equal(words(right.text), words(headed(visibleText(b).text, visibleText(a).text)));
        const start = Math.min(from, a.length);
        const end = Math.min(start + length, a.length);
        const placed = left.place({ lane: 'reasoning', segment: 0 }, { start, end });
        if (placed === undefined) assert.equal(a.slice(start, end).trim(), '');
        // A span that divides a line end has no picture of its own.
        else if (![start, end].some((at) => a.slice(at - 1, at + 1) === '\r\n'))
          assert.equal(
            words(left.text.slice(placed.start, placed.end)),
            words(visibleText(a.slice(start, end)).text),
          );
      }),
    );
  });
});
