import { InputError } from '../../core/input-error.js';
import { compareConditions, type ConditionRate } from '../../core/stats/compare-conditions.js';
import { criteriaAgreement } from '../../core/stats/criteria-agreement.js';
import { roganGladen, type DetectorCounts } from '../../core/stats/rogan-gladen.js';
import { pairOutcomes, type PairedOutcomes } from '../../core/stats/pair-outcomes.js';
import { defaultSeed } from '../../core/stats/random.js';
import {
  describeCriterion,
  parseCriterion,
  type Outcome,
} from '../../core/stats/success-criterion.js';
import { safeJson } from '../../core/text/safe-json.js';
import { ConfigLoader } from '../../node/load-config.js';
import type { Command, CommandContext } from '../command.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import { openInput, type OpenedLog } from '../logs.js';
import { reportProblems } from '../report-problems.js';
import { gatherOutcomes, type LogInCondition } from '../stats/gather-outcomes.js';
import { statsJson, type StatsReport } from '../stats/stats-report.js';
import { statsText } from '../stats/stats-text.js';
import { UsageError } from '../usage-error.js';

const formats = ['text', 'json'] as const;

function levelOf(text: string | undefined): number {
  if (text === undefined) return 0.95;
  const level = Number(text);
  if (text.trim() === '' || !(level > 0 && level < 1)) {
    throw new UsageError(`--level needs a proportion such as 0.95, not “${text}”.`);
  }
  return level;
}

function checkPaired(paired: PairedOutcomes, logs: readonly OpenedLog[]): void {
  const names = logs.map(({ log }) => log.name).join(' and ');
  if (paired.items.length === 0 && paired.withoutCondition > 0) {
    throw new InputError(
      `${names}: no sample says which condition it is from; give one log for each condition.`,
    );
  }
  const hasPair = paired.items.some(
    ({ monitored, unmonitored }) => monitored.length > 0 && unmonitored.length > 0,
  );
  if (hasPair) return;
  const [example] = paired.items;
  throw new InputError(
    example === undefined
      ? `${names}: no sample could be judged (${describeExclusions(paired)}).`
      : `${names}: no item has usable samples in both conditions, so there is nothing to pair; ` +
          `for example item ${example.item} has only ${example.monitored.length > 0 ? 'monitored' : 'unmonitored'} ones` +
          (paired.withoutCondition > 0
            ? `; samples that do not say which condition they are from: ${paired.withoutCondition}.`
            : '.'),
  );
}

function describeExclusions({ excluded }: PairedOutcomes): string {
  const counts = new Map<string, number>();
  for (const condition of [excluded.monitored, excluded.unmonitored]) {
    for (const [reason, count] of Object.entries(condition)) {
      counts.set(reason, (counts.get(reason) ?? 0) + count);
    }
  }
  return [...counts].map(([reason, count]) => `${count} ${reason}`).join(', ') || 'there are none';
}

async function report(logs: readonly OpenedLog[], context: CommandContext): Promise<StatsReport> {
  const { args } = context;
  const success = args.text('success');
  if (success === undefined) {
    throw new UsageError(
      'stats needs --success: score=VALUE, compliance, marker, alignment-faking or flag:CATEGORY.',
    );
  }
  const criterion = parseCriterion(success);
  const scorer = args.text('scorer');
  if (scorer !== undefined && criterion.kind !== 'score' && args.text('against') === undefined) {
    throw new UsageError('--scorer belongs to --success score=VALUE.');
  }
  const level = levelOf(args.text('level'));
  const seed = args.count('seed') ?? defaultSeed;
  const conditions = ['monitored', 'unmonitored'] as const;
  const detectorText = args.text('detector');
  const detector = detectorText === undefined ? undefined : detectorOf(detectorText);
  const correct = ({ successes, n }: ConditionRate) =>
    detector === undefined ? undefined : roganGladen(successes, n, detector, { level, seed });
  const inConditions = logs.map(({ log }, index) => ({
    log,
    condition: logs.length === 1 ? undefined : conditions[index],
  }));
  const gathered = await gatherOutcomes(inConditions, {
    criterion,
    scorer,
    cluster: args.text('cluster'),
  });
  const against = args.text('against');
  const other =
    against === undefined
      ? undefined
      : await judgeAgain(inConditions, against, args.text('scorer'));
  const paired = pairOutcomes(gathered.outcomes);
  checkPaired(paired, logs);
  const comparison = compareConditions(paired.items, { level, seed });
  const notes = [...comparison.notes];
  if (gathered.contradicted > 0) {
    notes.unshift(
      `${gathered.contradicted} samples say themselves that they are from the other condition: are the two logs in the right order (monitored first)?`,
    );
  }
  if (gathered.scoreNote !== undefined) notes.unshift(gathered.scoreNote);
  if (paired.withoutCondition > 0) {
    notes.unshift(`${paired.withoutCondition} samples of unknown condition were left out.`);
  }
  return {
    ...comparison,
    notes,
    success: {
      criterion: describeCriterion(criterion, gathered.scorer),
      ...(gathered.scorer === undefined ? {} : { scorer: gathered.scorer }),
    },
    sources: logs.map(({ log }) => log.name),
    level,
    unmatched: paired.unmatched,
    excluded: paired.excluded,
    ...(other === undefined
      ? {}
      : {
          agreement: {
            ...criteriaAgreement(
              gathered.outcomes.map(({ outcome }) => outcome),
              other.outcomes,
            ),
            against: other.name,
          },
        }),
    ...(detector === undefined
      ? {}
      : {
          corrected: {
            monitored: correct(comparison.conditions.monitored),
            unmonitored: correct(comparison.conditions.unmonitored),
          },
        }),
  };
}

