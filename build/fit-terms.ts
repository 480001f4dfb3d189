/** The terms of a text, each as often as it counts, and its label. */
export interface LabelledTerms {
  readonly terms: readonly string[];
  /** What the sum of the weights is divided by. */
  readonly scale: number;
  readonly isOfKind: boolean;
  /** How much it counts. */
  readonly weight: number;
}

/** A text is of the kind where the bias and the weights of its terms over its scale add up to more than 0. */
export interface TermModel {
  readonly bias: number;
  readonly weights: Readonly<Record<string, number>>;
}

export interface TermFit {
  /** Weights that are kept. */
  readonly kept: number;
  /** Penalty per weight squared, relative to the mean loss. */
  readonly penalty: number;
  /** Weights are multiples of this. */
  readonly step: number;
}

/** A term has to stand in this many texts. */
const fewest = 2;
/** Enough to see which weights are the weightiest, and to settle them. */
const steps = { selection: 60, final: 200 };
const rate = 0.15;

interface Sparse {
  readonly terms: Int32Array;
  readonly scale: number;
  readonly target: number;
  readonly weight: number;
}

/**
 * Logistic regression over terms, each weighed by its inverse document frequency (Spärck Jones 1972), both
 * labels counting the same in all. Minimised with Adam (Kingma and Ba 2015) over all texts at once, so it is
 * deterministic. The weightiest terms are kept, and fitted once more without the others.
 */
export function fitTerms(
  texts: readonly LabelledTerms[],
  { kept, penalty, step }: TermFit,
): TermModel {
  const frequency = new Map<string, number>();
  for (const { terms } of texts) {
    for (const term of new Set(terms)) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  }
  const names = [...frequency].filter(([, texts]) => texts >= fewest).map(([term]) => term);
  const number = new Map(names.map((term, index) => [term, index]));
  const rarity = Float64Array.from(
    names,
    (term) => Math.log((1 + texts.length) / (1 + (frequency.get(term) ?? 0))) + 1,
  );
  const total = (isOfKind: boolean): number =>
    texts.reduce((sum, text) => sum + (text.isOfKind === isOfKind ? text.weight : 0), 0);
  const share = { own: 0.5 / total(true), other: 0.5 / total(false) };
  const samples = texts.map(({ terms, scale, isOfKind, weight }): Sparse => ({
    terms: Int32Array.from(terms.flatMap((term) => number.get(term) ?? [])),
    scale: 1 / scale,
    target: isOfKind ? 1 : 0,
    weight: weight * (isOfKind ? share.own : share.other),
  }));
  const first = minimise(samples, rarity, penalty, steps.selection);
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
    penalty,
    steps.final,
  );
  return {
    bias: Number(bias.toFixed(3)),
    weights: Object.fromEntries(
      [...best]
        .map((index): [string, number] => [
          names[index] ?? '',
          Number(
            (Math.round(((weights[index] ?? 0) * (rarity[index] ?? 0)) / step) * step).toFixed(2),
          ),
        ])
        .filter(([, weight]) => weight !== 0)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  };
}

function minimise(
  samples: readonly Sparse[],
  rarity: Float64Array,
  penalty: number,
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
