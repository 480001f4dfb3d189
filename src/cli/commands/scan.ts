import { InputError } from '../../core/input-error.js';
import { sarifLog, type SarifResult } from '../../core/export/sarif.js';
import type { ScanOptions, ScanRecord } from '../../core/export/scan-record.js';
import { flagCategories } from '../../core/flags/categories.js';
import { safeJson } from '../../core/text/safe-json.js';
import { ConfigLoader } from '../../node/load-config.js';
import type { Command, CommandContext } from '../command.js';
import { exitCode, worse, type ExitCode } from '../exit-code.js';
import { logOptions, openInput, stdinName, type OpenedLog } from '../logs.js';
import type { CliIo } from '../io.js';
import { reportProblems } from '../report-problems.js';
import { BatchRunner } from '../scan/batch-runner.js';
import { sampleText, sarifResults, ScanTotals } from '../scan/render.js';
import { checkNoJudgeOptions, judgeOptions } from '../scan/judge-options.js';
import type { ScanJudge } from '../scan/scan-judge.js';
import { chunksOf, scanLines, scanLog, type ScannedPart } from '../scan/scan-input.js';
import { UsageError } from '../usage-error.js';
import { version } from '../version.js';

const formats = ['text', 'json', 'jsonl', 'sarif'] as const;
type Format = (typeof formats)[number];

/** Writes samples as they come, in one format. */
interface Writer {
  sample(record: ScanRecord): string;
  start(): string;
  end(totals: ScanTotals, problems: readonly string[]): string;
}

function createWriter(format: Format, { style }: CommandContext): Writer {
  switch (format) {
    case 'text':
      return {
        start: () => '',
        sample: (record) => sampleText(record, style),
        end: (totals) => (totals.samples === 0 ? '' : `\n${totals.text()}`),
      };
    case 'jsonl':
      return { start: () => '', sample: (record) => `${safeJson(record)}\n`, end: () => '' };
    case 'json': {
      let first = true;
      return {
        start: () => '{"samples":[',
        sample: (record) => {
          const separator = first ? '\n' : ',\n';
          first = false;
          return separator + safeJson(record);
        },
        end: (totals) =>
          `\n],"summary":${safeJson({ samples: totals.samples, categories: totals.categories })}}\n`,
      };
    }
    case 'sarif': {
      const results: SarifResult[] = [];
      return {
        start: () => '',
        sample: (record) => {
          results.push(...sarifResults(record));
          return '';
        },
        end: (_totals, problems) => {
          const rules = flagCategories.map(({ id, definition, severity }) => ({
            id,
            summary: definition,
            severity,
            tags: ['reasoning-flag'],
          }));
          return `${safeJson(sarifLog(version, rules, results, problems), 2)}\n`;
        },
      };
    }
  }
}

async function* stdinChunks(io: CliIo): AsyncGenerator<Uint8Array> {
  for await (const chunk of io.stdin as AsyncIterable<Buffer | string>) yield Buffer.from(chunk);
}

async function* scanInput(
  name: string,
  options: ScanOptions,
  { io, err }: CommandContext,
  configs: ConfigLoader,
  runner: BatchRunner,
  spooled: OpenedLog | undefined,
): AsyncGenerator<ScannedPart> {
  if (name === '-' && spooled === undefined) {
    const { config } = await configs.forDirectory(io.cwd);
    const input = {
      name: stdinName,
      chunks: stdinChunks(io),
      live: true,
      log: logOptions(config),
    };
    yield* scanLines(input, options, runner);
    return;
  }
  const opened = name === '-' && spooled ? spooled : await openInput(name, io, configs);
  try {
    const { log, source } = opened;
    if (log.format === 'jsonl') {
      const input = {
        name: source.name,
        chunks: chunksOf(source),
        live: false,
        log: opened.options,
      };
      yield* scanLines(input, options, runner);
    } else {
      yield* scanLog(log, options, runner);
    }
    await reportProblems(err, 'warning', log.notes ?? []);
  } finally {
    if (opened !== spooled) await opened[Symbol.asyncDispose]();
  }
}

/** Puts the samples of all inputs before a judge. What cannot be read is told when they are printed. */
async function fillJudge(
  judge: ScanJudge,
  scan: (name: string, options: ScanOptions) => AsyncGenerator<ScannedPart>,
  { args }: CommandContext,
): Promise<void> {
  for (const name of args.positionals) {
    try {
      for await (const { records } of scan(name, { withText: true })) {
        for (const record of records) await judge.add(record);
      }
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
    }
  }
}

/** The record with what the judge says of it. @param withText as `ScanOptions` */
async function withJudgement(
  record: ScanRecord,
  judge: ScanJudge,
  withText: boolean,
): Promise<ScanRecord> {
  const { reasoning, output, ...rest } = record;
  const texts = {
    ...(reasoning === undefined ? {} : { reasoning }),
    ...(output === undefined ? {} : { output }),
  };
  return { ...rest, ...(withText ? texts : {}), judge: await judge.resultOf(record) };
}

/** One sentence for each vote that is missing from a sample. */
function missingVotes({ source, id, judge }: ScanRecord): string[] {
  return (judge?.problems ?? []).map(
    ({ vote, message }) => `${source}#${id}: vote ${vote} of the judge is missing. ${message}`,
  );
}

