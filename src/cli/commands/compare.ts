import { compareSamples } from '../../core/compare/compare-samples.js';
import { flagSample } from '../../core/flags/flag-sample.js';
import { comparisonHtml } from '../../core/report/comparison-html.js';
import { comparisonJson } from '../../core/report/comparison-json.js';
import { comparisonMarkdown } from '../../core/report/comparison-markdown.js';
import { comparisonText } from '../../core/report/comparison-text.js';
import {
  pairsReportHtml,
  pairsReportJson,
  pairsReportMarkdown,
  pairsReportText,
} from '../../core/report/pairs-report.js';
import type { SampleRecord } from '../../core/response/sample-record.js';
import { escapeControls } from '../../core/text/escape-controls.js';
import { safeJson } from '../../core/text/safe-json.js';
import { ConfigLoader } from '../../node/load-config.js';
import type { Command, CommandContext } from '../command.js';
import { compareAll } from '../compare/compare-all.js';
import { findSample, parseReference } from '../compare/sample-reference.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import { openInput, type OpenedLog } from '../logs.js';
import { reportProblems } from '../report-problems.js';
import { UsageError } from '../usage-error.js';

const formats = ['text', 'json', 'html', 'markdown'] as const;

async function readSample(
  reference: string,
  { io, err }: CommandContext,
  configs: ConfigLoader,
): Promise<SampleRecord> {
  const { file, sample } = parseReference(reference, io.cwd);
  const opened = await openInput(file, io, configs);
  try {
    const record = await findSample(opened.log, sample);
    await reportProblems(err, 'warning', [...(opened.log.notes ?? []), ...opened.log.warnings]);
    return record;
  } finally {
    await opened[Symbol.asyncDispose]();
  }
}

async function compareOne(context: CommandContext): Promise<ExitCode> {
  const { args, out, style, io } = context;
  const [a, b] = args.positionals;
  if (a === undefined || b === undefined || args.positionals.length > 2) {
    throw new UsageError('compare needs two response files or samples (LOG#SAMPLE_ID).');
  }
  const configs = new ConfigLoader(io.cwd);
  const left = await readSample(a, context, configs);
  const right = await readSample(b, context, configs);
  const comparison = compareSamples(
    { sample: left, flagged: flagSample(left) },
    { sample: right, flagged: flagSample(right) },
  );
  switch (args.choice('format', formats, 'text')) {
    case 'text':
      await out.write(comparisonText(comparison, style));
      break;
    case 'json':
      await out.write(`${safeJson(comparisonJson(comparison), 2)}\n`);
      break;
    case 'html':
      await out.write(comparisonHtml(comparison));
      break;
    case 'markdown':
      await out.write(comparisonMarkdown(comparison));
      break;
  }
  return exitCode.clean;
}

async function compareLogs(context: CommandContext): Promise<ExitCode> {
  const { args, io, out, err } = context;
  if (args.positionals.length < 1 || args.positionals.length > 2) {
    throw new UsageError('compare --all needs two logs, or one that holds both conditions.');
  }
  const configs = new ConfigLoader(io.cwd);
  const opened: OpenedLog[] = [];
  try {
    for (const name of args.positionals) opened.push(await openInput(name, io, configs));
    const [left, right] = opened;
    if (left === undefined) return exitCode.couldNotRun;
    const report = await compareAll(left.log, right?.log);
    await reportProblems(err, 'warning', report.warnings);
    switch (args.choice('format', formats, 'text')) {
      case 'text':
        await out.write(pairsReportText(report, escapeControls));
        break;
      case 'json':
        await out.write(`${safeJson(pairsReportJson(report), 2)}\n`);
        break;
      case 'html':
        for (const piece of pairsReportHtml(report)) await out.write(piece);
        break;
      case 'markdown':
        for (const piece of pairsReportMarkdown(report)) await out.write(piece);
        break;
    }
    return exitCode.clean;
  } finally {
    for (const log of opened) await log[Symbol.asyncDispose]();
  }
}

export const compareCommand: Command = {
  name: 'compare',
  summary: 'Set two responses side by side: outcomes, one-sided flags, differences.',
  usage: 'A B [options]',
  description: [
    'A and B are response files (.md, .txt) or samples of logs, written LOG#SAMPLE_ID; the id may be left out when a log has one sample, and an item, or item and epoch as in 7_3, will do where that means one sample. Reasoning is set against reasoning and output against output, sentence by sentence.',
    '--all compares all pairs of two logs, or the two conditions of one log, with an index sorted by disagreement.',
    'Exits with 0, or 2 when an input could not be read.',
  ],
  options: [
    {
      name: 'format',
      short: 'f',
      value: 'FORMAT',
      choices: formats,
      description: 'How to print the comparison; html is one file that needs nothing else.',
    },
    { name: 'all', description: 'Compare every pair of samples of the logs A and B.' },
  ],
  examples: [
    ['gyges compare monitored.eval#12_epoch_1 unmonitored.eval#12_epoch_1', 'Two samples of logs.'],
    [
      'gyges compare monitored.eval unmonitored.eval --all --format html > pairs.html',
      'A report over all pairs.',
    ],
  ],
  run: (context) => (context.args.has('all') ? compareLogs(context) : compareOne(context)),
};
