import { foldTable, REMOVED } from '../reading/fold.js';

/** Of a longer text the first and the last half of this many UTF-16 units are read. */
const longest = 100_000;
/** The end of a text, where it decides: its last third, and no more than this many words. */
const longestEnd = 60;
/** Put before what stands in the end of the text. */
export const endMark = '…';

const pass = 1;
const apart = 0;

/**
 * The terms of texts, read into memory that is used again: the words and the pairs of neighbouring words, and
 * those in the end of the text once more behind `endMark`. Lower case; look-alike letters are read as the
 * Latin ones; marks that end a sentence or a clause count as words. Linear in the text.
 */
export class TermReader {
  /** By UTF-16 unit: the byte of a word it is read as, `pass` for none, `apart` for the end of a word. */
  readonly #bytes = wordBytes();
  #text = new Uint8Array(0);
  #ends = new Int32Array(0);
  #hashes = new Int32Array(0);

  /** Calls `visit` with the hash of each term, as often as it stands there; returns how many there are. */
  visit(text: string, visit: (hash: number) => void): number {
    const count = this.#read(text);
    const end = endOf(count);
    this.#visitWords(0, count, 0, visit);
    this.#visitWords(end, count, endHash, visit);
    return Math.max(0, 2 * count - 1) + Math.max(0, 2 * (count - end) - 1);
  }

  /** The terms themselves, as often as they stand there. */
  terms(text: string): readonly string[] {
    const count = this.#read(text);
    const words: string[] = [];
    for (let i = 0, start = 0; i < count; i++) {
      const end = this.#ends[i] ?? start;
      words.push(String.fromCharCode(...this.#text.subarray(start, end)));
      start = end;
    }
    const terms = (from: number, mark: string): string[] =>
      words
        .slice(from)
        .flatMap((word, index) =>
          index === 0
            ? [mark + word]
            : [mark + word, `${mark}${words[from + index - 1] ?? ''} ${word}`],
        );
    return [...terms(0, ''), ...terms(endOf(count), endMark)];
  }

  #visitWords(from: number, to: number, mark: number, visit: (hash: number) => void): void {
    const hashes = this.#hashes;
    let before = 0;
    for (let i = from; i < to; i++) {
      const word = hashes[i] ?? 0;
      visit(joined(mark, word));
      if (i > from) visit(joined(joined(mark, before), word));
      before = word;
    }
  }

  /** Reads the words of a text; returns their number. */
  #read(text: string): number {
    const half = longest / 2;
    const size = Math.min(text.length, longest);
    if (this.#text.length < size) {
      this.#text = new Uint8Array(size);
      this.#ends = new Int32Array(size);
      this.#hashes = new Int32Array(size);
    }
    const bytes = this.#bytes;
    const letters = this.#text;
    const ends = this.#ends;
    const hashes = this.#hashes;
    const skipFrom = text.length <= longest ? size : half;
    const skipped = text.length - size;
    let count = 0;
    let length = 0;
    let start = 0;
    let hash = seed;
    for (let i = 0; i < size; i++) {
      const at = i < skipFrom ? i : i + skipped;
      const code = text.charCodeAt(at);
      let byte = bytes[code] ?? apart;
      if (code >= 0xd800 && code < 0xdc00) {
        byte = bytes[plainUnit(text, at)] ?? apart;
        i++;
      }
      if (byte === pass) continue;
      const isLetter = byte >= 0x61 || byte === 0x27;
      if (!isLetter && length > start) {
        ends[count] = length;
        hashes[count++] = hash;
        start = length;
        hash = seed;
      }
      if (byte === apart) continue;
      letters[length++] = byte;
      hash = Math.imul(hash ^ byte, prime);
      if (isLetter) continue;
      ends[count] = length;
      hashes[count++] = hash;
      start = length;
      hash = seed;
    }
    if (length > start) {
      ends[count] = length;
      hashes[count++] = hash;
    }
    return count;
  }
}

/** FNV-1a (Fowler, Noll and Vo). */
const seed = 0x811c9dc5 | 0;
const prime = 0x01000193;

/** The hash of a term as `TermReader.visit` gives it. */
export function termHash(term: string): number {
  const mark = term.startsWith(endMark) ? endHash : 0;
  const [first = '', second] = (mark === 0 ? term : term.slice(endMark.length)).split(' ');
  if (second === undefined) return joined(mark, hashOf(first));
  return joined(joined(mark, hashOf(first)), hashOf(second));
}

function hashOf(word: string): number {
  let hash = seed;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), prime);
  return hash;
}

const endHash = hashOf(endMark);

function joined(before: number, word: number): number {
  const mixed = Math.imul(before ^ (before >>> 16), 0x45d9f3b) ^ word;
  return Math.imul(mixed ^ (mixed >>> 13), prime);
}

/** The unit that a character outside the first plane stands for: mathematical letters mostly. */
function plainUnit(text: string, at: number): number {
  const code = text.codePointAt(at) ?? 0;
  return String.fromCodePoint(code).normalize('NFKD').charCodeAt(0);
}

function endOf(count: number): number {
  return Math.max(Math.floor((count * 2) / 3), count - longestEnd);
}

function wordBytes(): Uint8Array {
  return foldTable().map((byte) => {
    if (byte === REMOVED) return pass;
    const lower = byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
    const isLetter = lower >= 0x61 && lower <= 0x7a;
    return isLetter || "'?.,;:".includes(String.fromCharCode(lower)) ? lower : apart;
  });
}
