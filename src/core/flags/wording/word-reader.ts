import type { TextView } from '../reading/text-view.js';
import { NumberTable } from '../../text/number-table.js';
import { stretchesOf, wordBytes } from './terms.js';

/** By byte: a letter less 256, which is negative; a mark that is a word by itself; 0 for what stands apart. */
const readAs = Int32Array.from(wordBytes, (byte) =>
  byte >= 0x61 || byte === 0x27 ? byte - 256 : byte,
);

/** Reads texts as the numbers of their words, in memory that it uses again. */
export class WordReader {
  readonly #numbers: NumberTable;
  /** The hash of each word of the text, then its number. */
  #words = new Int32Array(0);

  /** @param words numbered from 1 in their order */
  constructor(words: readonly string[]) {
    this.#numbers = new NumberTable(new Map(words.map((word, index) => [hashOf(word), index + 1])));
  }

  /** The number of each word of the last text, 0 for those that are not known; good until the next one. */
  get words(): Int32Array {
    return this.#words;
  }

  /** Reads the words of a text; returns how many there are. Linear in the text. */
  read(view: TextView): number {
    let count = 0;
    for (const [from, to] of stretchesOf(view)) {
      this.#reserve(count, count + to - from + 2);
      count = this.#hashWords(view.bytes, from, to, count);
    }
    const words = this.#words;
    for (let i = 0; i < count; i++) words[i] = this.#numbers.get(words[i] ?? 0);
    return count;
  }

  /**
   * Hashes words one after another behind `before` others; returns how many there are then. Without branches but for
   * marks, which are rare: where a word ends cannot be foretold.
   */
  #hashWords(bytes: Uint8Array, from: number, to: number, before: number): number {
    const table = readAs;
    const words = this.#words;
    let count = before;
    let hash = 0;
    let wasInWord = 0;
    for (let i = from; i < to; i++) {
      const byte = table[bytes[i] ?? 0] ?? 0;
      const inWord = byte >>> 31;
      words[count] = hash;
      count += wasInWord & ~inWord;
      if (byte > 0) words[count++] = byte;
      hash = nextHash(hash, byte) & -inWord;
      wasInWord = inWord;
    }
    words[count] = hash;
    return count + wasInWord;
  }

  #reserve(used: number, size: number): void {
    if (this.#words.length >= size) return;
    const larger = new Int32Array(Math.ceil(size * 1.25));
    larger.set(this.#words.subarray(0, used));
    this.#words = larger;
  }
}

/** FNV-1a, which tells words apart that differ in a few letters. */
function nextHash(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, 0x01000193);
}

/** A mark stands for itself. */
function hashOf(word: string): number {
  let hash = 0;
  for (let i = 0; i < word.length; i++) {
    const byte = readAs[word.charCodeAt(i)] ?? 0;
    hash = byte > 0 ? byte : nextHash(hash, byte);
  }
  return hash;
}
