import { foldTable } from '../reading/fold.js';
import type { TextView } from '../reading/text-view.js';

/** Of a longer text the first and the last half of this many characters are read. */
const longest = 100_000;
/** The end of a text, where it decides: its last third, and no more than this many words. */
const longestEnd = 60;
/** Put before what stands in the end of the text. */
export const endMark = '…';

/** Marks that end a sentence or a clause are words by themselves. */
const marks = '?.,;:';

/** By byte of a view: the small letter or apostrophe of a word, a mark, or 0 for what stands apart. */
export const wordBytes = Uint8Array.from({ length: 256 }, (_, byte) => {
  const char = String.fromCharCode(foldTable()[byte] ?? 0).toLowerCase();
  return /[a-z']/u.test(char) || marks.includes(char) ? char.charCodeAt(0) : 0;
});

/** The stretches of a view that are read: all of it, or its beginning and its end. */
export function stretchesOf({ length }: TextView): readonly (readonly [number, number])[] {
  if (length <= longest) return [[0, length]];
  return [
    [0, longest / 2],
    [length - longest / 2, length],
  ];
}

/** The number of the word with which the end of a text of so many words begins. */
export function endOf(words: number): number {
  return Math.max(Math.floor((words * 2) / 3), words - longestEnd);
}

/**
 * The terms of a text, as often as they stand there: the words and the pairs of neighbouring words, and those in
 * the end of the text once more behind `endMark`. Lower case; look-alike letters are read as the Latin ones; marks
 * that end a sentence or a clause count as words. Linear in the text.
 */
export function termsOf(view: TextView): readonly string[] {
  const words = stretchesOf(view).flatMap(([from, to]) => wordsOf(view.bytes.subarray(from, to)));
  const terms = (from: number, mark: string): string[] =>
    words
      .slice(from)
      .flatMap((word, index) =>
        index === 0
          ? [mark + word]
          : [mark + word, `${mark}${words[from + index - 1] ?? ''} ${word}`],
      );
  return [...terms(0, ''), ...terms(endOf(words.length), endMark)];
}

function wordsOf(bytes: Uint8Array): readonly string[] {
  const text = Array.from(bytes, (byte) => String.fromCharCode(wordBytes[byte] ?? 0)).join('');
  return text.match(/[a-z']+|[?.,;:]/gu) ?? [];
}
