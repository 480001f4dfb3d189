import path from 'node:path';
import { readJournal } from '../../core/run/journal.js';
import { makeReport } from '../../core/report/run/make-report.js';
import { runReportHtml } from '../../core/report/run/run-report-html.js';
import { runReportMarkdown } from '../../core/report/run/run-report-markdown.js';
import type { ReportProvenance } from '../../core/report/run/run-report.js';
import { parseCriterion } from '../../core/stats/success-criterion.js';
import { safeJson } from '../../core/text/safe-json.js';
import { ConfigLoader } from '../../node/load-config.js';
import { writeFileAtomically } from '../../node/write-file-atomically.js';
import type { Command, CommandContext } from '../command.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import { openInput, type OpenedLog } from '../logs.js';
import { reportProblems } from '../report-problems.js';
import { UsageError } from '../usage-error.js';
import { version } from '../version.js';

const formats = ['html', 'markdown', 'json'] as const;
const defaultComparisons = 20;

async function run({ args, io, out, err }: CommandContext): Promise<ExitCode> {
  if (args.positionals.length === 0) {
    throw new UsageError('report needs runs or logs, for example .gyges/runs/DIR/journal.jsonl.');
  }
  const configs = new ConfigLoader(io.cwd);
  const opened: OpenedLog[] = [];
  try {
    for (const name of args.positionals) opened.push(await openInput(name, io, configs));
    const prompts = (await Promise.all(opened.map(promptsOf))).flat();
    const { report, discordant } = await makeReport(
      opened.map(({ log }) => log),
      {
        gyges: version,
        criterion: parseCriterion(args.text('success') ?? 'compliance'),
        scorer: args.text('scorer'),
        title: args.text('title') ?? titleOf(prompts),
        comparisons: args.count('comparisons') ?? defaultComparisons,
        prompts,
        written: new Date().toISOString(),
      },
    );
    await reportProblems(err, 'warning', report.provenance.warnings);
    const pieces = render(args.choice('format', formats, 'html'));
    const file = args.text('out');
    if (file === undefined) for (const piece of pieces) await out.write(piece);
    else await writeFileAtomically(path.resolve(io.cwd, file), [...pieces].join(''));
    return exitCode.clean;

    function render(format: (typeof formats)[number]): Iterable<string> {
      switch (format) {
        case 'html':
          return runReportHtml(report, discordant);
        case 'markdown':
          return [runReportMarkdown(report)];
        case 'json':
          return [`${safeJson(report, 2)}\n`];
      }
    }
  } finally {
    for (const log of opened) await log[Symbol.asyncDispose]();
  }
}

/** The pairs that runs are of; undefined for other logs. */
function titleOf(prompts: ReportProvenance['prompts']): string | undefined {
  const pairs = [...new Set(prompts.map(({ pair }) => pair))];
  return pairs.length === 0 ? undefined : pairs.join(', ');
}

/** The prompts that the journal of a run names; other logs do not say. */
async function promptsOf({ log, source }: OpenedLog): Promise<ReportProvenance['prompts']> {
  if (log.format !== 'gyges-run') return [];
  const { header } = readJournal(await source.read(0, source.size));
  return header?.pairs.map(({ id, hashes }) => ({ pair: id, hashes })) ?? [];
}

export const reportCommand: Command = {
  name: 'report',
  summary: 'Write a report of runs or logs: rates, gaps, plots, samples that disagree.',
  usage: 'LOG… [options]',
  description: [
    'Judges every sample of the logs and writes one file that needs nothing else: rates by condition, the gap of every pair and model beside the published one, the items and samples that disagree, flag rates, methods and what was left out. Two logs of one condition each are taken as monitored and unmonitored, in this order.',
    'Exits with 0, or 2 when an input could not be read.',
  ],
  options: [
    {
      name: 'success',
      short: 's',
      value: 'CRITERION',
      description:
        'score=VALUE, compliance (default), marker, alignment-faking or flag:CATEGORY, as for “gyges stats”.',
    },
    {
      name: 'scorer',
      value: 'NAME',
      description: 'The scorer whose values count, where a log has several.',
    },
    {
      name: 'format',
      short: 'f',
      value: 'FORMAT',
      choices: formats,
      description: 'html by default.',
    },
    {
      name: 'out',
      short: 'o',
      value: 'FILE',
      description: 'Write to this file instead of standard output.',
    },
    { name: 'title', value: 'TEXT', description: 'Title of the report.' },
    {
      name: 'comparisons',
      value: 'N',
      description: `Disagreeing samples shown in full, ${defaultComparisons} by default.`,
    },
  ],
  examples: [
    ['gyges report .gyges/runs/DIR/journal.jsonl --out report.html', 'The report of a run.'],
    [
      'gyges report monitored.eval unmonitored.eval --success score=I --out report.html',
      'The report of two Inspect logs.',
    ],
  ],
  run,
};
