import type { Span } from '../../text/span.js';
import { trimSpan } from '../../pair/words/natural-unit.js';
import { isFunctionWord } from '../../pair/words/tokens.js';
import { NumberTable } from '../../text/number-table.js';
import { readSentences, wordName, wordNumber } from './sentence-words.js';

/** What no sentence of a prompt should be: one that leads the model, gives the study away, or is its author's remark. */
export const wordingKinds = ['leading', 'study', 'remark'] as const;
export type WordingKind = (typeof wordingKinds)[number];

/**
 * A linear model of one kind over the terms of `termsOf`: a sentence is of the kind where the bias and the weights
 * of its terms over `scaleOf` their number add up to more than 0.
 */
export interface WordingModel {
  readonly bias: number;
  /** A sum above this leaves little doubt. */
  readonly sure: number;
  readonly weights: Readonly<Record<string, number>>;
}

/** A sentence of a text that is worded like those of a kind. */
export interface WordedSentence extends Span {
  readonly kind: WordingKind;
  readonly isSure: boolean;
  /** Up to three of its words of a meaning of their own, as they stand there in order, that tell most. */
  readonly telling: readonly string[];
}

/** Terms that a sentence is taken to have more than it has: few words say little. */
const damping = 16;

/** The terms of a sentence: its words, by their first letters, and the pairs of neighbours. */
export function termsOf(words: Iterable<number>): string[] {
  const names = Array.from(words, wordName);
  const pairs = names.slice(1).map((name, index) => `${names[index] ?? ''} ${name}`);
  return [...names.slice(1), ...pairs];
}

/** What the sum of the weights of a sentence of so many words is divided by. */
export function scaleOf(words: number): number {
  return Math.sqrt(2 * words + damping);
}

/** Tells sentences of each kind from those that belong in a prompt. */
export class SentenceModel {
  readonly #models: readonly Pick<WordingModel, 'bias' | 'sure'>[];
  /** Terms are numbered from 1 on: words by what `readSentences` gives, pairs by the numbers of both. */
  readonly #words: NumberTable;
  readonly #pairs: NumberTable;
  /** The weights of a term for each kind, one term after another; none for term 0. */
  readonly #weights: Float64Array;
  readonly #sums = new Float64Array(wordingKinds.length);

  constructor(models: Readonly<Record<WordingKind, WordingModel>>) {
    this.#models = wordingKinds.map((kind) => models[kind]);
    const terms = new Set(wordingKinds.flatMap((kind) => Object.keys(models[kind].weights)));
    for (const word of [...terms].flatMap((term) => term.split(' '))) terms.add(word);
    const numbers = new Map([...terms].map((term, index) => [term, index + 1]));
    const words = new Map<number, number>();
    const pairs = new Map<number, number>();
    this.#weights = new Float64Array(wordingKinds.length * (terms.size + 1));
    for (const [term, number] of numbers) {
      const [first = '', second] = term.split(' ');
      if (second === undefined) words.set(wordNumber(term), number);
      else pairs.set(pairOf(numbers.get(first) ?? 0, numbers.get(second) ?? 0), number);
      const weights = wordingKinds.map((kind) => models[kind].weights[term] ?? 0);
      this.#weights.set(weights, wordingKinds.length * number);
    }
    this.#words = new NumberTable(words);
    this.#pairs = new NumberTable(pairs);
  }

  /** The sentences of a text that are of a kind, in order, each of the kind that it is most of. Linear in the text. */
  scan(text: string): WordedSentence[] {
    const found: WordedSentence[] = [];
    readSentences(text, (words, start, end) => {
      const sums = this.#sumsOf(words);
      const scale = scaleOf(words.length);
      let most = 0;
      let kind: WordingKind | undefined;
      for (let i = 0; i < wordingKinds.length; i++) {
        const score = (this.#models[i]?.bias ?? 0) + (sums[i] ?? 0) / scale;
        if (score <= most) continue;
        most = score;
        kind = wordingKinds[i];
      }
      if (kind === undefined) return;
      const at = wordingKinds.indexOf(kind);
      found.push({
        ...trimSpan(text, { start, end }),
        kind,
        isSure: most > (this.#models[at]?.sure ?? 0),
        telling: this.#telling(words, text.slice(start, end), at),
      });
    });
    return found;
  }

  /** By kind the sum of the weights of the terms of a sentence, each as often as it stands there; good until the next. */
  #sumsOf(words: Int32Array): Float64Array {
    const kinds = wordingKinds.length;
    const weights = this.#weights;
    const sums = this.#sums.fill(0);
    let before = 0;
    for (const name of words) {
      const word = this.#words.get(name);
      const pair = word === 0 ? 0 : this.#pairs.get(pairOf(before, word));
      before = word;
      if (word === 0) continue;
      for (let kind = 0; kind < kinds; kind++) {
        const own = (weights[word * kinds + kind] ?? 0) + (weights[pair * kinds + kind] ?? 0);
        sums[kind] = (sums[kind] ?? 0) + own;
      }
    }
    return sums;
  }

  /** The words of a sentence that tell most of a kind, with half of what their pairs with the neighbours tell. */
  #telling(words: Int32Array, sentence: string, kind: number): string[] {
    const weightOf = (term: number): number =>
      this.#weights[term * wordingKinds.length + kind] ?? 0;
    const terms = Array.from(words, (name) => this.#words.get(name));
    const pairs = terms.map((term, at) =>
      at === 0 ? 0 : weightOf(this.#pairs.get(pairOf(terms[at - 1] ?? 0, term))),
    );
    const shares = terms.map(
      (term, at) => weightOf(term) + ((pairs[at] ?? 0) + (pairs[at + 1] ?? 0)) / 2,
    );
    // The first of the words stands for the beginning of the sentence.
    return (sentence.match(wordForm) ?? [])
      .map((text, index) => ({ text, index, share: shares[index + 1] ?? 0 }))
      .filter(
        ({ text, share }) =>
          share > 0 && /[a-z]/i.test(text) && !isFunctionWord(text.toLowerCase()),
      )
      .sort((a, b) => b.share - a.share)
      .slice(0, toldWords)
      .sort((a, b) => a.index - b.index)
      .map(({ text }) => text);
  }
}

/** What `readSentences` takes for a word. */
const wordForm = /[a-z][a-z'’]*|\d+|[?:]/gi;
const toldWords = 3;

/** The numbers of two words as one. */
function pairOf(first: number, second: number): number {
  return (first << 15) | second;
}
