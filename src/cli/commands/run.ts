import path from 'node:path';
import { defaultSeed } from '../../core/stats/random.js';
import { InputError } from '../../core/input-error.js';
import { safeJson } from '../../core/text/safe-json.js';
import { displayPath } from '../../node/display-path.js';
import { ConfigLoader } from '../../node/load-config.js';
import type { Command, CommandContext } from '../command.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import { collectPairs } from '../lint/collect-pairs.js';
import { findingsOf, loadPairs, type LoadedTarget } from '../lint/lint-pairs.js';
import { parseOnce, promptWorkspace } from '../lint/prompt-files.js';
import { reportProblems } from '../report-problems.js';
import { shellWord } from '../shell-word.js';
import { priceFor } from '../run/price-for.js';
import { checkResumed, readChoice, readPace, runOptions } from '../run/run-options.js';
import { UsageError } from '../usage-error.js';

const stateFolder = '.gyges';

async function run(context: CommandContext): Promise<ExitCode> {
  const { args, io, out, err } = context;
  const root = io.cwd;
  const configs = new ConfigLoader(root);
  const configName = args.text('config');
  const config = configName === undefined ? undefined : await configs.fromFile(configName);
  const pace = readPace(args);
  const target = (
    directory: string,
    nearest: Awaited<ReturnType<ConfigLoader['forDirectory']>>,
  ) => ({
    directory,
    cacheDirectory: args.has('no-cache') ? undefined : path.join(root, stateFolder, 'cache'),
    config: nearest.config,
  });

  const resume = args.text('resume');
  if (resume !== undefined) {
    checkResumed(args);
    const { continueRun } = await import('../run/execute.js');
    const nearest = config ?? (await configs.forDirectory(root));
    return continueRun(context, target(path.resolve(root, resume), nearest), pace);
  }

  if (args.positionals.length === 0) {
    throw new UsageError('run needs a prompt file or a folder, for example “.”.');
  }
  const collected = await collectPairs(args.positionals, { root, configs, config });
  await reportProblems(err, 'warning', collected.warnings);
  const workspace = promptWorkspace(root);
  const { pairs, errors } = await loadPairs(collected.targets, workspace, parseOnce());
  const problem = [...collected.errors, ...errors][0];
  if (problem !== undefined) throw new InputError(problem);
  const first = pairs[0];
  if (first === undefined) throw new InputError('No pair was found.');

  await warnOfErrors(context, pairs, configName);
  const choice = readChoice(args, defaultSeed);
  const { prepareRun } = await import('../../core/run/prepare-run.js');
  const prepared = await prepareRun(
    workspace,
    pairs.map(({ loaded }) => loaded),
    {
      settings: choice.settings,
      ...(choice.model === undefined ? {} : { model: choice.model }),
      ...(choice.items === undefined ? {} : { items: choice.items }),
    },
  );
  if (args.has('dry-run')) {
    for (const { pair, condition, item, request } of prepared.cells) {
      await out.write(`${safeJson({ pair, condition, item, ...request })}\n`);
    }
    return exitCode.clean;
  }
  const { beginRun, continueRun } = await import('../run/execute.js');
  priceFor(prepared.model, first.target.config, pace);
  const directory = path.resolve(root, args.text('out') ?? defaultDirectory(prepared.pairs[0]?.id));
  const shownPairs = prepared.pairs.map((pair) => ({
    ...pair,
    monitored: displayPath(root, pair.monitored),
    unmonitored: displayPath(root, pair.unmonitored),
  }));
  await beginRun(directory, { ...prepared, pairs: shownPairs }, choice);
  return continueRun(
    context,
    target(directory, { path: undefined, config: first.target.config }),
    pace,
  );
}

/** A run sends what stands there, errors and all; whoever pays for it should know. */
async function warnOfErrors(
  { args, err }: CommandContext,
  pairs: readonly LoadedTarget[],
  configName: string | undefined,
): Promise<void> {
  const errors = findingsOf(pairs).filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first === undefined) return;
  const count = errors.length === 1 ? 'one error' : `${errors.length} errors`;
  const words = [
    ...args.positionals,
    ...(configName === undefined ? [] : ['--config', configName]),
  ].map(shellWord);
  await reportProblems(err, 'warning', [
    `The linter finds ${count} in these prompts, which are sent as they are: ${first.message} See: gyges lint ${words.join(' ')}`,
  ]);
}

function defaultDirectory(pair = 'run'): string {
  const time = new Date().toISOString().replace(/[:.]/g, '-');
  return path.join(stateFolder, 'runs', `${time}-${pair.replace(/[^\w.-]+/g, '_').slice(0, 60)}`);
}

export const runCommand: Command = {
  name: 'run',
  summary: 'Send pairs to a model and keep every answer.',
  usage: 'PATH… [options]  |  --resume DIR [options]',
  description: [
    'Fills both prompts of each pair with every item of their dataset, sends each of them N times in a random order that keeps the conditions balanced, and writes every answer to the journal of the run before it counts. A run that is stopped or killed goes on with --resume, and asks for nothing twice that was answered.',
    'The key is taken from OPENAI_API_KEY or ANTHROPIC_API_KEY and is never written anywhere. HTTP_PROXY, HTTPS_PROXY and NO_PROXY are honoured. The folder of the run holds journal.jsonl, which every command that reads logs reads, and log.json for Inspect.',
    'Exits with 0 when every sample was answered, and 2 otherwise.',
  ],
  options: runOptions,
  examples: [
    [
      'gyges run refusal.monitored.prompt --model M --dry-run',
      'See the exact messages, send nothing.',
    ],
    [
      'gyges run . --base-url http://127.0.0.1:8000/v1 --model M --samples 5',
      'Every pair below this folder, five samples of each item and condition, from a local server.',
    ],
    ['gyges run --resume .gyges/runs/DIR', 'Go on with a run.'],
  ],
  run,
};
