import path from 'node:path';
import { lintJson, lintJsonLines } from '../../core/export/findings-json.js';
import { lintSarif } from '../../core/export/findings-sarif.js';
import { githubAnnotations } from '../../core/export/github-annotations.js';
import { lintJunit } from '../../core/export/junit.js';
import { countFindings, type LintedFile } from '../../core/export/linted-file.js';
import { rules } from '../../core/lint/registry.js';
import { pairMember } from '../../core/pair/pair-names.js';
import { safeJson } from '../../core/text/safe-json.js';
import { slashed } from '../../node/display-path.js';
import { ConfigLoader, type LoadedConfig } from '../../node/load-config.js';
import type { Command, CommandContext } from '../command.js';
import { exitCode, worse, type ExitCode } from '../exit-code.js';
import { collectPairs, type CollectedPairs } from '../lint/collect-pairs.js';
import { fixPairs, type FixedPairs } from '../lint/fix-pairs.js';
import { lintPairs } from '../lint/lint-pairs.js';
import { presentFindings } from '../lint/present.js';
import { overlaid, parseOnce, promptWorkspace } from '../lint/prompt-files.js';
import { stylish } from '../lint/stylish.js';
import { readStdinText } from '../read-stdin.js';
import { reportProblems } from '../report-problems.js';
import { UsageError } from '../usage-error.js';
import { version } from '../version.js';

const formats = ['text', 'json', 'jsonl', 'sarif', 'junit', 'github'] as const;
const largestStdin = 8_000_000;

interface Totals {
  readonly pairs: number;
  readonly fixed: number;
  readonly filesWritten: number;
}

function render(
  format: (typeof formats)[number],
  files: readonly LintedFile[],
  totals: Totals,
  problems: readonly string[],
  { style }: CommandContext,
): string {
  switch (format) {
    case 'text':
      return stylish(files, totals, style);
    case 'json':
      return `${safeJson(lintJson(files, totals), 2)}\n`;
    case 'jsonl':
      return lintJsonLines(files)
        .map((line) => `${line}\n`)
        .join('');
    case 'sarif':
      return `${safeJson(lintSarif(files, rules, version, problems), 2)}\n`;
    case 'junit':
      return lintJunit(files, problems);
    case 'github':
      return githubAnnotations(files, problems)
        .map((line) => `${line}\n`)
        .join('');
  }
}

/** The pair of a prompt on standard input, linted as though it stood at `name`. */
async function collectStdin(
  name: string | undefined,
  root: string,
  configs: ConfigLoader,
  named: LoadedConfig | undefined,
): Promise<CollectedPairs> {
  if (name === undefined) {
    throw new UsageError(
      'a prompt on standard input needs --stdin-filename NAME.monitored.prompt.',
    );
  }
  const file = path.resolve(root, name);
  const { config } = named ?? (await configs.forDirectory(path.dirname(file)));
  if (pairMember(slashed(file), config) === undefined) {
    throw new UsageError(
      `--stdin-filename ${name} is not the name of a prompt of a pair (NAME.monitored.prompt).`,
    );
  }
  const target = { path: slashed(file), config, ifIncludes: undefined };
  return { targets: [target], warnings: [], errors: [] };
}

async function run(context: CommandContext): Promise<ExitCode> {
  const { args, io, out, err } = context;
  const format = args.choice('format', formats, 'text');
  const maxWarnings = args.count('max-warnings');
  const paths = args.positionals;
  if (paths.length === 0) throw new UsageError('lint needs a file or a folder, for example “.”.');
  const fromStdin = paths.includes('-');
  if (fromStdin && paths.length > 1) throw new UsageError('“-” stands alone.');
  if (fromStdin && args.has('fix')) throw new UsageError('--fix cannot write to standard input.');

  const root = io.cwd;
  const configs = new ConfigLoader(root);
  const configName = args.text('config');
  const config = configName === undefined ? undefined : await configs.fromFile(configName);
  const stdinName = args.text('stdin-filename');
  const collected = fromStdin
    ? await collectStdin(stdinName, root, configs, config)
    : await collectPairs(paths, { root, configs, config });
  await reportProblems(err, 'warning', collected.warnings);

  const disk = promptWorkspace(root);
  const workspace =
    fromStdin && stdinName !== undefined
      ? overlaid(
          disk,
          new Map([
            [slashed(path.resolve(root, stdinName)), await readStdinText(io, largestStdin)],
          ]),
        )
      : disk;
  const linted: FixedPairs = args.has('fix')
    ? await fixPairs(collected.targets, workspace, root)
    : {
        ...(await lintPairs(collected.targets, workspace, parseOnce())),
        fixed: 0,
        written: [],
      };
  const problems = [...collected.errors, ...linted.errors];
  await reportProblems(err, 'error', problems);

  const texts = new Map([...linted.texts, ...linted.others]);
  const files = presentFindings(linted.findings, texts, root);
  const totals = {
    pairs: linted.pairs,
    fixed: linted.fixed,
    filesWritten: linted.written.length,
  };
  if (files.length > 0 || format !== 'text') {
    await out.write(render(format, files, totals, problems, context));
  }
  const counts = countFindings(files);
  let code: ExitCode = counts.error > 0 ? exitCode.findings : exitCode.clean;
  if (maxWarnings !== undefined && counts.warning > maxWarnings) {
    await err.write(
      `gyges: ${counts.warning} warning${counts.warning === 1 ? '' : 's'}, more than the ${maxWarnings} allowed.\n`,
    );
    code = exitCode.findings;
  }
  return problems.length > 0 ? worse(code, exitCode.couldNotRun) : code;
}

export const lintCommand: Command = {
  name: 'lint',
  summary: 'Check that prompt pairs differ only in the manipulation.',
  usage: 'PATH… [options]',
  description: [
    'Lints prompt files, or all pairs in folders. Each pair is linted once, whichever of its files is named, together with the partials it includes. node_modules and .git are not walked into, nor what the configuration ignores.',
    'A partial stands for the pairs in its folder that include it. “-” reads one prompt from standard input; --stdin-filename says where it belongs, so that its counterpart and its configuration are found.',
    'Exits with 0 when nothing is at error severity, 1 when something is or there are more warnings than --max-warnings allows, 2 when an input could not be read; what could be read is linted all the same.',
  ],
  options: [
    {
      name: 'format',
      short: 'f',
      value: 'FORMAT',
      choices: formats,
      description: 'How to print the findings.',
    },
    { name: 'fix', description: 'Repair what has one clear repair and write the files.' },
    {
      name: 'max-warnings',
      value: 'N',
      description: 'Exit with 1 when there are more than N warnings.',
    },
    {
      name: 'config',
      short: 'c',
      value: 'FILE',
      description: 'Use this configuration for all files instead of the nearest gyges.config.json.',
    },
    {
      name: 'stdin-filename',
      value: 'NAME',
      description: 'The file that the prompt on standard input stands for.',
    },
  ],
  examples: [
    ['gyges lint .', 'Lint every pair below this folder.'],
    ['gyges lint prompts --format sarif > gyges.sarif', 'For code scanning services.'],
    ['gyges lint prompts --fix', 'Repair what can be repaired and report the rest.'],
  ],
  run,
};
