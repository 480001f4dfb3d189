import { foldTable } from '../../src/core/flags/reading/fold.js';
import { TextViewer } from '../../src/core/flags/reading/text-view.js';
import { termsOf } from '../../src/core/flags/wording/terms.js';
import type { WordingModel } from '../../src/core/flags/wording/wording-model.js';

/** The terms of a text, as often as they stand there, and its label. */
export interface WordedText {
  readonly terms: readonly string[];
  readonly faking: boolean;
  /** How much it counts. */
  readonly weight: number;
}

/** A term has to stand in this many texts. */
const fewest = 2;
/** Weights that are kept; with all of them the figures are no better, and the package is much larger. */
const kept = 7400;
/** Penalty per weight squared, relative to the mean loss; chosen by cross-validation. */
const penalty = 0.0008;
/** Enough to see which weights are the weightiest, and to settle them. */
const steps = { selection: 60, final: 200 };
const rate = 0.15;

interface Sparse {
  readonly terms: Int32Array;
  readonly scale: number;
  readonly target: number;
  readonly weight: number;
}

/** The terms of each text. */
export function termsOfEach(texts: readonly string[]): readonly (readonly string[])[] {
  const viewer = new TextViewer(foldTable());
  return texts.map((text) => termsOf(viewer.view(text)));
}

/**
 * Logistic regression over terms, each weighed by its inverse document frequency (Spärck Jones 1972), both
 * labels counting the same in all. Minimised with Adam (Kingma and Ba 2015) over all texts at once, so it is
 * deterministic. The weightiest terms are kept, and fitted once more without the others.
 */
export function fitWording(texts: readonly WordedText[]): WordingModel {
  const found = texts.map(({ terms }) => ({ terms: new Set(terms), count: terms.length }));
  const frequency = new Map<string, number>();
  for (const { terms } of found) {
    for (const term of terms) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  }
  const names = [...frequency].filter(([, texts]) => texts >= fewest).map(([term]) => term);
  const number = new Map(names.map((term, index) => [term, index]));
  const rarity = Float64Array.from(
    names,
    (term) => Math.log((1 + texts.length) / (1 + (frequency.get(term) ?? 0))) + 1,
  );
  const total = (faking: boolean): number =>
    texts.reduce((sum, text) => sum + (text.faking === faking ? text.weight : 0), 0);
  const share = { faking: 0.5 / total(true), honest: 0.5 / total(false) };
  const samples = texts.map(({ faking, weight }, index): Sparse => {
    const { terms, count } = found[index] ?? { terms: new Set<string>(), count: 0 };
    return {
      terms: Int32Array.from([...terms].flatMap((term) => number.get(term) ?? [])),
      scale: 1 / Math.sqrt(Math.max(1, count)),
      target: faking ? 1 : 0,
      weight: weight * (faking ? share.faking : share.honest),
    };
  });
  const first = minimise(samples, rarity, steps.selection);
  const importance = (index: number): number =>
    Math.abs(first.weights[index] ?? 0) *
    (rarity[index] ?? 0) *
    Math.sqrt(frequency.get(names[index] ?? '') ?? 0);
  const best = new Set(
    names
      .map((_, index) => index)
      .sort((a, b) => importance(b) - importance(a))
      .slice(0, kept),
  );
  const { bias, weights } = minimise(
    samples.map((sample) => ({ ...sample, terms: sample.terms.filter((term) => best.has(term)) })),
    rarity,
    steps.final,
  );
  return {
    bias: Number(bias.toFixed(3)),
    weights: Object.fromEntries(
      [...best]
        .map((index): [string, number] => [
          names[index] ?? '',
          round((weights[index] ?? 0) * (rarity[index] ?? 0)),
        ])
        .filter(([, weight]) => weight !== 0)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  };
}

function minimise(
  samples: readonly Sparse[],
  rarity: Float64Array,
  steps: number,
): { readonly bias: number; readonly weights: Float64Array } {
  const size = rarity.length + 1;
  const values = new Float64Array(size);
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  const gradient = new Float64Array(size);
  const bias = size - 1;
  const weighed = new Float64Array(bias);
  for (let step = 1; step <= steps; step++) {
    for (let i = 0; i < bias; i++) weighed[i] = (rarity[i] ?? 0) * (values[i] ?? 0);
    gradient.fill(0);
    for (const { terms, scale, target, weight } of samples) {
      let sum = 0;
      for (const term of terms) sum += weighed[term] ?? 0;
      const error = weight * (1 / (1 + Math.exp(-(values[bias] ?? 0) - scale * sum)) - target);
      gradient[bias] = (gradient[bias] ?? 0) + error;
      const share = error * scale;
      for (const term of terms) gradient[term] = (gradient[term] ?? 0) + share;
    }
    for (let i = 0; i < bias; i++) {
      gradient[i] = (rarity[i] ?? 0) * (gradient[i] ?? 0) + penalty * (values[i] ?? 0);
    }
    const pace = rate / (1 + step / 50) / (1 - 0.9 ** step);
    const unbiased = 1 / (1 - 0.999 ** step);
    for (let i = 0; i < size; i++) {
      const slope = gradient[i] ?? 0;
      mean[i] = 0.9 * (mean[i] ?? 0) + 0.1 * slope;
      square[i] = 0.999 * (square[i] ?? 0) + 0.001 * slope * slope;
      const spread = Math.sqrt((square[i] ?? 0) * unbiased);
      values[i] = (values[i] ?? 0) - (pace * (mean[i] ?? 0)) / (spread + 1e-8);
    }
  }
  return { bias: values[bias] ?? 0, weights: values };
}

/** Halves are enough beside the square root of hundreds of terms, and keep the file small. */
function round(value: number): number {
  return Math.round(value * 2) / 2;
}
