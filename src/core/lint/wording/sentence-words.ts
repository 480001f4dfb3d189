import { endsSentence } from '../lexicon/sentence-around.js';

/** Letters of a word that count: enough to know it in another form. */
const stemLength = 6;

/** Five bits each: letters from 1 on, the apostrophe, then the beginning of a sentence, a figure and two marks. */
const alphabet = " abcdefghijklmnopqrstuvwxyz'^0?:";
const apostrophe = alphabet.indexOf("'");
const beginning = alphabet.indexOf('^');
const figure = alphabet.indexOf('0');

/** By code: the number of a letter, 0 for what stands between words. */
const letters = new Uint8Array(128);
for (let i = 1; i <= 26; i++) letters[0x40 + i] = letters[0x60 + i] = i;

/**
 * Reads a text sentence by sentence: its words as numbers of at most 30 bits, each of them the first letters of a
 * word, behind one for the beginning of the sentence. Takes time linear in the text.
 * @param read gets the words of a sentence, good until it returns, and where it stands, in UTF-16 units
 */
export function readSentences(
  text: string,
  read: (words: Int32Array, start: number, end: number) => void,
): void {
  let words = new Int32Array(256);
  words[0] = beginning;
  let count = 1;
  let start = 0;
  let at = 0;
  while (at < text.length) {
    if (count + 1 > words.length) words = enlarged(words);
    const code = text.charCodeAt(at);
    let letter = letterOf(code);
    if (letter > 0) {
      let word = 0;
      const from = at;
      do {
        if (at - from < stemLength) word = (word << 5) | letter;
        letter = letterOf(text.charCodeAt(++at)) || apostropheAt(text, at);
      } while (letter > 0);
      words[count++] = word;
      continue;
    }
    at++;
    // Most words are followed by nothing but a space.
    if (code === 0x20) continue;
    if (isFigure(code)) {
      while (isFigure(text.charCodeAt(at))) at++;
      words[count++] = figure;
    } else if (code === 0x3f || code === 0x3a) {
      words[count++] = alphabet.indexOf(String.fromCharCode(code));
    }
    const mayEnd = code === 0x0a || code === 0x2e || code === 0x21 || code === 0x3f;
    if (!mayEnd || !endsSentence(text, at - 1)) continue;
    if (count > 1) read(words.subarray(0, count), start, at);
    count = 1;
    start = at;
  }
  if (count > 1) read(words.subarray(0, count), start, at);
}

/** Beyond the text and outside the alphabet 0. */
function letterOf(code: number): number {
  return code < 128 ? (letters[code] ?? 0) : 0;
}

function apostropheAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code === 0x27 || code === 0x2019 ? apostrophe : 0;
}

function isFigure(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function enlarged(words: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * words.length);
  larger.set(words);
  return larger;
}

/** The number of a word that is written as `wordName` writes it. */
export function wordNumber(name: string): number {
  return Array.from(name).reduce((word, letter) => (word << 5) | alphabet.indexOf(letter), 0);
}

/** The letters of a word of `readSentences`; `^` is the beginning of a sentence, `0` a figure. */
export function wordName(word: number): string {
  return word === 0 ? '' : wordName(word >>> 5) + alphabet.charAt(word & 31);
}
