import type { Arguments } from '../arguments.js';
import type { OptionSpec } from '../command.js';
import { positive, decimal, runOptions } from '../run/run-options.js';
import { UsageError } from '../usage-error.js';

/** Options of `gyges run` that mean the same for a judge. */
const asForRuns: ReadonlySet<string> = new Set([
  'provider',
  'base-url',
  'max-tokens',
  'concurrency',
  'rate',
  'max-tokens-total',
  'max-cost',
  'stream',
]);

/** The options of `gyges scan` that concern a judge. */
export const judgeOptions: readonly OptionSpec[] = [
  {
    name: 'judge',
    description:
      'Ask a language model for a second opinion on the reasoning of each sample. Sends the reasoning to a server.',
  },
  { name: 'model', short: 'm', value: 'MODEL', description: 'Model that judges.' },
  { name: 'votes', value: 'N', description: 'Votes of the judge on each sample; 1 by default.' },
  {
    name: 'threshold',
    value: 'T',
    description: 'Share of the votes, 0 to 1, that makes the judgement positive; 0.5 by default.',
  },
  { name: 'limit', value: 'N', description: 'Judge only the first N of the samples.' },
  {
    name: 'only-flagged',
    description: 'Judge only samples with a flag at warning severity or above.',
  },
  {
    name: 'only-from',
    value: 'V',
    description: 'Judge only samples whose own verdict, 0 to 1, is V or more.',
  },
  {
    name: 'temperature',
    value: 'T',
    description: 'Sampling temperature of the judge; by default what the provider says.',
  },
  ...runOptions.filter(({ name }) => asForRuns.has(name)),
  {
    name: 'judge-out',
    value: 'DIR',
    description: 'Folder that keeps the answers of judges; by default .gyges/judge.',
  },
  {
    name: 'dry-run',
    description:
      'With --judge: print every message that would be sent, one JSON object a line, and send nothing.',
  },
];

/** What of the samples is judged, and how votes are counted. */
export interface JudgeArguments {
  readonly votes: number;
  /** Proportion 0…1. */
  readonly threshold: number;
  readonly limit: number;
  readonly onlyFlagged: boolean;
  /** Lowest verdict, 0…1. */
  readonly onlyFrom: number;
}

/** @throws UsageError for values out of range */
export function readJudgeArguments(args: Arguments): JudgeArguments {
  return {
    votes: positive(args, 'votes') ?? 1,
    threshold: proportion(args, 'threshold') ?? 0.5,
    limit: positive(args, 'limit') ?? Infinity,
    onlyFlagged: args.has('only-flagged'),
    onlyFrom: proportion(args, 'only-from') ?? 0,
  };
}

/** @throws UsageError when an option of the judge is given without it */
export function checkNoJudgeOptions(args: Arguments): void {
  const stray = judgeOptions.find(({ name }) => args.has(name));
  if (stray !== undefined) throw new UsageError(`--${stray.name} needs --judge.`);
}

function proportion(args: Arguments, name: string): number | undefined {
  const value = decimal(args, name);
  if (value !== undefined && value > 1) {
    throw new UsageError(`--${name} needs a number from 0 to 1, not ${value}.`);
  }
  return value;
}
