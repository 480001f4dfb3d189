import type { GygesConfig } from '../../config/config.js';
import { candidatePaths } from '../../pair/partial-paths.js';
import type { PairComparison, PromptPair } from '../../pair/pair-comparison.js';
import type { DatasetSummary } from '../dataset.js';
import type { PromptDocument } from '../prompt-document.js';

/** A dataset with its text, for places in it. */
export interface DatasetText {
  readonly path: string;
  readonly text: string;
}

/** The files among which names mean the same: a pair, or for a partial all pairs that include it. */
export interface LanguageScope {
  /** The prompts of the pairs, without partials. */
  readonly prompts: readonly PromptDocument[];
  /** The partials that any of them includes, directly or not. */
  readonly partials: readonly PromptDocument[];
  readonly datasets: readonly DatasetSummary[];
  /** The pairs with their comparisons. */
  readonly pairs: readonly {
    readonly pair: PromptPair;
    readonly comparison: PairComparison | undefined;
  }[];
  readonly config: GygesConfig;
}

/** All files of a scope, each once. */
export function filesIn(scope: Pick<LanguageScope, 'prompts' | 'partials'>): PromptDocument[] {
  return [
    ...new Map([...scope.prompts, ...scope.partials].map((file) => [file.path, file])).values(),
  ];
}

/** The partial that a name stands for in the file at `fromPath`; undefined when there is none. */
export function partialOf(
  scope: Pick<LanguageScope, 'partials'>,
  name: string,
  fromPath: string,
): PromptDocument | undefined {
  for (const path of candidatePaths(name, fromPath)) {
    const found = scope.partials.find((partial) => partial.path === path);
    if (found) return found;
  }
  return undefined;
}
