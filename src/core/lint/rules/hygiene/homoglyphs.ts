import type { Suspect } from './suspect.js';

/** Cyrillic and Greek letters that look like Latin ones (a part of Unicode's confusables.txt). */
const lookalikes: ReadonlyMap<string, string> = new Map([
  ...pairs(
    '\u0430\u0435\u043E\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u04BB\u051B\u051D',
    'aeopcyxijsdhqw',
  ),
  ...pairs(
    '\u0410\u0412\u0421\u0415\u041D\u0406\u0408\u041A\u041C\u041E\u0420\u0405\u0422\u0425\u0423',
    'ABCEHIJKMOPSTXY',
  ),
  ...pairs('\u03BF\u03BD\u03B1\u03B9\u03C1\u03C5', 'ovaipu'),
  ...pairs(
    '\u0391\u0392\u0395\u0396\u0397\u0399\u039A\u039C\u039D\u039F\u03A1\u03A4\u03A5\u03A7',
    'ABEZHIKMNOPTYX',
  ),
]);

const mixedWord = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]+/gu;
const foreign = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;
const latin = /\p{Script=Latin}/u;

/**
 * Letters of another script inside an otherwise Latin word that look like Latin letters. A word that
 * mixes scripts for a reason, such as Δx or α-helix, has a letter that resembles none or stands alone.
 */
export function* homoglyphs(text: string): Generator<Suspect> {
  if (!foreign.test(text)) return;
  for (const match of text.matchAll(mixedWord)) {
    const word = match[0];
    if (!foreign.test(word) || !latin.test(word)) continue;
    const strangers = Array.from(word).filter((letter) => foreign.test(letter));
    if (strangers.length * 2 > word.length || strangers.some((letter) => !lookalikes.has(letter))) {
      continue;
    }
    let offset = match.index;
    for (const letter of word) {
      const replacement = lookalikes.get(letter);
      if (replacement !== undefined) {
        const script = /\p{Script=Greek}/u.test(letter) ? 'Greek' : 'Cyrillic';
        yield {
          kind: 'hidden',
          start: offset,
          end: offset + letter.length,
          what: `a ${script} letter that looks like “${replacement}”`,
          effect: `stands inside a Latin word, which is then another word to the model; write “${replacement}”.`,
          title: `Replace it with the Latin “${replacement}”`,
          replacement,
        };
      }
      offset += letter.length;
    }
  }
}

function pairs(from: string, to: string): [string, string][] {
  return Array.from(from, (letter, index) => [letter, to[index] ?? '']);
}
