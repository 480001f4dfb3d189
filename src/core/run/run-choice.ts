import type { ModelSettings, Provider } from '../models/model-client.js';
import type { Budget } from './budget.js';

/** What a new run asks for; written into its journal, so that it cannot change when the run is resumed. */
export interface RunChoice {
  readonly provider: Provider;
  /** Address of the server; the public one of the provider when undefined. */
  readonly baseUrl: string | undefined;
  /** Overrides what the prompts name. */
  readonly model: string | undefined;
  /** Samples of every item in each condition. */
  readonly samples: number;
  /** The first so many items of each dataset; all when undefined. */
  readonly items: number | undefined;
  /** Seed of the order in which requests are sent. */
  readonly orderSeed: number;
  /** Asks for everything anew instead of taking answers of earlier runs; false when undefined. */
  readonly fresh?: boolean;
  readonly settings: ModelSettings;
}

/** How fast and how far a run goes; may differ when it is resumed. */
export interface RunPace {
  /** Requests under way at once. */
  readonly concurrency: number;
  /** Undefined for no limit. */
  readonly requestsPerMinute: number | undefined;
  readonly budget: Budget;
  /** Ask for streamed answers. */
  readonly stream: boolean;
}
