import type { TokenUsage } from '../models/model-client.js';

/** Where a run stops asking. Undefined members do not limit. */
export interface Budget {
  readonly samples?: number;
  /** Input and output tokens together. */
  readonly tokens?: number;
  /** In the currency of the price table. */
  readonly cost?: number;
}

/** Price of one million tokens. */
export interface Price {
  readonly inputPerMillion: number;
  readonly outputPerMillion: number;
}

export interface Spent {
  readonly samples: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

export const nothingSpent: Spent = { samples: 0, inputTokens: 0, outputTokens: 0 };

/** `spent` with one more answer; usage that is not known counts as zero. */
export function spend(spent: Spent, usage: TokenUsage): Spent {
  return {
    samples: spent.samples + 1,
    inputTokens: spent.inputTokens + (usage.inputTokens ?? 0),
    outputTokens: spent.outputTokens + (usage.outputTokens ?? 0),
  };
}

/** Cost in the currency of the price. */
export function costOf(spent: Spent, price: Price): number {
  return (
    (spent.inputTokens * price.inputPerMillion + spent.outputTokens * price.outputPerMillion) / 1e6
  );
}

/**
 * Whether one more request may be sent, counting those under way at the mean of what answers took so far, so
 * that the budget is not overrun by the requests in flight.
 */
export function mayAsk(
  budget: Budget,
  spent: Spent,
  inFlight: number,
  price: Price | undefined,
): boolean {
  const share = spent.samples === 0 ? 0 : (inFlight + 1) / spent.samples;
  const expected = (used: number) => used * (1 + share);
  const fits = (limit: number | undefined, used: number) =>
    limit === undefined || (used < limit && expected(used) <= limit);
  return (
    (budget.samples === undefined || spent.samples + inFlight < budget.samples) &&
    fits(budget.tokens, spent.inputTokens + spent.outputTokens) &&
    fits(budget.cost, price === undefined ? 0 : costOf(spent, price))
  );
}

/**
 * Tokens a text is likely to take: about four UTF-16 units each in English prose. An estimate for budgets and
 * previews, never a figure to report.
 */
export function estimateTokens(text: string): number {
  return Math.ceil(text.length / 4);
}
