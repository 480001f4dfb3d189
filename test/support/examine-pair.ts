import { defaultConfig } from '../../src/core/config/config.js';
import { createLinter } from '../../src/core/lint/linter.js';
import type { Finding } from '../../src/core/lint/rule.js';
import type { PairComparison } from '../../src/core/pair/pair-comparison.js';
import { loadAll } from './lint-files.js';

const linter = createLinter(defaultConfig);

export interface ExaminedPair {
  readonly comparison: PairComparison;
  /** Findings of the rules about pairs and cues, without those for information. */
  readonly alarms: readonly Finding[];
  readonly files: ReadonlyMap<string, string>;
}

/** What is said of the pair of two prompts. */
export async function examinePair(monitored: string, unmonitored: string): Promise<ExaminedPair> {
  const files = new Map([
    ['p.monitored.prompt', monitored],
    ['p.unmonitored.prompt', unmonitored],
  ]);
  const [input] = await loadAll(files, defaultConfig);
  const alarms = linter
    .lintPair(input!)
    .filter(({ rule, severity }) => severity !== 'info' && /^(?:pair|cue)\//.test(rule));
  return { comparison: linter.compare(input!)!, alarms, files };
}
