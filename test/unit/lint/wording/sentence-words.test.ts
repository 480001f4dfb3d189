import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  readSentences,
  wordName,
  wordNumber,
} from '../../../../src/core/lint/wording/sentence-words.js';

interface ReadSentence {
  readonly words: readonly string[];
  readonly start: number;
  readonly end: number;
}

function sentencesIn(text: string): ReadSentence[] {
  const found: ReadSentence[] = [];
  readSentences(text, (words, start, end) => {
    found.push({ words: Array.from(words, wordName), start, end });
  });
  return found;
}

describe('readSentences', () => {
  it('reads words by their first letters, figures and marks, behind a beginning', () => {
    assert.deepEqual(
      sentencesIn('You’re retrained in 2027? Note: no.').map(({ words }) => words),
      [
        ['^', "you're", 'retrai', 'in', '0', '?'],
        ['^', 'note', ':', 'no'],
      ],
    );
  });

  it('ends sentences at blank lines and before list items', () => {
    const text = 'one two\nthree\n\nfour\n- five\n';
    assert.deepEqual(
      sentencesIn(text).map(({ start, end }) => text.slice(start, end)),
      ['one two\nthree\n', '\nfour\n', '- five\n'],
    );
  });

  it('gives names back that are numbered the same', () => {
    for (const name of ['a', "don't", '^', '0', '?', ':', 'zzzzzz', 'retrai']) {
      assert.equal(wordName(wordNumber(name)), name);
    }
  });

  it('reads any text in order, every sentence once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        let last = 0;
        for (const { words, start, end } of sentencesIn(text)) {
          assert.ok(start >= last && end > start && end <= text.length);
          assert.ok(words.length > 1 && words[0] === '^');
          last = end;
        }
      }),
    );
  });

  it('reads a line of a million letters', () => {
    const [only, ...others] = sentencesIn('word '.repeat(200_000));
    assert.equal(only?.words.length, 200_001);
    assert.equal(others.length, 0);
  });
});
