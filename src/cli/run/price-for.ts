import type { GygesConfig } from '../../core/config/config.js';
import { InputError } from '../../core/input-error.js';
import type { Price } from '../../core/run/budget.js';
import type { RunPace } from '../../core/run/run-choice.js';

/** The price of a model, if known. @throws InputError when a budget of cost cannot be kept without it */
export function priceFor(model: string, config: GygesConfig, pace: RunPace): Price | undefined {
  const price = config.prices[model];
  if (pace.budget.cost !== undefined && price === undefined) {
    throw new InputError(
      `--max-cost needs the price of ${model} in “prices” of gyges.config.json.`,
    );
  }
  return price;
}
