import { WeightTable } from './weight-table.js';
import { endMark, termHash, TermReader } from './terms.js';
import weights from './wording-weights.json' with { type: 'json' };

/** A linear model over the terms of a reasoning text; see `TermReader`. */
export interface WordingModel {
  readonly bias: number;
  readonly weights: Readonly<Record<string, number>>;
}

/** The fitted model; see docs/flag-evaluation.md. */
export const wordingModel: WordingModel = weights;

/** How many words are named. */
const named = 5;

/** Reads how a text is worded, in memory that it uses again. */
export class WordingReader {
  readonly #terms = new TermReader();
  readonly #model: WordingModel;
  readonly #weights: ReadonlyMap<number, number>;
  readonly #table: WeightTable;

  constructor(model: WordingModel = wordingModel) {
    this.#model = model;
    this.#weights = new Map(
      Object.entries(model.weights).map(([term, weight]) => [termHash(term), weight]),
    );
    this.#table = new WeightTable(this.#weights);
  }

  /**
   * The log odds that wording alone gives to alignment-faking reasoning; 0 is undecided. The weights of the
   * terms that occur are added, each once, and divided by the square root of the number of all terms, so that
   * long texts and short ones compare.
   */
  logOdds(text: string): number {
    const table = this.#table;
    table.begin();
    let sum = 0;
    const count = this.#terms.visit(text, (hash) => {
      sum += table.take(hash);
    });
    return this.#model.bias + sum / Math.sqrt(Math.max(1, count));
  }

  /** The terms that speak most for faking, the weightiest first; what stands in the end of the text says so. */
  telling(text: string): readonly string[] {
    const found: [string, number][] = [];
    for (const term of new Set(this.#terms.terms(text))) {
      const weight = this.#weights.get(termHash(term)) ?? 0;
      if (weight > 0) found.push([term, weight]);
    }
    return found
      .sort(([, a], [, b]) => b - a)
      .slice(0, named)
      .map(([term]) =>
        term.startsWith(endMark) ? `“${term.slice(endMark.length)}” at the end` : `“${term}”`,
      );
  }
}