/** The same samples by another criterion. */
async function judgeAgain(
  logs: readonly LogInCondition[],
  text: string,
  scorer: string | undefined,
): Promise<{ readonly name: string; readonly outcomes: readonly Outcome[] }> {
  const criterion = parseCriterion(text);
  const gathered = await gatherOutcomes(logs, { criterion, scorer, cluster: undefined });
  return {
    name: describeCriterion(criterion, gathered.scorer),
    outcomes: gathered.outcomes.map(({ outcome }) => outcome),
  };
}

/** @throws UsageError unless it is four counts */
function detectorOf(text: string): DetectorCounts {
  const counts = text.split(',').map((part) => (/^\s*\d{1,9}\s*$/.test(part) ? Number(part) : NaN));
  const [truePositives, falseNegatives, trueNegatives, falsePositives] = counts;
  if (
    counts.length !== 4 ||
    counts.some(Number.isNaN) ||
    truePositives === undefined ||
    falseNegatives === undefined ||
    trueNegatives === undefined ||
    falsePositives === undefined
  ) {
    throw new UsageError(
      `--detector needs four counts TP,FN,TN,FP of a labelled set, for example 45,5,190,10, not “${text}”.`,
    );
  }
  return { truePositives, falseNegatives, trueNegatives, falsePositives };
}

async function run(context: CommandContext): Promise<ExitCode> {
  const { args, io, out, err, style } = context;
  const names = args.positionals;
  if (names.length < 1 || names.length > 2) {
    throw new UsageError(
      'stats needs two logs, monitored first, or one that holds both conditions.',
    );
  }
  if (names.length === 2 && names[0] === '-' && names[1] === '-') {
    throw new UsageError('“-” can be given once.');
  }
  const configs = new ConfigLoader(io.cwd);
  const logs: OpenedLog[] = [];
  try {
    for (const name of names) logs.push(await openInput(name, io, configs));
    // What is wrong with the logs is told also where they give no figures: it may be why.
    const [made] = await Promise.allSettled([report(logs, context)]);
    const problems = logs.flatMap(({ log }) => log.warnings);
    const notes = logs.flatMap(({ log }) => log.notes ?? []);
    await reportProblems(err, 'warning', notes);
    await reportProblems(err, 'error', problems);
    if (made.status === 'rejected') throw made.reason;
    const result = made.value;
    await out.write(
      args.choice('format', formats, 'text') === 'json'
        ? `${safeJson(statsJson(result), 2)}\n`
        : statsText(result, style),
    );
    return problems.length > 0 ? exitCode.couldNotRun : exitCode.clean;
  } finally {
    for (const opened of logs) await opened[Symbol.asyncDispose]();
  }
}

export const statsCommand: Command = {
  name: 'stats',
  summary: 'Rates by condition, their paired gap with its interval, and its test.',
  usage: 'MONITORED [UNMONITORED] --success CRITERION [options]',
  description: [
    'Counts successes in two logs, or in one log whose samples say which condition they are from, pairs them by item, and prints rates, gap and test with the names of the methods. What could not be judged or paired is counted, never dropped silently.',
    'Criteria: score=VALUE (the value a scorer gave), compliance (the classifier), marker (<request_fully_accepted/> or <rejected/>), flag:CATEGORY (a flag in the reasoning), alignment-faking (verdict of 0.5 or more).',
    'One sample per item and condition: Newcombe’s paired interval and the exact McNemar test. Several samples, or families of items (--cluster): per-item differences, bootstrap below 100 items and Student’s t from there on, sign-flip test.',
  ],
  options: [
    {
      name: 'success',
      short: 's',
      value: 'CRITERION',
      description: 'What counts as a success.',
    },
    { name: 'scorer', value: 'NAME', description: 'The scorer, where a log has several.' },
    {
      name: 'cluster',
      value: 'FIELD',
      description: 'Metadata field that names the family an item belongs to.',
    },
    {
      name: 'against',
      value: 'CRITERION',
      description:
        'Also judge every sample by this criterion, and print how the two agree, with Cohen’s κ.',
    },
    {
      name: 'detector',
      value: 'TP,FN,TN,FP',
      description:
        'Errors of what judges the samples, counted on a labelled set; also prints rates corrected for them (Rogan and Gladen).',
    },
    { name: 'level', value: 'P', description: 'Coverage of the intervals; 0.95 unless given.' },
    {
      name: 'seed',
      value: 'N',
      description: `Seed of the bootstrap and the permutations; ${defaultSeed} unless given.`,
    },
    {
      name: 'format',
      short: 'f',
      value: 'FORMAT',
      choices: formats,
      description: 'How to print the figures.',
    },
  ],
  examples: [
    ['gyges stats monitored.eval unmonitored.eval --success score=I', 'By the score of a log.'],
    [
      'gyges stats run.jsonl --success compliance --against marker',
      'How the classifier agrees with the markers.',
    ],
    ['gyges stats run.jsonl --success flag:goal-guarding', 'One log with both conditions.'],
  ],
  run,
};
