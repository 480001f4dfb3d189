import { InputError } from '../../core/input-error.js';
import { providers } from '../../core/models/model-client.js';
import type { RunChoice, RunPace } from '../../core/run/run-choice.js';
import type { Arguments } from '../arguments.js';
import type { OptionSpec } from '../command.js';
import { UsageError } from '../usage-error.js';

export const runOptions: readonly OptionSpec[] = [
  {
    name: 'model',
    short: 'm',
    value: 'MODEL',
    description: 'Model to ask; by default the one the prompts name.',
  },
  {
    name: 'provider',
    short: 'p',
    value: 'PROVIDER',
    choices: providers,
    description: 'Wire format of the server; openai-chat by default.',
  },
  {
    name: 'base-url',
    value: 'URL',
    description:
      'Address of the server, for example http://127.0.0.1:8000/v1; by default the public one of the provider.',
  },
  {
    name: 'samples',
    short: 'n',
    value: 'N',
    description: 'Samples of every item in each condition; 1 by default.',
  },
  { name: 'items', value: 'N', description: 'Only the first N items of each dataset.' },
  {
    name: 'temperature',
    value: 'T',
    description: 'Sampling temperature; by default what the prompt or the provider says.',
  },
  { name: 'max-tokens', value: 'N', description: 'Longest answer in tokens.' },
  {
    name: 'model-seed',
    value: 'N',
    description: 'Seed sent to the model. Without it none is sent.',
  },
  { name: 'order-seed', value: 'N', description: 'Seed of the order in which requests are sent.' },
  { name: 'concurrency', value: 'N', description: 'Requests under way at once; 8 by default.' },
  { name: 'rate', value: 'N', description: 'Requests per minute at most.' },
  { name: 'max-samples', value: 'N', description: 'Stop after so many answers.' },
  {
    name: 'max-tokens-total',
    value: 'N',
    description: 'Stop when input and output tokens reach this.',
  },
  {
    name: 'max-cost',
    value: 'COST',
    description: 'Stop when the cost by the prices of gyges.config.json reaches this.',
  },
  {
    name: 'stream',
    description: 'Ask for streamed answers, for servers behind impatient proxies.',
  },
  {
    name: 'out',
    short: 'o',
    value: 'DIR',
    description: 'Folder of the run; by default a new one below .gyges/runs.',
  },
  {
    name: 'resume',
    value: 'DIR',
    description: 'Go on with a run that was stopped; it needs no other option.',
  },
  { name: 'no-cache', description: 'Ask again even for what was asked before.' },
  {
    name: 'dry-run',
    description:
      'Print every message that would be sent, one JSON object a line, and send nothing.',
  },
  {
    name: 'config',
    short: 'c',
    value: 'FILE',
    description: 'Use this configuration instead of the nearest gyges.config.json.',
  },
];

/** What a run was begun with; a resumed one takes it from its journal. */
const settledOptions = [
  'model',
  'provider',
  'base-url',
  'samples',
  'items',
  'temperature',
  'max-tokens',
  'model-seed',
  'order-seed',
  'out',
  'dry-run',
] as const;

/** @throws UsageError when something is asked for that a resumed run cannot change */
export function checkResumed(args: Arguments): void {
  if (args.positionals.length > 0) {
    throw new UsageError('--resume takes everything from the run; name no prompts.');
  }
  const settled = settledOptions.find((name) => args.has(name));
  if (settled !== undefined) {
    throw new UsageError(
      `--resume goes on with what the run was begun with; --${settled} needs a new run.`,
    );
  }
}

export function readPace(args: Arguments): RunPace {
  const samples = args.count('max-samples');
  const tokens = args.count('max-tokens-total');
  const cost = decimal(args, 'max-cost');
  return {
    concurrency: positive(args, 'concurrency') ?? 8,
    requestsPerMinute: positive(args, 'rate'),
    budget: {
      ...(samples === undefined ? {} : { samples }),
      ...(tokens === undefined ? {} : { tokens }),
      ...(cost === undefined ? {} : { cost }),
    },
    stream: args.has('stream'),
  };
}

export function readChoice(args: Arguments, defaultSeed: number): RunChoice {
  const temperature = decimal(args, 'temperature');
  const maxTokens = positive(args, 'max-tokens');
  const seed = args.count('model-seed');
  return {
    provider: args.choice('provider', providers, 'openai-chat'),
    baseUrl: args.text('base-url'),
    model: args.text('model'),
    samples: positive(args, 'samples') ?? 1,
    items: positive(args, 'items'),
    orderSeed: args.count('order-seed') ?? defaultSeed,
    fresh: args.has('no-cache'),
    settings: {
      ...(temperature === undefined ? {} : { temperature }),
      ...(maxTokens === undefined ? {} : { maxTokens }),
      ...(seed === undefined ? {} : { seed }),
    },
  };
}

/** The key from the environment variable of the provider; some local servers need none. */
export function keyFrom(
  env: Readonly<Record<string, string | undefined>>,
  variable: string | undefined,
): string | undefined {
  const key = variable === undefined ? undefined : env[variable]?.trim();
  if (key === undefined || key === '') return undefined;
  if (/[^\x21-\x7e]/.test(key)) {
    throw new InputError(`The key in ${variable ?? ''} holds characters that no key has.`);
  }
  return key;
}

/** A whole number above 0. @throws UsageError for anything else */
export function positive(args: Arguments, name: string): number | undefined {
  const value = args.count(name);
  if (value === 0) throw new UsageError(`--${name} needs a number above 0.`);
  return value;
}

/** A number, 0 or more. @throws UsageError for anything else */
export function decimal(args: Arguments, name: string): number | undefined {
  const text = args.text(name);
  if (text === undefined) return undefined;
  if (!/^\d{1,9}(?:\.\d{1,9})?$/.test(text)) {
    throw new UsageError(`--${name} needs a number such as 0.7, not “${text}”.`);
  }
  return Number(text);
}
