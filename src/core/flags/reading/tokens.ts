import type { TextView } from './text-view.js';
import {
  hashStart,
  hashStep,
  markLexeme,
  pairSlot,
  type Phrase,
  type Vocabulary,
} from './vocabulary.js';

/**
 * A stretch of text as a list of tokens: words, phrases and marks, each with the lexeme it stands for.
 * `starts` and `ends` are positions in the view's bytes.
 */
export interface Tokens {
  readonly count: number;
  readonly lexemes: Uint16Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** Tokens of a sentence beyond this many are not read. */
export const maxTokens = 160;

const letter = 1;
const apostrophe = 2;
const firstMark = 3;

/** What a byte is: a space (0), part of a word, an apostrophe, or a mark. */
const kinds = new Uint8Array(256);
for (let byte = 0; byte < 256; byte++) {
  const char = String.fromCharCode(byte);
  if (/[a-z0-9]/iu.test(char)) kinds[byte] = letter;
  else if (char === "'") kinds[byte] = apostrophe;
  else if (/[,()]/u.test(char)) kinds[byte] = firstMark;
  else if (/[;:[\]{}|]/u.test(char)) kinds[byte] = firstMark + 1;
  else if (char === '"') kinds[byte] = firstMark + 2;
  else if (char === '?') kinds[byte] = firstMark + 3;
  else if (char === '>') kinds[byte] = firstMark + 4;
}
const markLexemes = [
  markLexeme('COMMA'),
  markLexeme('BREAK'),
  markLexeme('QUOTE'),
  markLexeme('QUESTION'),
  markLexeme('ARROW'),
];

const other = markLexeme('OTHER');
const otherIng = markLexeme('OTHERING');
const otherEd = markLexeme('OTHERED');
const adverb = markLexeme('ADVERB');
const undone = markLexeme('UNDONE');

/** What a word that the lexicon does not have may be, by its form: `un…ed`, `-ing`, `-ed`, `-ly`, or any other. */
function unknown(bytes: Uint8Array, from: number, to: number): number {
  const size = to - from;
  if (size < 2 || (bytes[from] ?? 0) < 65) return 0;
  const last = (bytes[to - 1] ?? 0) | 32;
  const before = (bytes[to - 2] ?? 0) | 32;
  if (last === 103 && before === 110 && size > 4) return otherIng;
  if (last === 100 && before === 101 && size > 3) {
    const un = ((bytes[from] ?? 0) | 32) === 117 && ((bytes[from + 1] ?? 0) | 32) === 110;
    return un ? undone : otherEd;
  }
  return last === 121 && before === 108 ? adverb : other;
}

/** Divides text into tokens in memory that it uses again. */
export class Tokenizer {
  readonly #vocabulary: Vocabulary;
  readonly #words = new Uint16Array(maxTokens);
  readonly #lexemes = new Uint16Array(maxTokens);
  readonly #starts = new Uint32Array(maxTokens);
  readonly #ends = new Uint32Array(maxTokens);

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** The tokens of the bytes from `start` to `end`; good until the next call. `voice` maps lexemes. */
  tokenize(view: TextView, start: number, end: number, voice?: Uint16Array): Tokens {
    const count = this.#joinPhrases(this.#divide(view.bytes, start, end));
    if (voice) {
      for (let at = 0; at < count; at++) {
        this.#lexemes[at] = voice[this.#lexemes[at] ?? 0] ?? 0;
      }
    }
    return { count, lexemes: this.#lexemes, starts: this.#starts, ends: this.#ends };
  }

  /** Fills `#words` with word numbers (0 for unknown words) and `#lexemes` with those of marks. */
  #divide(bytes: Uint8Array, start: number, end: number): number {
    const words = this.#words;
    const lexemes = this.#lexemes;
    const starts = this.#starts;
    const ends = this.#ends;
    const { numbers, lexemes: known } = this.#vocabulary;
    let count = 0;
    let i = start;
    while (i < end && count < maxTokens) {
      let kind = kinds[bytes[i] ?? 0] ?? 0;
      if (kind === 0) {
        i++;
        continue;
      }
      const from = i;
      if (kind >= firstMark) {
        i++;
        words[count] = 0;
        lexemes[count] = markLexemes[kind - firstMark] ?? 0;
      } else {
        let hash = hashStart;
        do {
          // Setting bit 5 makes capitals small and changes neither digits nor the apostrophe.
          hash = hashStep(hash, (bytes[i] ?? 0) | 0x20);
          i++;
          kind = i < end ? (kinds[bytes[i] ?? 0] ?? 0) : 0;
          if (
            kind === apostrophe &&
            ((bytes[i - 1] ?? 0) | 0x20) === 0x6e &&
            ((bytes[i + 1] ?? 0) | 0x20) === 0x74
          ) {
            kind = letter;
          }
        } while (kind === letter);
        const word = numbers.get(hash);
        words[count] = word;
        lexemes[count] = word === 0 ? unknown(bytes, from, i) : (known[word] ?? 0);
      }
      starts[count] = from;
      ends[count] = i;
      count++;
    }
    return count;
  }

  /** Replaces the words of a phrase, the longest there is, by one token. */
  #joinPhrases(count: number): number {
    const { pairs } = this.#vocabulary;
    const words = this.#words;
    const lexemes = this.#lexemes;
    const starts = this.#starts;
    const ends = this.#ends;
    let to = 0;
    for (let from = 0; from < count; to++) {
      const word = words[from] ?? 0;
      const next = from + 1 < count ? (words[from + 1] ?? 0) : 0;
      const mayJoin = word !== 0 && next !== 0 && pairs[pairSlot(word, next)] === 1;
      const phrase = mayJoin ? this.#phraseAt(from, count) : undefined;
      const last = from + (phrase?.rest.length ?? 0);
      if (last !== to) {
        words[to] = word;
        lexemes[to] = phrase?.lexeme ?? lexemes[from] ?? 0;
        starts[to] = starts[from] ?? 0;
        ends[to] = ends[last] ?? 0;
      }
      from = last + 1;
    }
    return to;
  }

  /** The longest phrase that begins with the word at `from`. */
  #phraseAt(from: number, count: number): Phrase | undefined {
    const words = this.#words;
    for (const phrase of this.#vocabulary.phrases[words[from] ?? 0] ?? []) {
      const { rest } = phrase;
      let k = 0;
      while (k < rest.length && from + 1 + k < count && words[from + 1 + k] === rest[k]) k++;
      if (k === rest.length) return phrase;
    }
    return undefined;
  }
}
