import type { Span } from '../../text/span.js';
import { trimSpan } from '../../pair/natural-unit.js';
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
  /** Up to three of its words, as they stand there in order, that tell most. */
  readonly telling: readonly string[];
}

/** Terms that a sentence is taken to have more than it has: few words say little. */
const damping = 16;

/** The terms of a sentence: its words, by their first letters, and the pairs of neighbours, each once. */
export function termsOf(words: readonly number[]): string[] {
  const names = words.map(wordName);
  const pairs = names.slice(1).map((name, index) => `${names[index] ?? ''} ${name}`);
  return [...new Set([...names.slice(1), ...pairs])];
}

/** What the sum of the weights of a sentence of so many words is divided by. */
export function scaleOf(words: number): number {
  return Math.sqrt(2 * words + damping);
}

/** A word or a pair of neighbours. */
interface Term {
  readonly number: number;
  /** By kind. */
  readonly weights: readonly number[];
  /** The number of the sentence in which it was met last: each term counts once. */
  metIn: number;
}

/** Tells sentences of each kind from those that belong in a prompt. */
export class SentenceModel {
  readonly #models: readonly Pick<WordingModel, 'bias' | 'sure'>[];
  /** By the number that `readSentences` gives a word. */
  readonly #words = new Map<number, Term>();
  readonly #pairs = new Map<number, Term>();
  #sentence = 0;

  constructor(models: Readonly<Record<WordingKind, WordingModel>>) {
    const all = wordingKinds.map((kind) => models[kind]);
    this.#models = all;
    const names = new Set(all.flatMap(({ weights }) => Object.keys(weights)));
    const weightsOf = (name: string): number[] => all.map(({ weights }) => weights[name] ?? 0);
    for (const name of new Set([...names].flatMap((term) => term.split(' ')))) {
      this.#words.set(wordNumber(name), newTerm(this.#words.size, weightsOf(name)));
    }
    for (const name of names) {
      const [first, second] = name.split(' ').map((word) => this.#words.get(wordNumber(word)));
      if (first === undefined || second === undefined) continue;
      this.#pairs.set(pairOf(first, second), newTerm(this.#pairs.size, weightsOf(name)));
    }
  }

  /** The sentences of a text that are of a kind, in order, each of the kind that it is most of. Linear in the text. */
  scan(text: string): WordedSentence[] {
    const found: WordedSentence[] = [];
    readSentences(text, (words, start, end) => {
      const scores = this.#scores(words);
      const most = Math.max(...scores);
      if (most <= 0) return;
      const kind = scores.indexOf(most);
      found.push({
        ...trimSpan(text, { start, end }),
        kind: wordingKinds[kind] ?? 'leading',
        isSure: most > (this.#models[kind]?.sure ?? 0),
        telling: this.#telling(words, text.slice(start, end), kind),
      });
    });
    return found;
  }

  #scores(words: readonly number[]): number[] {
    const sums = wordingKinds.map(() => 0);
    this.#sentence++;
    this.#eachTerm(words, ({ weights }) => {
      for (let kind = 0; kind < sums.length; kind++) {
        sums[kind] = (sums[kind] ?? 0) + (weights[kind] ?? 0);
      }
    });
    const scale = 1 / scaleOf(words.length);
    return sums.map((sum, kind) => (this.#models[kind]?.bias ?? 0) + scale * sum);
  }

  /** @param use gets each known term once, and the place of its last word among the words */
  #eachTerm(
    words: readonly number[],
    use: (term: Term, at: number, isPair: boolean) => void,
  ): void {
    let before: Term | undefined;
    for (let at = 0; at < words.length; at++) {
      const word = this.#words.get(words[at] ?? 0);
      if (word !== undefined) {
        if (word.metIn !== this.#sentence) use(word, at, false);
        word.metIn = this.#sentence;
        const pair = before && this.#pairs.get(pairOf(before, word));
        if (pair !== undefined) {
          if (pair.metIn !== this.#sentence) use(pair, at, true);
          pair.metIn = this.#sentence;
        }
      }
      before = word;
    }
  }

  /** The words of a sentence that tell most of a kind. */
  #telling(words: readonly number[], sentence: string, kind: number): string[] {
    const shares = words.map(() => 0);
    const add = (at: number, share: number): void => {
      shares[at] = (shares[at] ?? 0) + share;
    };
    this.#sentence++;
    this.#eachTerm(words, ({ weights }, at, isPair) => {
      const weight = weights[kind] ?? 0;
      add(at, isPair ? weight / 2 : weight);
      if (isPair) add(at - 1, weight / 2);
    });
    // The first of the words stands for the beginning of the sentence.
    return (sentence.match(wordForm) ?? [])
      .map((text, index) => ({ text, index, share: shares[index + 1] ?? 0 }))
      .filter(({ text, share }) => share > 0 && /[a-z]/i.test(text))
      .sort((a, b) => b.share - a.share)
      .slice(0, toldWords)
      .sort((a, b) => a.index - b.index)
      .map(({ text }) => text);
  }
}

/** What `readSentences` takes for a word. */
const wordForm = /[a-z][a-z'’]*|\d+|[?:]/gi;
const toldWords = 3;

function newTerm(before: number, weights: readonly number[]): Term {
  return { number: before + 1, weights, metIn: 0 };
}

/** Two words as one number. */
function pairOf(first: Term, second: Term): number {
  return (first.number << 15) | second.number;
}
