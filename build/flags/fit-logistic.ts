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

function predict(model: VerdictModel, features: Features): number {
  let sum = model.bias;
  for (const name of names) sum += model.weights[name] * features[name];
  return 1 / (1 + Math.exp(-sum));
}

/**
 * Logistic regression by gradient descent, penalised for leaving the prior (`strength` per unit squared),
 * with the signs of the prior kept. Deterministic.
 */
export function fitLogistic(all: readonly Example[], strength: number): VerdictModel {
  const examples = merged(all);
  const weights = { ...prior.weights };
  let bias = prior.bias;
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  const rate = 2;
  for (let step = 0; step < 600; step++) {
    const model = { bias, weights };
    const gradient = Object.fromEntries(names.map((name) => [name, 0])) as Record<
      FeatureName,
      number
    >;
    let biasGradient = 0;
    for (const { features, faking, weight } of examples) {
      const error = (predict(model, features) - (faking ? 1 : 0)) * (weight / total);
      biasGradient += error;
      for (const name of names) gradient[name] += error * features[name];
    }
    bias -= rate * (biasGradient + strength * (bias - prior.bias));
    for (const name of names) {
      const moved =
        weights[name] - rate * (gradient[name] + strength * (weights[name] - prior.weights[name]));
      weights[name] = prior.weights[name] > 0 ? Math.max(0, moved) : Math.min(0, moved);
    }
  }
  return { bias, weights };
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
