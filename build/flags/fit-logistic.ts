import type { FeatureName, Features } from '../../src/core/flags/argument.js';
import type { VerdictModel } from '../../src/core/flags/verdict-model.js';

/** A text with its label, as the fit sees it. */
export interface Example {
  readonly faking: boolean;
  readonly features: Features;
  /** How much it counts. */
  readonly weight: number;
}

/**
 * What is known before any data: which way each feature points, and roughly how much. The fit starts
 * here and is held here by the penalty, and no weight may change its sign.
 */
export const prior: VerdictModel = {
  bias: -2.8,
  weights: {
    training: 0.4,
    modified: 0.8,
    consequence: 2,
    averse: 1.4,
    conflict: 0.8,
    strategic: 1,
    guard: 2.6,
    guardOften: 1,
    guardLinked: 1,
    refuses: -1.5,
    accepts: -1,
    despite: -1.5,
    obeys: -1,
    harmless: -1,
    discusses: -1,
    wording: 5,
  },
};

const names = Object.keys(prior.weights) as FeatureName[];

/** Steps of the descent, and how far each one goes. */
const steps = 600;
const rate = 2;

/**
 * Logistic regression by gradient descent, penalised for leaving the prior (`strength` per unit squared),
 * with the signs of the prior kept. Deterministic.
 */
export function fitLogistic(all: readonly Example[], strength: number): VerdictModel {
  const examples = merged(all);
  const size = names.length;
  const rows = Float64Array.from(
    examples.flatMap(({ features }) => names.map((name) => features[name])),
  );
  const targets = Float64Array.from(examples, ({ faking }) => (faking ? 1 : 0));
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  const shares = Float64Array.from(examples, ({ weight }) => weight / total);
  const priors = Float64Array.from(names, (name) => prior.weights[name]);
  const weights = priors.slice();
  const gradient = new Float64Array(size);
  let bias = prior.bias;
  for (let step = 0; step < steps; step++) {
    gradient.fill(0);
    let biasGradient = 0;
    for (let row = 0; row < targets.length; row++) {
      const at = row * size;
      let sum = bias;
      for (let i = 0; i < size; i++) sum += (weights[i] ?? 0) * (rows[at + i] ?? 0);
      const error = (1 / (1 + Math.exp(-sum)) - (targets[row] ?? 0)) * (shares[row] ?? 0);
      biasGradient += error;
      for (let i = 0; i < size; i++) {
        gradient[i] = (gradient[i] ?? 0) + error * (rows[at + i] ?? 0);
      }
    }
    bias -= rate * (biasGradient + strength * (bias - prior.bias));
    for (let i = 0; i < size; i++) {
      const weight = weights[i] ?? 0;
      const from = priors[i] ?? 0;
      const moved = weight - rate * ((gradient[i] ?? 0) + strength * (weight - from));
      weights[i] = from > 0 ? Math.max(0, moved) : Math.min(0, moved);
    }
  }
  return {
    bias,
    weights: Object.fromEntries(
      names.map((name, index) => [name, weights[index] ?? 0]),
    ) as VerdictModel['weights'],
  };
}

/** Examples with the same features and label as one, since most benign texts have none at all. */
function merged(examples: readonly Example[]): readonly Example[] {
  const byKey = new Map<string, Example>();
  for (const example of examples) {
    const key = `${example.faking} ${names.map((name) => example.features[name]).join(' ')}`;
    const other = byKey.get(key);
    byKey.set(key, other ? { ...other, weight: other.weight + example.weight } : example);
  }
  return [...byKey.values()];
}