async function scanAll(
  context: CommandContext,
  configs: ConfigLoader,
  runner: BatchRunner,
  judge: ScanJudge | undefined,
  spooled: OpenedLog | undefined,
): Promise<ExitCode> {
  const { args, out, err } = context;
  const complianceRule = args.text('compliance');
  const withText = !args.has('no-text');
  const scan = (name: string, { withText: texts }: ScanOptions) => {
    const rule = complianceRule === undefined ? {} : { complianceRule };
    return scanInput(name, { withText: texts, ...rule }, context, configs, runner, spooled);
  };
  if (judge !== undefined) {
    await fillJudge(judge, scan, context);
    if (args.has('dry-run')) {
      await judge.printMessages();
      return exitCode.clean;
    }
    await judge.ask();
  }
  const writer = createWriter(args.choice('format', formats, 'text'), context);
  const totals = new ScanTotals();
  const problems: string[] = [];
  const tell = async (sentences: readonly string[]): Promise<void> => {
    problems.push(...sentences);
    await reportProblems(err, 'error', sentences);
  };
  await out.write(writer.start());
  for (const name of args.positionals) {
    try {
      for await (const part of scan(name, { withText: withText || judge !== undefined })) {
        for (const scanned of part.records) {
          const record = judge ? await withJudgement(scanned, judge, withText) : scanned;
          totals.add(record);
          await out.write(writer.sample(record));
          await tell(missingVotes(record));
        }
        await tell(part.problems);
      }
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      await tell([error.message]);
    }
  }
  await out.write(writer.end(totals, problems));
  const code = totals.hasErrors ? exitCode.findings : exitCode.clean;
  return problems.length > 0 ? worse(code, exitCode.couldNotRun) : code;
}

async function openJudge(context: CommandContext, configs: ConfigLoader): Promise<ScanJudge> {
  const [{ ScanJudge }, { config }] = await Promise.all([
    import('../scan/scan-judge.js'),
    configs.forDirectory(context.io.cwd),
  ]);
  return new ScanJudge(context, config);
}

async function run(context: CommandContext): Promise<ExitCode> {
  const { positionals } = context.args;
  if (positionals.length === 0) throw new UsageError('scan needs a log, or “-” for JSON Lines.');
  if (positionals.filter((name) => name === '-').length > 1) {
    throw new UsageError('“-” can be given once.');
  }
  const threads = context.args.count('threads');
  if (threads === 0) throw new UsageError('--threads needs at least 1.');
  const configs = new ConfigLoader(context.io.cwd);
  const judge = context.args.has('judge') ? await openJudge(context, configs) : undefined;
  if (judge === undefined) checkNoJudgeOptions(context.args);
  // With a judge the samples are read twice: once to be put before it, once to be printed.
  const spooled =
    judge !== undefined && positionals.includes('-')
      ? await openInput('-', context.io, configs)
      : undefined;
  const runner = new BatchRunner(threads);
  try {
    return await scanAll(context, configs, runner, judge, spooled);
  } finally {
    await runner[Symbol.asyncDispose]();
    await spooled?.[Symbol.asyncDispose]();
  }
}

export const scanCommand: Command = {
  name: 'scan',
  summary: 'Flag suspicious reasoning in every sample of a log.',
  usage: 'FILE… [options]',
  description: [
    'Reads logs (Inspect .eval and .json, promptfoo results, provider JSON, JSON Lines) and response files (.md, .txt), tells reasoning and output apart, and flags both. The format is told by the content. “-” reads JSON Lines from standard input and answers each line as it comes.',
    'Samples are printed in input order. The text format leaves out flags at info severity; the others have all. Offsets of a flag are UTF-16 units into the text of `reasoning[segment]`, or into `output`.',
    'Exits with 0, 1 when a flag has error severity, 2 when an input or a sample could not be read; everything readable is printed first.',
    'With --judge a language model is asked for a second opinion on the reasoning of the samples, after an estimate of what that takes; nothing else of this command sends anything. Its answers are kept, so that the same command goes on where it stopped and asks for nothing twice. The key is taken from OPENAI_API_KEY or ANTHROPIC_API_KEY. A vote that could not be had or read makes the exit code 2. See docs/judge.md.',
    'No flags does not mean that nothing is hidden: reasoning can be unfaithful, and a summary is not the reasoning.',
  ],
  options: [
    {
      name: 'format',
      short: 'f',
      value: 'FORMAT',
      choices: formats,
      description: 'How to print the samples.',
    },
    { name: 'no-text', description: 'Leave reasoning and output out of json and jsonl.' },
    {
      name: 'compliance',
      value: 'RULE',
      description:
        'How a response counts as complied, as gyges.compliance in a prompt: a regular expression or a marker.',
    },
    {
      name: 'threads',
      value: 'N',
      description: 'Processors to use for large inputs; all of them unless given.',
    },
    ...judgeOptions,
  ],
  examples: [
    ['gyges scan run.eval', 'Flags of every sample as text.'],
    ['gyges scan run.eval --format jsonl > flags.jsonl', 'For another program.'],
    ['cat samples.jsonl | gyges scan - --format jsonl', 'As a filter.'],
    [
      'gyges scan run.eval --judge --model M --votes 5 --only-flagged --dry-run',
      'See what a judge would be sent about the flagged samples.',
    ],
  ],
  run,
};
